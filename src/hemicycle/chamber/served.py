"""Where the chambers of a place are served: told by the server to the commands that make links."""

from __future__ import annotations

import json
import os
from pathlib import Path

from hemicycle.chamber.place import Place

_FILE = "served.json"


def tell_served(place: Place, address: str) -> None:
    """Leave word that this process serves the chambers at an address."""
    _file(place).write_text(json.dumps({"address": address, "process": os.getpid()}), "utf-8")


def end_served(place: Place) -> None:
    """Take the word back, unless another process has left its own since."""
    if _told(place).get("process") == os.getpid():
        _file(place).unlink(missing_ok=True)


def served_at(place: Place) -> str | None:
    """The address at which a server of the chambers answers; None where none says so any more."""
    told = _told(place)
    process, address = told.get("process"), told.get("address")
    alive = isinstance(process, int) and _alive(process)
    return address if alive and isinstance(address, str) else None


def _file(place: Place) -> Path:
    return place.folder / _FILE


def _told(place: Place) -> dict[str, object]:
    """What the file says; nothing where there is none, or no server wrote it."""
    try:
        found = json.loads(_file(place).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _alive(process: int) -> bool:
    """Whether a process runs; a server that was killed could not take its word back."""
    if os.name == "nt":  # there signal 0 would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it runs for somebody else
        return True
    return True
