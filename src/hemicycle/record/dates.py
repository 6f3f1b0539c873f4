"""Days of old votes that we know for certain, as notes on the published roll calls.

The merge treats them like any other source: an exact day replaces a doubtful one, and the finding
names both. The facts and their evidence are in ``dates.toml``.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import polars as pl

from hemicycle.record.fragment import FRAGMENT_ALIASES, FRAGMENT_BALLOTS, FRAGMENT_VOTES, Fragment

SOURCE = "embedded"
READER_VERSION = 2


def dated_votes() -> list[dict[str, Any]]:
    """The facts: ``rcid, date, tally, evidence`` and, where the vote adopted a text, ``symbol``."""
    text = files("hemicycle.record").joinpath("dates.toml").read_text(encoding="utf-8")
    votes: list[dict[str, Any]] = tomllib.loads(text)["vote"]
    return votes


def dates_fragment() -> Fragment:
    """Notes without question or ballots: they wait until a file brings the vote itself."""
    facts = dated_votes()
    votes = [
        {
            "key": str(fact["rcid"]),
            "body": "GA",
            "world": "real",
            "date": fact["date"],
            "date_quality": "exact",
            "source": SOURCE,
        }
        for fact in facts
    ]
    aliases = [
        {"key": str(fact["rcid"]), "kind": "rcid", "value": str(fact["rcid"])} for fact in facts
    ]
    aliases += [
        {"key": str(fact["rcid"]), "kind": "resolution", "value": fact["symbol"]}
        for fact in facts
        if "symbol" in fact
    ]
    return Fragment(
        source=SOURCE,
        reader_version=READER_VERSION,
        votes=pl.DataFrame(votes, schema=FRAGMENT_VOTES).sort("key"),
        ballots=pl.DataFrame(schema=FRAGMENT_BALLOTS),
        aliases=pl.DataFrame(aliases, schema=FRAGMENT_ALIASES).sort("key", "kind"),
    )
