"""``hemicycle verify``: a sealed meeting checked offline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hemicycle.cli.common import JsonOption, emit_json, plain_text, say
from hemicycle.errors import InputError

if TYPE_CHECKING:
    from hemicycle.chamber.verify import Verification


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("verify")(verify)


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The sealed export of a meeting.")],
    key: Annotated[
        str | None,
        typer.Option(
            "--key",
            metavar="FINGERPRINT",
            help="The key that should have sealed it, from elsewhere than the file: as read out "
            "in the room or printed on a receipt.",
        ),
    ] = None,
    head: Annotated[
        list[Path] | None,
        typer.Option("--head", metavar="FILE", help="A head that somebody kept; may be repeated."),
    ] = None,
    receipt: Annotated[
        list[Path] | None,
        typer.Option(
            "--receipt", metavar="FILE", help="A receipt that somebody kept; may be repeated."
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check that a meeting is as it was sealed; exit 1 if not, or if its signer is not named."""
    _need_signatures()
    from hemicycle.chamber.verify import verify as check

    found = check(
        _bytes(file),
        key=key,
        heads={path.name: _bytes(path) for path in head or ()},
        receipts={path.name: _bytes(path) for path in receipt or ()},
    )
    if as_json:
        emit_json(found.to_dict())
    else:
        _print(found)
    if not found.verified:
        raise typer.Exit(1)


def _print(found: Verification) -> None:
    say(f"{found.verdict}")
    if found.meeting is not None:
        say()
        title = plain_text(str(found.opening.get("title") or ""))
        if title:
            say(f"meeting   {title}")
        say(f"id        {plain_text(found.meeting)}")
        say(f"entries   {found.entries}, heads {found.heads}")
        say(f"nonce     {plain_text(found.opening_nonce)} (read out at the opening)")
        say(f"key       {found.fingerprint}")
    for heading, lines in (
        ("broken", found.broken),
        ("shown", found.shown),
        ("not shown", found.open_),
    ):
        if lines:
            say()
            say(f"{heading}:")
            for line in lines:
                say(f"- {plain_text(line)}")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"The file cannot be opened ({error.strerror})",
            where=str(path),
            right="a sealed export, a head or a receipt, as a chamber gave it",
            todo="check the path",
        ) from error


def _need_signatures() -> None:
    from importlib.util import find_spec

    from hemicycle.errors import MissingExtraError

    if find_spec("cryptography") is None or find_spec("rfc8785") is None:
        raise MissingExtraError(
            "Checking a seal needs a library for signatures",
            where="this installation of hemicycle",
            right="hemicycle with the extra 'chamber'",
            todo="pip install 'hemicycle[chamber]', or use verifier/verify_sealed.py",
        )
