"""Members, groups and demonyms named in running text, found in one pass.

The automaton is built once per process. A name is a name only as a whole word that begins with a
capital; people and places that share one with a State (Michael Jordan, Georgia in the South) are
passed over.
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Any

from hemicycle.accounts.called import GROUP_NAMES, MORE_NAMES, NO_GIVEN, NO_SEAT
from hemicycle.accounts.numbers import BEGINNINGS, MONTHS
from hemicycle.accounts.places import ADJECTIVES, CAPITALS, PEOPLES
from hemicycle.accounts.thing import Thing
from hemicycle.domain.names import SHARED_NAMES
from hemicycle.domain.state import register
from hemicycle.errors import HemicycleError, MissingExtraError

MEMBER, DEMONYM, GROUP, NUMBER, MONTH = "C", "A", "G", "N", "D"


_PERSONAL = frozenset({"JOR", "TCD", "GEO", "ISR", "KEN", "CYP", "AUS"})


_PERSON = re.compile(r" [A-Z][a-z]+")


_GIVEN = re.compile(r"\b([A-Z][a-z]+) $")


_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|outside|around|from|to|from|leaving)(?: the)? $", re.I)


#: "the Washington Post": no member; "Hungary's ambassador", "the Chinese delegation": the member.
_FOLLOWS = re.compile(
    r" (?P<other>Post|Times|D\.?C|Agreement|Accords?|School|Stock|Commanders|Nationals|Club|Review|"
    r"Saint|[Ss]tate\b|University|Convention|Treaty|Protocol)"
    r"|(?:(?:'|\u2019)s?)? (?:own |permanent |UN |U\.N\. |junta(?:'|\u2019)s )*(?:delegation|delegates?|diplomats?|"
    r"ambassador|envoy|representatives?|mission|government)\b(?! (?:in|office|building|shutdown))"
)


#: "the Russians vetoed", "the British did not abstain": a people that votes is its State.
_VOTES = re.compile(
    r"(?: (?:also|both|then|themselves|again|instead|had|have|\w+ly))* (?:did(?: not|n't)? |had |have )?"
    r"(?:vot(?:ed?|es)|abstain(?:ed)?|veto(?:ed)?|oppos(?:ed?)|back(?:ed)?|support(?:ed)?|cast|sided|did not|"
    r"were (?:absent|against|in favou?r|opposed))\b"
)
#: "states that recognise Kosovo", "the question of Taiwan": a matter, and nobody who votes.
_MATTER = re.compile(
    r"\b(?:recogni[sz]\w*|of|on|over|about|for|against|with|to|in|from|between|like|by|toward|towards)(?: the)? $"
)
#: "the representative of Hungary".
_ENVOY_OF = re.compile(
    r"(?:[Tt]he )?(?:[Rr]epresentatives?|[Dd]elegat(?:ions?|es?)|[Aa]mbassador|[Ee]nvoys?|[Gg]overnments?) "
    r"(?:of|from) (?:the )?$"
)


_FOREIGN = re.compile(r"[^\x00-\x7f]")


def plain(text: str) -> str:
    """Lower case without diacritics, of the same length."""
    if text.isascii():
        return text.lower()
    lower = _FOREIGN.sub(lambda found: _bare(found.group()), text).lower()
    return lower if len(lower) == len(text) else "".join(map(_bare, text))


@cache
def _bare(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0].lower()
    return base if len(base) == 1 else char


_Entry = tuple[int, str, tuple[str, ...], bool]


def _entries() -> Iterator[tuple[str, _Entry]]:
    for word, code in chain(ADJECTIVES.items(), PEOPLES.items()):
        yield word, (len(word), DEMONYM, (code,), False)
    for word, group in GROUP_NAMES.items():
        yield word, (len(word), GROUP, (group,) if group else (), False)
    states = register()
    for code, state in states.states.items():
        for name in [*(n.text for n in state.names), *state.aliases]:
            yield plain(name), (len(name), MEMBER, _codes(name, code), False)
    for name, code in states.metonyms.items():
        bare = name.removeprefix("the ")
        yield plain(bare), (len(bare), MEMBER, (code,), True)
    for name, code in MORE_NAMES.items():
        yield plain(name), (len(name), MEMBER, (code,) if code else (), False)
    for name, code in CAPITALS.items():
        yield plain(name), (len(name), MEMBER, (code,) if code else (), True)
    for word in BEGINNINGS:
        yield word, (len(word), NUMBER, (), False)
    for month in MONTHS:
        yield month, (len(month), MONTH, (), False)
    for shared, codes in SHARED_NAMES.items():
        alive = tuple(c for c in codes if states.states[c].memberships[-1].until is None)
        if len(alive) > 1 and shared in ("congo", "korea"):
            yield shared, (len(shared), MEMBER, alive, False)


def _codes(name: str, fallback: str) -> tuple[str, ...]:
    try:
        return (register().find(name),)
    except HemicycleError:
        return (fallback,)


def automaton(entries: Iterable[tuple[str, object]]) -> Any:
    """An Aho-Corasick automaton that finds all the words at once.

    Raises
    ------
    MissingExtraError
        The library is not installed (extra ``text``).
    """
    try:
        import ahocorasick  # type: ignore[import-not-found,unused-ignore]
    except ImportError as error:
        raise MissingExtraError(
            "reading an article needs a library that is not installed",
            where="pyahocorasick",
            right="hemicycle with its extra `text`",
            todo="pip install 'hemicycle[text]'",
        ) from error
    built = ahocorasick.Automaton()
    for word, entry in entries:
        built.add_word(word, entry)
    built.make_automaton()
    return built


@cache
def _names() -> Any:
    return automaton((word, entry) for word, entry in _entries() if len(word) > 1)


def find_names(text: str, lower: str) -> tuple[list[Thing], list[int], list[int]]:
    """Names in reading order, the longest where several begin together.

    ``codes`` of a name holds one member code, several for a shared name, none for an undefined
    group. Beside them the places where number words and names of months begin: one pass finds all.

    Parameters
    ----------
    text
        Repaired text.
    lower
        The same through :func:`plain`.
    """
    found: list[Thing] = []
    numbers: list[int] = []
    months: list[int] = []
    last = -1
    for stop, (length, kind, codes, metonym) in _names().iter_long(lower):
        start, end = stop - length + 1, stop + 1
        if kind == NUMBER:
            numbers.append(start)
        elif kind == MONTH:
            months.append(start)
        elif start >= last and _stands_alone(text, start := _from(text, lower, start, end), end):
            follows = None if kind == GROUP else _FOLLOWS.match(text, end)
            if kind == MEMBER and (
                (follows and follows["other"])
                or _is_elsewhere(text, start, end, codes, metonym=metonym)
            ):
                continue
            if codes and kind != GROUP:
                start, end, kind = _spoken_for(text, start, end, kind, follows)
            found.append(Thing(kind, start, end, 0, codes, lower[start:end]))
            last = end
    return found, numbers, months


#: "the former republic of Kazakhstan": the name begins behind the small letter.
_OF = "republic of "


def _from(text: str, lower: str, start: int, end: int) -> int:
    """Where the name begins: behind a "republic of" that is written small."""
    shorter = lower.find(_OF, start, end) if text[start].islower() else -1
    return start if shorter < 0 else shorter + len(_OF)


def _spoken_for(
    text: str, start: int, end: int, kind: str, follows: re.Match[str] | None
) -> tuple[int, int, str]:
    """The member where its delegation is named: ``Hungary's ambassador`` votes as Hungary."""
    if (
        follows
        and not follows["other"]
        and (kind == DEMONYM or follows.group()[0] != " " or "junta" in follows.group())
    ):
        return start, follows.end(), MEMBER
    near = text[max(0, start - 9) : start]
    if kind == DEMONYM and near.lower().endswith("the ") and _VOTES.match(text, end):
        return start, end, MEMBER
    if kind == MEMBER and ("of " in near or "from " in near):
        before = _ENVOY_OF.search(text, max(0, start - 32), start)
        start = before.start() if before else start
    return start, end, kind


def _stands_alone(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if not word[0].isupper() or (len(word) <= 3 and "." not in word and not word.isupper()):
        return bool(start) and word.lower() in ("pacific island",)
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or before in "_@#") and not (after.isalnum() or after == "_")


def _is_elsewhere(
    text: str, start: int, end: int, codes: tuple[str, ...], *, metonym: bool
) -> bool:
    """Whether the word is no member, a person, a place to be in."""
    if not codes:
        return True
    if metonym:
        return bool(_PLACE_BEFORE.search(text, max(0, start - 14), start))
    if codes[0] in NO_SEAT:
        return bool(_MATTER.search(text, max(0, start - 20), start))
    if codes[0] in _PERSONAL and text[start:end] in ("Jordan", "Chad", "Georgia", "Israel"):
        given = _GIVEN.search(text, max(0, start - 20), start)
        surname = _PERSON.match(text, end)
        first = given and given.group(1) not in NO_GIVEN and codes[0] != "ISR"
        return bool(first or (surname and surname.group().strip() not in ("Voted", "Abstains")))
    return False
