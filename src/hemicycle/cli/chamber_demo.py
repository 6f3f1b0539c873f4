"""``hemicycle chamber demo``: one day of two bodies again, live on the board."""

from __future__ import annotations

import tempfile
import threading
from typing import Annotated

import typer

from hemicycle.chamber.needs import need
from hemicycle.cli.common import note


def demo(
    speed: Annotated[
        float, typer.Option("--speed", min=0.1, max=1000, help="1 is 2 minutes for each meeting.")
    ] = 1.0,
    script: Annotated[
        list[str] | None, typer.Option("--script", help="A shipped script; may be repeated.")
    ] = None,
    port: Annotated[int, typer.Option("--port", help="Port; 0 takes any.")] = 8193,
    browser: Annotated[bool, typer.Option("--open", help="Open the board in a browser.")] = False,
) -> None:
    """Replay 24 February 2025 live on the board, in both bodies; nothing of it is kept."""
    need()
    from hemicycle.chamber import demo as replays
    from hemicycle.chamber.place import place_of
    from hemicycle.web.chamber.lobby import Lobby
    from hemicycle.web.serving import Serving, run

    stop = threading.Event()
    with tempfile.TemporaryDirectory(prefix="hemicycle-demo-") as folder:
        lobby = Lobby(place_of(folder))
        meetings = [replays.prepare(lobby.hall, name) for name in script or replays.SCRIPTS]

        def begin(site: str) -> None:
            for begun, _, played in meetings:
                note(f"{played.title}\n  {site}chamber/{begun.meeting}/board")
            for begun, officer, played in meetings:
                chamber = lobby.hall.chamber(begun.meeting)
                thread = threading.Thread(
                    target=replays.replay,
                    args=(chamber, officer, played),
                    kwargs={"speed": speed, "stop": stop},
                    daemon=True,
                )
                thread.start()

        try:
            how = Serving(port=port, browser=browser, estimates=False, begin=begin)
            run("embedded", how, say=note, lobby=lobby)
        finally:
            stop.set()
