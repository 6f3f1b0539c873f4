"""The JavaScript payload of the human rights votes, checked before anything is made of it.

``window.DATA = {...};`` holds ``res`` (a list of texts with totals) and ``votes`` (for each state
the numbers ``r`` of the texts it voted on and the letters ``v``). See :mod:`.hrc`.
"""

from __future__ import annotations

import json
from typing import Any

import polars as pl

from hemicycle.errors import SourceError
from hemicycle.record.readers.base import SourceFile

PAYLOAD = "window.DATA"
TEXTS = ("id", "sym", "title", "date", "body", "mtg", "item", "subj", "spon", "urlD")
TOTALS = ("y", "n", "a")


def read_payload(file: SourceFile) -> dict[str, Any]:
    """The object after the assignment, once its parts are known to have their forms."""
    text = file.text()
    start, end = text.find("{"), text.rfind("}")
    try:
        payload = dict(json.loads(text[start : end + 1]))
        for entry in payload["res"]:
            if not all(isinstance(entry[name], str) for name in TEXTS):
                raise ValueError(f"an entry of res has no text where one belongs: {entry!r:.80}")
            if not all(isinstance(entry[name], int) for name in TOTALS):
                raise ValueError(f"an entry of res lacks its totals: {entry!r:.80}")
        for code, cast in payload["votes"].items():
            _check_cast(code, cast["r"], cast["v"], len(payload["res"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError(
            f"the payload after {PAYLOAD} cannot be read ({error})",
            where=f"{file.name}, character {start + 1:,} on",
            right="one JSON object with res and votes",
            todo="download the file again",
        ) from None
    return payload


def _check_cast(code: str, numbers: list[int], letters: str, entries: int) -> None:
    if len(numbers) != len(letters):
        raise ValueError(f"{code} has {len(numbers)} numbers in r but {len(letters)} letters in v")
    if not all(0 <= number < entries for number in numbers):
        raise ValueError(f"{code} has a number in r that res does not have")


def payload_rows(payload: dict[str, Any], keys: pl.Series) -> pl.DataFrame:
    """One row per state and vote: ``r`` numbers the entries of ``res``, ``v`` has the letters."""
    votes = payload["votes"]
    numbers = [number for cast in votes.values() for number in cast["r"]]
    return pl.DataFrame(
        {
            "iso3": [code for code, cast in votes.items() for _ in cast["r"]],
            "vote": [letter for cast in votes.values() for letter in cast["v"]],
            "key": keys.gather(numbers) if numbers else [],
        },
        schema=dict.fromkeys(("iso3", "vote", "key"), pl.String()),
    )
