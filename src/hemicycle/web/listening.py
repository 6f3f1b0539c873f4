"""Where the site listens: the port, the names it answers to, and this machine's place in a hall."""

from __future__ import annotations

import socket

from hemicycle.errors import InputError
from hemicycle.web.guard import LOOPBACK

EVERYWHERE = ("0.0.0.0", "::")
_FAR_AWAY = ("192.0.2.1", 9)
"""An address for documentation (RFC 5737): asked for the way there, the machine names its own."""


def address_of(host: str, port: int, *, secure: bool = False) -> str:
    """What to type into a browser."""
    shown = "127.0.0.1" if host in EVERYWHERE else host
    scheme = "https" if secure else "http"
    return f"{scheme}://[{shown}]:{port}/" if ":" in shown else f"{scheme}://{shown}:{port}/"


def names_of(host: str) -> tuple[str, ...]:
    """The names under which the site answers when it listens there."""
    return ("*",) if host in EVERYWHERE else (*LOOPBACK, host)


def lan_address() -> str:
    """The address of this machine on its network. Nothing is sent.

    Raises
    ------
    InputError
        It is on no network.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(_FAR_AWAY)
            found = str(asked.getsockname()[0])
        except OSError as error:
            raise _no_network() from error
    if found in (*LOOPBACK, *EVERYWHERE):
        raise _no_network()
    return found


def lan_names(address: str) -> tuple[str, ...]:
    """Names that others on the network may use for this machine."""
    name = socket.gethostname().lower()
    return (*LOOPBACK, address, name, f"{name.removesuffix('.local')}.local")


def listening(host: str, port: int) -> socket.socket:
    """A bound socket, so that a taken port is told before anything is loaded.

    Raises
    ------
    InputError
        The address cannot be listened on.
    """
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


def _no_network() -> InputError:
    return InputError(
        "This machine is on no network that others could reach it by",
        where="--lan",
        right="a network, with or without the internet behind it",
        todo="join one or open a hotspot; for this machine alone leave --lan out",
    )
