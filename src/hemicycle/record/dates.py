"""Days of old votes that we know for certain, as notes on published votes.

The merge treats them like any other source: an exact day replaces a doubtful one, and the finding
names both. The facts and their evidence are in ``dates.toml``.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import polars as pl

from hemicycle.record.embedded.vetoes import in_meetings_table
from hemicycle.record.fragment import FRAGMENT_ALIASES, FRAGMENT_BALLOTS, FRAGMENT_VOTES, Fragment

SOURCE = "embedded"
READER_VERSION = 3


def dated_votes() -> list[dict[str, Any]]:
    """The facts: ``rcid, date, tally, evidence`` and, where the vote adopted a text, ``symbol``."""
    votes: list[dict[str, Any]] = _table()["vote"]
    return votes


def dated_resolutions() -> list[dict[str, Any]]:
    """Council resolutions: ``symbol, date, meeting, tally, evidence``."""
    resolutions: list[dict[str, Any]] = _table()["council"]
    return resolutions


def _table() -> dict[str, Any]:
    return tomllib.loads(files("hemicycle.record").joinpath("dates.toml").read_text("utf-8"))


def dates_fragment() -> Fragment:
    """Notes without question or ballots: they wait until a file brings the vote itself."""
    facts = [
        *({"key": str(fact["rcid"]), "body": "GA", **fact} for fact in dated_votes()),
        *({"key": fact["symbol"], "body": "SC", **fact} for fact in dated_resolutions()),
    ]
    return Fragment(
        source=SOURCE,
        reader_version=READER_VERSION,
        votes=pl.DataFrame([_note(fact) for fact in facts], schema=FRAGMENT_VOTES).sort("key"),
        ballots=pl.DataFrame(schema=FRAGMENT_BALLOTS),
        aliases=pl.DataFrame(
            [alias for fact in facts for alias in _aliases(fact)], schema=FRAGMENT_ALIASES
        ).sort("key", "kind"),
    )


def _note(fact: dict[str, Any]) -> dict[str, Any]:
    return {
        "key": fact["key"],
        "body": fact["body"],
        "world": "real",
        "date": fact["date"],
        "date_quality": "exact",
        "meeting": fact.get("meeting"),
        "source": SOURCE,
    }


def _aliases(fact: dict[str, Any]) -> list[dict[str, str]]:
    """The identifier that the published file has too, and the resolution."""
    if "rcid" in fact:
        names = {"rcid": str(fact["rcid"])}
    else:
        names = {"meeting_item": in_meetings_table(fact["symbol"])}
    if "symbol" in fact:
        names["resolution"] = fact["symbol"]
    return [{"key": fact["key"], "kind": kind, "value": value} for kind, value in names.items()]
