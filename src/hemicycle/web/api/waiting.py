"""What takes longer than an answer may: begun once, told at once, never waited for."""

from __future__ import annotations

from hemicycle.errors import NotIdentifiedError
from hemicycle.web.api.answers import Waiting
from hemicycle.web.failures import NoPageError
from hemicycle.web.library import Shelf
from hemicycle.web.works import What


def awaited(shelf: Shelf, work: What, *, what: str, usual: str, command: str) -> Waiting:
    """Where the work stands; begun by the first who asks.

    Raises
    ------
    NoPageError
        It is not kept, and this site was started not to make any.
    NotIdentifiedError
        It was tried, and cannot be made from this record.
    """
    standing = shelf.works.begin(shelf.record, work)
    if standing.status == "running":
        words = f"{what} are being made, {standing.seconds} seconds so far; usually {usual}."
        return Waiting(work, standing, words)
    if standing.status == "failed":
        raise NotIdentifiedError(
            f"{what} cannot be told: {standing.words}",
            where=" ".join(work),
            right="a record with votes enough",
            todo="put more files in with: hemicycle ingest FILE...",
        )
    raise NoPageError(
        f"{what} are not kept for this version of the record",
        where=" ".join(work),
        right="a site started without --no-estimates",
        todo=f"make them with: {command}",
    )
