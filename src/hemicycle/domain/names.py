"""Names of States folded for comparison, and the index that finds a State by one.

Folding forgives case, diacritics, punctuation, ``&`` for ``and``, ``St.`` for ``Saint`` and the
article; it never forgives a wrong letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hemicycle.domain.state_facts import Period, State

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’‘`´ʼ.")
_SILENT = frozenset({"the", "and"})
_SPELLED_OUT = {"st": "saint", "rep": "republic", "dem": "democratic", "fed": "federal"}

#: Words that name several States, whatever a source means by them: a person who types one is
#: asked which (issue: Congo, Guinea, Korea). Only States on the roll of the day are candidates.
SHARED_NAMES: dict[str, tuple[str, ...]] = {
    "congo": ("COD", "COG"),
    "germany": ("DDR", "DEU"),
    "guinea": ("GIN", "GNB", "GNQ", "PNG"),
    "korea": ("KOR", "PRK"),
    "yemen": ("YEM", "YMD"),
    "yugoslavia": ("SRB", "YUG"),
}


def plain(text: str) -> str:
    """The text in lower case without diacritics: ``Türkiye`` and ``TÜRKİYE`` give ``turkiye``."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("đ", "d")


def words(text: str) -> tuple[str, ...]:
    """Words of a name as compared: plain, spelled out, without ``the`` and ``and``."""
    found = _WORD.findall(plain(text).translate(_APOSTROPHES))
    return tuple(_SPELLED_OUT.get(word, word) for word in found if word not in _SILENT)


def fold(text: str) -> str:
    """Key under which equal names meet: ``Guinea-Bissau`` and ``GUINEA BISSAU`` give one key."""
    return "".join(words(text))


def sort_key(name: str) -> str:
    """Key of English alphabetical order: diacritics and punctuation ignored, word by word."""
    return " ".join(_WORD.findall(plain(name).translate(_APOSTROPHES)))


@dataclass(frozen=True)
class Bearer:
    """A State and the days it bore a name; an alias (``roster`` False) has a last day at most."""

    code: str
    days: Period
    roster: bool


class NameIndex:
    """Every name and alias of the given States, by folded key."""

    def __init__(self, states: Iterable[State]) -> None:
        self._bearers: dict[str, list[Bearer]] = defaultdict(list)
        self._words: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for state in states:
            for name in state.names:
                self._add(state.code, name.text, name, roster=True)
            for alias in state.aliases:
                self._add(state.code, alias, Period(None, None), roster=False)
            for name in state.once:
                self._add(state.code, name.text, name, roster=False)

    def _add(self, code: str, text: str, days: Period, *, roster: bool) -> None:
        found = words(text)
        self._bearers["".join(found)].append(Bearer(code, days, roster))
        self._words[code].add(found)

    def bearers(self, key: str) -> tuple[Bearer, ...]:
        """All that ever bore the name with that folded key."""
        return tuple(self._bearers.get(key, ()))

    def meant(self, key: str, on: date | None) -> set[str]:
        """Codes that the name may mean: of any day on the roster, but an alias only on its days."""
        return {
            b.code
            for b in self.bearers(key)
            if b.roster or b.days.until is None or (on is not None and b.days.covers(on))
        }

    def on_roster(self, key: str, on: date) -> set[str]:
        """Codes whose roster name that day is this one."""
        return {b.code for b in self.bearers(key) if b.roster and b.days.covers(on)}

    def containing(self, text: str) -> set[str]:
        """Codes with a name that contains the words of the text side by side."""
        part = words(text)
        if not part:
            return set()
        return {
            code for code, names in self._words.items() if any(_contains(n, part) for n in names)
        }

    def close_to(self, text: str, limit: int = 6) -> list[str]:
        """Codes with a name nearly spelled like the text, nearest first."""
        from difflib import get_close_matches  # a name is rarely misspelt, the import costs 10 ms

        keys = get_close_matches(fold(text), self._bearers, n=limit, cutoff=0.75)
        return list(dict.fromkeys(b.code for key in keys for b in self._bearers[key]))


def _contains(name: tuple[str, ...], part: tuple[str, ...]) -> bool:
    size = len(part)
    return any(name[start : start + size] == part for start in range(len(name) - size + 1))
