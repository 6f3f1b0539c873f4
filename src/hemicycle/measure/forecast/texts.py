"""What a text says of itself before it is voted on: its names, its words, its sponsors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hemicycle.domain.group import GROUPS
from hemicycle.domain.state import register
from hemicycle.measure.links import title_words

_ITEM_LABEL = re.compile(r"^Agenda items? [^:]*: *")
_LIBRARY = re.compile(r" : (resolution|decision)\b")
"""How the library ends the title of a text, in whichever column it stands."""

_SHORTEST = 2
"""Words below which a title names a matter rather than a text, as for links."""

_SERIES_WEIGHT = 2.0
_ITEM_WEIGHT = 0.5

_BEHALF = {
    "group of 77": "G77",
    "non-aligned": "NAM",
    "islamic cooperation": "OIC",
    "arab states": "LAS",
    "african states": "AFRICAN",
    "european union": "EU",
}
"""Words of a sponsor's line, and the group whose members then sponsor the text."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is known of a text the day before.

    Parameters
    ----------
    question
        ``draft``, ``amendment``, ``part``, ...
    names
        Names that come back when the text is put again: its title without case and punctuation,
        its series and kind. Empty for anything but a whole text.
    words
        Words of title and agenda item with their weights: 1 from the title, ½ from the item.
    sponsors
        Codes of the members that sponsor it; empty where the source does not say.
    """

    question: str
    names: frozenset[str] = frozenset()
    words: tuple[tuple[str, float], ...] = ()
    sponsors: frozenset[str] = frozenset()


def text_of(row: Mapping[str, Any]) -> Text:
    """The text of one row of a table of votes.

    Parameters
    ----------
    row
        ``question`` and, where known, ``title, agenda, series, kind, sponsors, date``.
    """
    question = str(row.get("question") or "draft")
    title, agenda = row.get("title") or "", row.get("agenda") or ""
    own, item = _own_title(title, agenda)
    series, kind = row.get("series"), row.get("kind")
    names = set()
    if question == "draft":
        if len(own) >= _SHORTEST:
            names.add(" ".join(own))
        if series and kind:
            names.add(f"series {series} {kind}")
    words = dict.fromkeys(item, _ITEM_WEIGHT) | dict.fromkeys(own, 1.0)
    words[f"question {question}"] = 1.0
    if series:
        words[f"series {series}"] = _SERIES_WEIGHT
    sponsors = sponsors_of(row.get("sponsors") or (), row.get("date"))
    return Text(question, frozenset(names), tuple(words.items()), sponsors)


def _own_title(title: str, agenda: str) -> tuple[list[str], list[str]]:
    """Words of the text's own title, and of what it is put under.

    The releases of some years have the two columns the other way round; the library's ending
    tells which of them is the text's own.
    """
    if _LIBRARY.search(agenda) and not _LIBRARY.search(title):
        title, agenda = agenda, title
    return title_words(title), title_words(_ITEM_LABEL.sub("", agenda))


def sponsors_of(lines: Iterable[str], day: date | None) -> frozenset[str]:
    """Members that the sponsors' lines name, themselves or by a group that one speaks for.

    A line that names neither counts for nothing; a group whose members of the day are not
    compiled likewise.
    """
    known = register().states
    found: set[str] = set()
    for line in lines:
        if line in known:
            found.add(line)
            continue
        code = next((code for words, code in _BEHALF.items() if words in line.casefold()), None)
        if code is not None and day is not None and day >= GROUPS[code].from_day:
            found |= GROUPS[code].members(day)
    return frozenset(found)
