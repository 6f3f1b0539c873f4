"""``hemicycle serve``: the record in a browser, on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from hemicycle.cli.common import RecordOption, note
from hemicycle.errors import InputError, MissingExtraError

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
            "then read everything: there are no accounts.",
        ),
    ] = "127.0.0.1",
    browser: Annotated[
        bool, typer.Option("--open", help="Open the site in a browser once it answers.")
    ] = False,
    estimates: Annotated[
        bool,
        typer.Option(
            help="Make ideal points and forecasts that are not kept yet, in the background."
        ),
    ] = True,
    record: RecordOption = None,
) -> None:
    """Open the record as a site on this machine; stop it with Ctrl-C."""
    _need()
    if not 0 <= port <= _MOST_PORT:
        raise InputError(
            f"{port} is no port", where="--port", right=f"0 to {_MOST_PORT}", todo="choose another"
        )
    from hemicycle.web.serving import run

    run(record, host=host, port=port, browser=browser, estimates=estimates, say=note)


def _need() -> None:
    from importlib.util import find_spec

    missing = [title for name, title in _NEEDED.items() if find_spec(name) is None]
    if missing:
        raise MissingExtraError(
            f"the site needs {' and '.join(missing)}, which is not installed",
            where="this Python environment",
            right="hemicycle with its extras 'web' and 'measure'",
            todo="install them: pip install 'hemicycle[web,measure]'",
        )
