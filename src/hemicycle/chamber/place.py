"""Where chambers are kept: a database, the key that seals, and records of simulations."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from hemicycle.errors import InputError

ENVIRONMENT = "HEMICYCLE_CHAMBERS"


@dataclass(frozen=True)
class Place:
    """Where the chambers of one organisation are.

    Parameters
    ----------
    folder
        Holds the key, the records of simulations and, by default, the database.
    database
        Address of the database; by default a file in the folder.
    """

    folder: Path
    database: str

    @property
    def key(self) -> Path:
        """The file of the signing key, outside the database."""
        return self.folder / "seal-key.pem"

    def record(self, world: str) -> Path:
        """The record of a simulation."""
        return self.folder / "records" / world.removeprefix("simulation:")


def place_of(where: str | Path | None = None, database: str | None = None) -> Place:
    """The place meant: a folder as given, in ``HEMICYCLE_CHAMBERS``, or the user's own.

    Parameters
    ----------
    database
        ``postgresql://...`` where several machines or processes share one.

    Raises
    ------
    InputError
        The folder cannot be made.
    """
    from platformdirs import user_data_dir

    own = Path(user_data_dir("hemicycle", appauthor=False)) / "chambers"
    folder = Path(where or os.environ.get(ENVIRONMENT) or own).expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise InputError(
            f"The chambers cannot be kept there ({error.strerror})",
            where=str(folder),
            right="a folder that exists or can be made",
            todo=f"name another with --at FOLDER or {ENVIRONMENT}",
        ) from error
    return Place(folder, database or str(folder / "meetings.db"))
