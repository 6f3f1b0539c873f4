"""Titles that a source prints in capitals, as they are read.

The sources keep what they say: tables, exports and the API hold the title as received. Where people
read it, ``TO ADOPT THE POLISH DRAFT RESOL. (A/7013)`` becomes ``To adopt the Polish draft resol.
(A/7013)``. Only letters change their size; no word is corrected, completed or left out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from hemicycle.domain.facts import read_facts
from hemicycle.domain.roman import from_roman
from hemicycle.domain.state import register

#: With fewer letters in a row a title is a symbol or an abbreviation, and left alone.
_WORD = re.compile(r"[A-Z]{4}")
#: A symbol or number (``A/L.521``, ``26TH``), initials (``U.S.S.R.``), or a word.
_TOKEN = re.compile(
    r"(?P<symbol>\b(?:A|S|E|T|ST|TD)/[\w./]*\w|\b(?:REV|ADD|CORR)\. ?\d+|\bES-[IVX]+\b|\b\d\w*)"
    r"|(?P<initials>\b(?:[A-Z]\.)+[A-Z]?\b\.?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)"
)
_ORDINAL = re.compile(r"^(\d+)(ST|ND|RD|TH)$")
_ISSUE = re.compile(r"\b(REV|ADD|CORR)(?=\. ?\d)")
#: A sentence ends behind a word, not behind an abbreviation, which is shorter.
_NEXT_SENTENCE = re.compile(r"(?<=[a-z]{6}\. )[a-z]")
#: Months whose names are other words too.
_MONTHS = frozenset({"MAY", "MARCH"})
#: After these a single A is the name of a part and not the article.
_LETTERED = re.compile(
    r"\b(?:RESOL\.?|RESOLUTIONS?|RES\.?|SECTION|SECT\.?|PART|PARTS|ANNEX|PARAGRAPH|PARAG\.?) $"
)
_LISTED = re.compile(r" ?(?:,|AND|&|TO|-) ?B\b")


def in_capitals(title: str) -> bool:
    """Whether the source printed it in capitals throughout."""
    return bool(_WORD.search(title)) and title == title.upper()


@lru_cache(maxsize=8_192)
def readable(title: str) -> str:
    """The title with capitals where English has them, if it has nothing but capitals; else itself.

    Examples
    --------
    >>> readable("TO ADOPT THE POLISH AMENDMENT (A/BUR/80) ON THE PALESTINE QUESTION.")
    'To adopt the Polish amendment (A/BUR/80) on the Palestine question.'
    """
    if not in_capitals(title):
        return title
    small = _TOKEN.sub(lambda found: _written(found, title), title)
    phrases, pattern = _phrases()
    small = pattern.sub(lambda found: phrases[found[0].lower()], small)
    small = _NEXT_SENTENCE.sub(lambda found: found[0].upper(), small)
    first = re.search(r"[^\W\d_]", small)
    if first is None or (first.start() and small[first.start() - 1].isdigit()):
        return small
    return small[: first.start()] + small[first.start()].upper() + small[first.start() + 1 :]


def _written(found: re.Match[str], title: str) -> str:
    token = found[0]
    if found["symbol"]:
        issued = _ISSUE.sub(lambda part: part[1].capitalize(), token)
        return _ORDINAL.sub(lambda part: part[1] + part[2].lower(), issued)
    if found["initials"]:
        return token
    if len(token) == 1:
        before, after = title[: found.start()], title[found.end() :]
        part = _LETTERED.search(before) or _LISTED.match(after)
        return token if part or token not in "A&" else token.lower()
    if token == "STATE" and title[: found.start()].endswith("TO "):
        return token.lower()
    if token in _MONTHS and not _beside_a_number(found, title):
        return token.lower()
    if from_roman(token) is not None:
        return token
    stem, mark, end = token.partition("'")
    return _words().get(stem, stem.lower()) + mark + end.lower()


def _beside_a_number(found: re.Match[str], title: str) -> bool:
    """Whether a day or a year stands by it, as by the name of a month."""
    before, after = title[: found.start()].rstrip(), title[found.end() :].lstrip(" ,")
    return before[-1:].isdigit() or after[:1].isdigit()


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Words with capitals, by the word in capitals: names of States of one word, and the list."""
    facts = read_facts("casing.toml")
    names = (name for name in _state_names() if name.isalpha())
    listed = {word.upper(): word for word in (*names, *facts["words"].split())}
    return listed | {word: word for word in facts["acronyms"].split()}


@lru_cache(maxsize=1)
def _phrases() -> tuple[dict[str, str], re.Pattern[str]]:
    """Names of several words by their small letters, and what finds them, the longest first."""
    several = {*read_facts("casing.toml")["phrases"]}
    several |= {name for name in _state_names() if " " in name or "-" in name}
    ranked = sorted(several, key=lambda name: (-len(name), name))
    found = "|".join(map(re.escape, ranked))
    pattern = re.compile(rf"(?<![\w-])(?:{found})(?![\w-])", re.IGNORECASE)
    return {name.lower(): name for name in ranked}, pattern


@lru_cache(maxsize=1)
def _state_names() -> frozenset[str]:
    """Every name that a member had."""
    return frozenset(name.text for state in register().states.values() for name in state.names)
