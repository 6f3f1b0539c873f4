"""The answer to one claim, with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from hemicycle.domain.state import register


class Verdict(StrEnum):
    """What the record and the rules say of a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_CHECKABLE = "not_checkable"


class Finding(NamedTuple):
    """A verdict, how it was computed, from which rows or provision, and what is doubtful."""

    verdict: Verdict
    computation: str
    rows: Mapping[str, str] = MappingProxyType({})
    provision: str | None = None
    shaky: str | None = None
    votes: tuple[str, ...] = ()


def supported(computation: str, **more: object) -> Finding:
    """The claim holds."""
    return Finding(Verdict.SUPPORTED, computation, **more)  # type: ignore[arg-type]


def contradicted(computation: str, **more: object) -> Finding:
    """The claim does not hold."""
    return Finding(Verdict.CONTRADICTED, computation, **more)  # type: ignore[arg-type]


def unknown(computation: str, **more: object) -> Finding:
    """Cannot tell, and why."""
    return Finding(Verdict.NOT_CHECKABLE, computation, **more)  # type: ignore[arg-type]


def judged(holds: bool, computation: str, **more: object) -> Finding:
    """Supported or contradicted."""
    return supported(computation, **more) if holds else contradicted(computation, **more)


def denied(finding: Finding) -> Finding:
    """The finding on a statement that it is not so."""
    turned = {
        Verdict.SUPPORTED: Verdict.CONTRADICTED,
        Verdict.CONTRADICTED: Verdict.SUPPORTED,
    }
    return finding._replace(verdict=turned.get(finding.verdict, finding.verdict))


_SHORT = {
    "USA": "United States",
    "GBR": "United Kingdom",
    "NLD": "Netherlands",
    "TWN": "Taiwan",
    "XKX": "Kosovo",
}


@cache
def short_name(code: str) -> str:
    """UN short name of today: ``United States``, ``Russian Federation``, ``Türkiye``."""
    if code in _SHORT:
        return _SHORT[code]
    return register().state(code).name(date(2025, 1, 1))


def names(codes: Iterable[str]) -> str:
    """Short names in a row."""
    return ", ".join(short_name(code) for code in codes)
