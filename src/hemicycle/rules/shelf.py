"""The rulebooks that are shipped: which there are, whom they govern, where they stand."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

UNCOMPILED = "uncompiled"
"""The book without any provision: of bodies whose rules are not compiled."""

BOOK_OF_BODY = {
    "GA": "ga",
    "GA-COMMITTEE": "ga-committee",
    **{f"GA-C{n}": "ga-committee" for n in range(1, 7)},
    "SC": "sc",
    "HRC": "hrc",
    "CHR": "chr",
    "US-SENATE": UNCOMPILED,
    "EP": "european-parliament",
}
"""Which shipped book governs a body."""
_HOUSES, _BOOK = "houses", "-book.toml"


def book_path(name: str) -> str:
    """Where the book of a body of the United Nations, or of another shipped house, stands."""
    own = BOOK_OF_BODY.get(name)
    return f"{_HOUSES}/{name.lower()}{_BOOK}" if own is None else f"books/{own}.toml"


def text_of(path: str) -> str:
    """A shipped file, by its path below the package."""
    return resources.files("hemicycle.rules").joinpath(path).read_text("utf-8")


@lru_cache(maxsize=1)
def shipped() -> tuple[str, ...]:
    """Assemblies beyond the United Nations whose rulebooks are shipped, by name."""
    names = (path.name for path in resources.files("hemicycle.rules").joinpath(_HOUSES).iterdir())
    return tuple(sorted(name.removesuffix(_BOOK) for name in names if name.endswith(_BOOK)))
