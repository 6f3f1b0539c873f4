"""Run the site: take the port, say where it is, answer until told to stop."""

from __future__ import annotations

import threading
import time
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hemicycle.web.guard import LOOPBACK
from hemicycle.web.listening import (
    address_of,
    lan_address,
    lan_names,
    listening,
    names_of,
)

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

    from hemicycle.web.chamber.lobby import Lobby

_WAIT = 0.05
_GRACE = 2
"""Seconds that open streams get to end when the site is told to stop."""
_MOST_OPEN = 65_536
_PLAIN = (
    "This is plain HTTP: whoever is on the same network can read what is sent, take over a seat "
    "by its cookie, and change pages on their way. Use a network of your own, or --cert and --key. "
    "Links, roles and seals hold all the same against those who only use the pages."
)


@dataclass(frozen=True)
class Serving:
    """How the site is run.

    Parameters
    ----------
    host, port
        Where it listens; port 0 takes any that is free.
    lan
        Listen to the whole network, and say under which address.
    certificate, key
        Files in PEM form for HTTPS; both or none.
    browser
        Open a browser once it answers.
    estimates
        Whether estimates that are not kept are made in the background.
    begin
        Called once the site answers, with its address; what it does ends with the site.
    """

    host: str = "127.0.0.1"
    port: int = 8193
    lan: bool = False
    certificate: Path | None = None
    key: Path | None = None
    browser: bool = False
    estimates: bool = True
    begin: Callable[[str], None] | None = None


def run(
    record: str | None,
    how: Serving,
    *,
    say: Callable[[str], None],
    lobby: Lobby | Callable[[], Lobby] | None = None,
) -> None:
    """Serve until interrupted.

    Parameters
    ----------
    record
        As for :func:`hemicycle.record.record.open_record`.
    say
        Tells where the site is, and what others can see.
    lobby
        The chambers, or what opens them; the latter waits until the first page is answered.

    Raises
    ------
    InputError
        The address cannot be listened on, or there is no network.
    """
    host = "0.0.0.0" if how.lan else how.host
    shown = lan_address() if how.lan else how.host
    taken = listening(host, how.port)
    secure = how.certificate is not None
    address = address_of(shown, taken.getsockname()[1], secure=secure)
    say(f"hemicycle: {address}  (stop with Ctrl-C)")
    if how.lan:
        _tell_hall(address, say, secure=secure)
    elif host not in LOOPBACK:
        say("Others on the network can read this site: there are no accounts.")

    import uvicorn

    from hemicycle.web.app import create_app
    from hemicycle.web.warming import warm

    _many_files()
    hosts = lan_names(shown) if how.lan else names_of(host)
    if lobby is not None:
        told = partial(_told, address=address, lan=how.lan)
        lobby = partial(told, lobby) if callable(lobby) else told(lobby)
    app = create_app(record, hosts=hosts, warm=warm, estimates=how.estimates, lobby=lobby)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,  # addresses may hold the token of an invitation
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=_GRACE,
        ssl_certfile=how.certificate,
        ssl_keyfile=how.key,
    )
    server = uvicorn.Server(config)
    threading.Thread(target=_end_streams, args=(server, app), daemon=True).start()
    for then in (how.begin, webbrowser.open if how.browser else None):
        if then is not None:
            threading.Thread(target=_once_up, args=(server, then, address), daemon=True).start()
    server.run(sockets=[taken])


def _tell_hall(address: str, say: Callable[[str], None], *, secure: bool) -> None:
    """What a hall needs: the address to be shown on a wall, and what plain HTTP exposes."""
    from importlib.util import find_spec

    if find_spec("segno") is not None:
        import io

        import segno

        drawn = io.StringIO()
        segno.make(address, error="m", micro=False).terminal(drawn, compact=True)
        say(drawn.getvalue())
    say(f"Others on this network open {address}")
    if not secure:
        say(_PLAIN)


def _told(lobby: Lobby | Callable[[], Lobby], *, address: str, lan: bool) -> Lobby:
    """The lobby, opened if it is not yet, with what it has to know of its address."""
    if callable(lobby):
        lobby = lobby()
    lobby.tell_served(address)
    if lan:
        lobby.address = address.rstrip("/")
    return lobby


def _many_files() -> None:
    """Let a whole hall be connected: each listener is an open file."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _MOST_OPEN if hard == resource.RLIM_INFINITY else min(hard, _MOST_OPEN)
    if soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _end_streams(server: uvicorn.Server, app: FastAPI) -> None:
    """When the site is told to stop, those that listen to a board are let go."""
    while not server.should_exit:
        time.sleep(_WAIT)
    if app.state.lobby is not None:
        app.state.lobby.end_feeds()


def _once_up(server: uvicorn.Server, then: Callable[[str], object], address: str) -> None:
    while not server.started:
        time.sleep(_WAIT)
    then(address)
