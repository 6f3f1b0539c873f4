"""Facts shipped with the package: TOML files under ``domain/data``, read on first use."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib.resources import files
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")


def read_facts(name: str) -> dict[str, Any]:
    """Parsed content of ``domain/data/NAME``."""
    return tomllib.loads(
        files("hemicycle.domain").joinpath("data", name).read_text(encoding="utf-8")
    )


class FactTable(Mapping[str, Item], Generic[Item]):
    """Items by code, in the order of their facts file, which is read on first use.

    Parameters
    ----------
    load
        Reads the facts and makes the items; called once.
    """

    def __init__(self, load: Callable[[], dict[str, Item]]) -> None:
        self._load = load

    @cached_property
    def _items(self) -> dict[str, Item]:
        return self._load()

    def __getitem__(self, code: str) -> Item:
        return self._items[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)
