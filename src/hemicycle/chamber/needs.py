"""What a chamber needs beyond the core, and the error where it is not installed."""

from __future__ import annotations

from importlib.util import find_spec

from hemicycle.errors import MissingExtraError

_NEEDED = {
    "sqlalchemy": "SQLAlchemy",
    "cryptography": "cryptography",
    "rfc8785": "rfc8785",
    "segno": "segno",
    "babel": "Babel",
}


def missing() -> list[str]:
    """What this environment does not have."""
    return [title for name, title in _NEEDED.items() if find_spec(name) is None]


def need(where: str = "this Python environment") -> None:
    """See that everything is there.

    Raises
    ------
    MissingExtraError
        Something is not.
    """
    lacking = missing()
    if lacking:
        raise MissingExtraError(
            f"A chamber needs {' and '.join(lacking)}, which is not installed",
            where=where,
            right="hemicycle with its extra 'chamber'",
            todo="install it: pip install 'hemicycle[chamber]'",
        )
