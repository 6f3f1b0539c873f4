"""``hemicycle serve``: the record and the chambers in a browser, on this machine."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hemicycle.chamber.needs import missing
from hemicycle.cli.chamber_options import DatabaseOption, PlaceOption
from hemicycle.cli.common import RecordOption, note
from hemicycle.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from hemicycle.web.chamber.lobby import Lobby

#: What the site needs beyond the core, and what each is called.
_NEEDED = {
    "fastapi": "FastAPI",
    "jinja2": "Jinja2",
    "uvicorn": "uvicorn",
    "python_multipart": "python-multipart",
    "numpy": "NumPy",
    "scipy": "SciPy",
}
_MOST_PORT = 65_535
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("serve")(serve)


def serve(
    port: Annotated[
        int, typer.Option("--port", help="Port to listen on; 0 takes any that is free.")
    ] = 8193,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            metavar="NAME",
            help="Address to listen on. Anything but this machine's own lets others in, who can "
            "then read everything: the record knows no accounts.",
        ),
    ] = "127.0.0.1",
    lan: Annotated[
        bool,
        typer.Option(
            "--lan", help="Let everybody on this network in; prints the address and its QR code."
        ),
    ] = False,
    certificate: Annotated[
        Path | None, typer.Option("--cert", metavar="FILE", help="Certificate for HTTPS, in PEM.")
    ] = None,
    key: Annotated[
        Path | None, typer.Option("--key", metavar="FILE", help="Its private key, in PEM.")
    ] = None,
    embed: Annotated[
        list[str] | None,
        typer.Option(
            "--embed",
            metavar="ORIGIN",
            help="A site that may show the board of a meeting in a frame; may be repeated.",
        ),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--open", help="Open the site in a browser once it answers.")
    ] = False,
    estimates: Annotated[
        bool,
        typer.Option(
            help="Make ideal points and forecasts that are not kept yet, in the background."
        ),
    ] = True,
    at: PlaceOption = None,
    database: DatabaseOption = None,
    record: RecordOption = None,
) -> None:
    """Open the record and the chambers as a site on this machine; stop it with Ctrl-C."""
    _need()
    _check(port, certificate, key, embed or [])
    from hemicycle.web.serving import Serving, run

    how = Serving(
        host=host, port=port, lan=lan, certificate=certificate, key=key, browser=browser,
        estimates=estimates,
    )  # fmt: skip
    run(record, how, say=note, lobby=_opens(at, database, record, tuple(embed or ())))


def _opens(
    at: Path | None, database: str | None, record: str | None, origins: tuple[str, ...]
) -> Callable[[], Lobby] | None:
    """What opens the chambers, where what they need is installed; else their pages say what is
    missing. Loading them takes half a second, which the first page does not wait for."""
    if missing():
        return None
    from hemicycle.chamber.place import place_of

    place = place_of(at, database) if at or database else None

    def opens() -> Lobby:
        from hemicycle.web.chamber.lobby import Lobby

        return Lobby(place, record=record, origins=origins)

    return opens


def _check(port: int, certificate: Path | None, key: Path | None, embed: list[str]) -> None:
    if not 0 <= port <= _MOST_PORT:
        raise InputError(
            f"{port} is no port", where="--port", right=f"0 to {_MOST_PORT}", todo="choose another"
        )
    if (certificate is None) != (key is None):
        raise InputError(
            "HTTPS needs a certificate and its key",
            where="--cert, --key",
            right="both files, or neither",
            todo="name both; `mkcert` or your own authority makes them for a hall",
        )
    for file in filter(None, (certificate, key)):
        if not file.is_file():
            raise InputError(
                "The file cannot be opened", where=str(file), right="a file in PEM form",
                todo="check the path",
            )  # fmt: skip
    for origin in embed:
        if not _ORIGIN.fullmatch(origin):
            raise InputError(
                f"{origin!r} is no origin of a site",
                where="--embed",
                right="a scheme and a host, such as https://www.example.org",
                todo="leave out what follows the host",
            )


def _need() -> None:
    from importlib.util import find_spec

    lacking = [title for name, title in _NEEDED.items() if find_spec(name) is None]
    if lacking:
        raise MissingExtraError(
            f"the site needs {' and '.join(lacking)}, which is not installed",
            where="this Python environment",
            right="hemicycle with its extras 'web' and 'measure'",
            todo="install them: pip install 'hemicycle[web,measure]'",
        )
