"""A vote of the sheet kept in the record, as provisional, by who sits at this machine."""

from __future__ import annotations

from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import Request

from hemicycle.record.location import EMBEDDED, locate, user_record
from hemicycle.web.failures import RefusedError

if TYPE_CHECKING:
    from hemicycle.brief.entry.model import EnteredVote


def is_near(request: Request) -> bool:
    """Whether the browser runs on this machine; only there may it write into the record."""
    try:
        return request.client is not None and ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def place_for(where: str | Path | None) -> Path | None:
    """Directory of the record that a vote is kept in; None for the shipped one."""
    if str(where) == EMBEDDED:
        return None
    return locate(where) or user_record()


def keep(request: Request, vote: EnteredVote, into: Path, *, origin: str, at: datetime) -> None:
    """Put the vote into the record, where an official source will supersede it.

    The same sheet of the same moment is one entry, however often it is sent.

    Raises
    ------
    RefusedError
        The browser is on another machine.
    """
    if not is_near(request):
        raise RefusedError(
            "Votes are kept from this machine alone",
            where=request.url.path,
            right="a browser on the machine that runs hemicycle",
            todo="take the sheet as a file, and keep it there: hemicycle brief --vote FILE --save",
        )
    from hemicycle.record.entered import entered_piece
    from hemicycle.record.ingest import put
    from hemicycle.record.shelf import describe

    piece = entered_piece(vote, origin=origin, at=at)
    put([(describe(piece, "entered by hand"), piece)], into)
