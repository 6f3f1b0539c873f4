"""Run the site: take the port, say where it is, answer until told to stop."""

from __future__ import annotations

import socket
import threading
import time
import webbrowser
from collections.abc import Callable

from hemicycle.errors import InputError
from hemicycle.web.guard import LOOPBACK

_WAIT = 0.05
_EVERYWHERE = ("0.0.0.0", "::")


def run(
    record: str | None,
    *,
    host: str,
    port: int,
    browser: bool,
    estimates: bool,
    say: Callable[[str], None],
) -> None:
    """Serve until interrupted.

    Raises
    ------
    InputError
        The address cannot be listened on.
    """
    listening = _listen(host, port)
    address = address_of(host, listening.getsockname()[1])
    say(f"hemicycle: {address}  (stop with Ctrl-C)")
    if host not in LOOPBACK:
        say("Others on the network can read this site: there are no accounts.")

    import uvicorn

    from hemicycle.web.app import create_app
    from hemicycle.web.warming import warm

    hosts = ("*",) if host in _EVERYWHERE else (*LOOPBACK, host)
    app = create_app(record, hosts=hosts, warm=warm, estimates=estimates)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, lifespan="on"
    )
    server = uvicorn.Server(config)
    if browser:
        threading.Thread(target=_open, args=(server, address), daemon=True).start()
    server.run(sockets=[listening])


def address_of(host: str, port: int) -> str:
    """What to type into a browser."""
    shown = "127.0.0.1" if host in _EVERYWHERE else host
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def _listen(host: str, port: int) -> socket.socket:
    """A bound socket, so that a taken port is told before anything is loaded."""
    made: socket.socket | None = None
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        made = socket.socket(family, kind, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(where)
        made.listen()  # who comes before the site has loaded waits, and is not turned away
    except OSError as error:
        if made is not None:
            made.close()
        raise InputError(
            f"The site cannot listen on {host}, port {port}: {error.strerror or error}",
            where="--host, --port",
            right="a free port of this machine",
            todo="choose another, such as --port 8194, or --port 0 for any that is free",
        ) from error
    return made


def _open(server: object, address: str) -> None:
    while not getattr(server, "started", False):
        time.sleep(_WAIT)
    webbrowser.open(address)
