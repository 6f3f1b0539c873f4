"""Each number of the site explained in plain words; the texts are in ``data/methods.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Method:
    """One number.

    Parameters
    ----------
    slug, title
        Last part of its address, and what it is called.
    plain, how, range, source
        What it says, how it is made, what its ends mean, and who defined it.
    more
        Page of the documentation with formulas and tests.
    """

    slug: str
    title: str
    plain: str
    how: str
    range: str
    source: str
    more: str

    def to_dict(self) -> dict[str, str]:
        """Plain values."""
        return asdict(self)


def _read() -> dict[str, Method]:
    text = files("hemicycle.web").joinpath("data/methods.toml").read_text("utf-8")
    return {slug: Method(slug=slug, **facts) for slug, facts in tomllib.loads(text).items()}


METHODS: Mapping[str, Method] = _read()
"""Every method by slug, in the order of the page that lists them."""
