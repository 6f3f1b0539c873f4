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
from typing import Any, NamedTuple

from hemicycle.accounts.called import GROUP_NAMES, MORE_NAMES, NO_GIVEN
from hemicycle.accounts.numbers import BEGINNINGS, MONTHS
from hemicycle.accounts.places import ADJECTIVES, CAPITALS
from hemicycle.domain.names import SHARED_NAMES
from hemicycle.domain.state import register
from hemicycle.errors import HemicycleError, MissingExtraError

MEMBER, DEMONYM, GROUP, NUMBER, MONTH = "C", "A", "G", "N", "D"


_PERSONAL = frozenset({"JOR", "TCD", "GEO", "ISR", "KEN", "CYP", "AUS"})


_PERSON = re.compile(r" [A-Z][a-z]+")


_GIVEN = re.compile(r"\b([A-Z][a-z]+) $")


_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|outside|around|from|to|from|leaving)(?: the)? $", re.I)


_INSTITUTION = re.compile(
    r" (?:Post|Times|D\.?C|Agreement|Accords?|School|Stock|Commanders|Nationals|Club|Review|"
    r"Saint|[Ss]tate\b|University|Convention|Treaty|Protocol)"
)


_NOT_HERE = re.compile(r"(?i)^ (?:delegation in|legislature|lawmakers|voters|senator|house of)")


#: "Hungary's ambassador", "the Chinese delegation", "the representative of Hungary".
_ENVOY = re.compile(
    r"(?:(?:'|\u2019)s?)? (?:own |permanent |UN |U\.N\. )*(?:delegation|delegates?|diplomats?|ambassador|envoy|"
    r"representatives?|mission|government)\b(?! (?:in|office|building|shutdown))"
)


_ENVOY_OF = re.compile(
    r"(?:[Tt]he )?(?:[Rr]epresentatives?|[Dd]elegat(?:ions?|es?)|[Aa]mbassador|[Ee]nvoys?|[Gg]overnments?) "
    r"(?:of|from) (?:the )?$"
)


class Mention(NamedTuple):
    """A name in the text: ``kind`` C a member, A its adjective, G a group.

    ``codes`` holds one member code, several for a shared name, none for an undefined group.
    """

    start: int
    end: int
    kind: str
    codes: tuple[str, ...]
    metonym: bool = False


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
    for word, code in ADJECTIVES.items():
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


def find_names(text: str, lower: str) -> tuple[list[Mention], list[int], list[int]]:
    """Names in reading order, the longest where several begin together.

    Beside them the places where number words and names of months begin: one pass finds them all.

    Parameters
    ----------
    text
        Repaired text.
    lower
        The same through :func:`plain`.
    """
    found: list[Mention] = []
    places: dict[str, list[int]] = {NUMBER: [], MONTH: []}
    last = -1
    for stop, (length, kind, codes, metonym) in _names().iter_long(lower):
        start, end = stop - length + 1, stop + 1
        if kind in places:
            places[kind].append(start)
            continue
        if start < last or not _stands_alone(text, start, end):
            continue
        if kind == MEMBER and _is_elsewhere(text, start, end, codes, metonym):
            continue
        mention = _spoken_for(text, Mention(start, end, kind, codes, metonym))
        found.append(mention)
        last = mention.end
    return found, places[NUMBER], places[MONTH]


def _spoken_for(text: str, mention: Mention) -> Mention:
    """The member where its delegation is named: ``Hungary's ambassador`` votes as Hungary."""
    if mention.kind == GROUP or not mention.codes:
        return mention
    after = _ENVOY.match(text, mention.end)
    if after and (mention.kind == DEMONYM or after.group()[0] != " "):
        return mention._replace(end=after.end(), kind=MEMBER)
    near = text[max(0, mention.start - 9) : mention.start]
    if mention.kind == MEMBER and ("of " in near or "from " in near):
        before = _ENVOY_OF.search(text, max(0, mention.start - 32), mention.start)
    else:
        before = None
    if before:
        return mention._replace(start=before.start())
    return mention


def _stands_alone(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if not word[0].isupper() or (len(word) <= 3 and "." not in word and not word.isupper()):
        return bool(start) and word.lower() in ("pacific island",)
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or before in "_@#") and not (after.isalnum() or after == "_")


def _is_elsewhere(text: str, start: int, end: int, codes: tuple[str, ...], metonym: bool) -> bool:
    """Whether the word is a person, a US state, a newspaper, a place to be in."""
    if not codes or _NOT_HERE.match(text, end):
        return True
    if _INSTITUTION.match(text, end):
        return True
    if metonym:
        return bool(_PLACE_BEFORE.search(text, max(0, start - 14), start))
    if codes[0] in _PERSONAL and text[start:end] in ("Jordan", "Chad", "Georgia", "Israel"):
        given = _GIVEN.search(text, max(0, start - 20), start)
        surname = _PERSON.match(text, end)
        first = given and given.group(1) not in NO_GIVEN and codes[0] != "ISR"
        return bool(first or (surname and surname.group().strip() not in ("Voted", "Abstains")))
    return False
