"""Names beside a verb of voting: `Russia and China voted against`, `vetoed by Russia`.

Names are taken only where every one of them is known; a subject that is understood in part is not
taken at all, and said to be not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from hemicycle.brief.entry.model import SaidName
from hemicycle.brief.entry.sentences import Sentence
from hemicycle.brief.entry.split import Knows, split_names
from hemicycle.brief.entry.totals import Clause
from hemicycle.brief.model import Note
from hemicycle.domain.vote import Position

_VERB = re.compile(
    r"\b(?:(?P<NO>vot(?:ed|es|ing|e)\s+(?:against|no)|oppos(?:ed|es|ing)|veto(?:ed|es|ing))"
    r"|(?P<YES>vot(?:ed|es|ing|e)\s+(?:in\s+favou?r|for|yes))"
    r"|(?P<ABSTAIN>abstain(?:ed|s|ing)?)"
    r"|(?P<NON_VOTING>did\s+not\s+(?:vote|participate|take\s+part)|(?:was|were)\s+absent)"
    r"|(?P<BARE>against)(?=\s*(?:[,.;)]|$|\s(?:and|with|while)\b)))\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\s+(?:by|from)\s+", re.IGNORECASE)
#: Where the subject of a verb can begin.
_OPEN = re.compile(
    r"[;:()–—]|,\s*(?:and|with|while|but)?\b|\b(?:and|with|while|but|as|that)\b", re.IGNORECASE
)
_LEAD = re.compile(r"^(?:[\s,;:()–—]|(?:and|with|while|but|as|that|only|both)\b)+", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:\s+(?:also|both|all|alone|was|were|had|has|have|to|chose|decided|either|the\s+only)\b|[\s,])+$",
    re.IGNORECASE,
)
#: "Russia was the only member to vote against"
_ONLY = re.compile(
    r"\s+(?:was|were|is|are)\s+(?:the\s+)?(?:only|sole|lone)\b[^.,;:]*$", re.IGNORECASE
)
_OTHERS = re.compile(
    r",?\s+(?:and\s+|or\s+)?(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+(?:others?\b[^,]*|more\b[^,]*)$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;:()]|\bwhile\b|\bwith\b", re.IGNORECASE)
_CUT = re.compile(r",|\band\b", re.IGNORECASE)
#: Subjects that are the body as a whole, and not members of it.
_WHOLE = re.compile(
    r"\b(?:assembly|council|committee|body|chamber|it|they|result|vote|members?\s+who)\s*$",
    re.IGNORECASE,
)
#: Words that begin a sentence with a capital and are no part of a name.
_OPENER = re.compile(
    r"^(?:in|on|at|after|before|during|following|despite|by|however|instead|meanwhile|"
    r"ultimately|finally|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
#: Sentences behind the result that speak of another vote.
_ELSEWHEN = re.compile(
    r"\b(?:(?:19|20)\d\d|last|earlier|previous(?:ly)?|ago|had|then|another|amendments?|also)\b",
    re.IGNORECASE,
)
#: Bounds that no passage about one vote meets: verbs of a sentence, sentences, characters of a
#: subject; and cuts tried beyond the last known name.
MAX_VERBS, MAX_SENTENCES, MAX_SUBJECT, MAX_BEYOND = 40, 100, 4_000, 4

#: Names, each with the line it stands on, counted from the beginning of its text.
Names = list[tuple[str, int]]


@dataclass(frozen=True)
class Voiced:
    """Names found beside verbs, and what was not understood."""

    names: tuple[SaidName, ...]
    notes: tuple[Note, ...]


def names_by_verb(
    text: str, line: int, knows: Knows, told: tuple[Sentence, ...], counts: Sequence[Clause]
) -> Voiced:
    """Names beside the verbs of the result's sentences, and of the two that follow it.

    Parameters
    ----------
    told
        The sentences of ``text``; those that count, or where none does all that speak of a vote.
    counts
        Counts of the result: `eleven members voted in favour` names nobody.
    """
    names: list[SaidName] = []
    open_words: list[str] = []
    for sentence, sure in islice(_sentences(told), MAX_SENTENCES):
        last = sentence.start
        for verb in islice(_VERB.finditer(text, sentence.start, sentence.end), MAX_VERBS):
            begin, last = last, verb.end()
            if any(verb.start() < _reach(count) and count.start < verb.end() for count in counts):
                continue
            found = _subject(text, begin, verb, knows) or _agents(text, verb, sentence.end, knows)
            at = line + text.count("\n", 0, verb.start())
            names += [SaidName(name, _position(verb), at) for name, _ in found]
            if sure and not found and not _is_whole(text[begin : verb.start()]):
                open_words.append(text[begin : verb.end()])
    return Voiced(tuple(names), not_understood(open_words))


def _sentences(told: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, bool]]:
    """Sentences to look at, and whether all in them should be understood."""
    if not any(sentence.counts for sentence in told):
        yield from ((sentence, True) for sentence in told if sentence.acts)
        return
    behind = 3
    for sentence in told:
        behind = 0 if sentence.counts else behind + 1
        if behind == 0 or (behind < 3 and not _ELSEWHEN.search(sentence.text)):
            yield sentence, behind < 2


def _reach(count: Clause) -> int:
    return count.end + 1


def _position(verb: re.Match[str]) -> Position:
    kind = verb.lastgroup or "BARE"
    return Position.NO if kind == "BARE" else Position(kind)


def _subject(text: str, begin: int, verb: re.Match[str], knows: Knows) -> Names:
    """The longest run of known names that ends before the verb; empty where a name is in doubt."""
    region = text[max(begin, verb.start() - MAX_SUBJECT) : verb.start()]
    starts = [0, *(match.start() for match in _OPEN.finditer(region))]
    best: tuple[int, Names] | None = None
    for index in reversed(range(len(starts))):
        plain = _ONLY.sub("", " " + _LEAD.sub("", region[starts[index] :]))
        plain = _TAIL.sub("", plain).strip()
        if names := known_names(_OTHERS.sub("", plain), knows):
            best = index, names
        elif _gone_too_far(len(starts) - 1, index, best and best[0]):
            break
    if best is None:
        return []
    index, names = best
    before = region[starts[index - 1] : starts[index]] if index else ""
    doubtful = _is_name_like(before) and region[starts[index]] not in ";:()–—"
    return [] if doubtful else names


def _gone_too_far(first: int, here: int, best: int | None) -> bool:
    """Longer runs are tried a few cuts beyond the last known one (`Bosnia and Herzegovina`)."""
    return abs(here - (first if best is None else best)) > MAX_BEYOND


def _agents(text: str, verb: re.Match[str], end: int, knows: Knows) -> Names:
    """`vetoed by Russia`: the longest run of known names after `by`."""
    by = _BY.match(text, verb.end())
    if by is None:
        return []
    stop = _STOP.search(text, by.end(), end)
    end = min(stop.start() if stop else end, by.end() + MAX_SUBJECT)
    return leading_names(text[by.end() : end], knows)


def leading_names(region: str, knows: Knows) -> Names:
    """The longest run of known names at the beginning of a text."""
    cuts = [*(match.start() for match in _CUT.finditer(region)), len(region)]
    best: tuple[int, Names] | None = None
    for index, cut in enumerate(cuts):
        if names := known_names(region[:cut], knows):
            best = index, names
        elif _gone_too_far(0, index, best and best[0]):
            break
    if best is None:
        return []
    behind = [piece for piece in _CUT.split(region[cuts[best[0]] :]) if piece.strip()][:1]
    return [] if behind and _is_name_like(behind[0]) else best[1]


def known_names(text: str, knows: Knows) -> Names:
    """The names of a text that holds nothing but known names; else none."""
    names = list(split_names(text, 0, knows)) if text.strip() else []
    return names if names and all(knows(name) for name, _ in names) else []


def _is_name_like(text: str) -> bool:
    """Few words, all with capitals: perhaps a misspelled member, perhaps Moscow."""
    bare = _LEAD.sub("", text).strip(" ,\n")
    words = re.findall(r"[^\W\d_][\w'’-]*", bare)
    if not words or len(words) > 6 or _OPENER.match(bare):
        return False
    return all(word[0].isupper() or word in ("of", "and", "the") for word in words)


def _is_whole(subject: str) -> bool:
    return not subject.strip(" ,\n") or _WHOLE.search(subject) is not None


def not_understood(open_words: Sequence[str]) -> tuple[Note, ...]:
    """A note that quotes words of the result from which nothing was taken."""
    shown = [" ".join(_LEAD.sub("", words).split()) for words in open_words[:5]]
    quoted = "; ".join(f"'{words if len(words) < 90 else '...' + words[-85:]}'" for words in shown)
    text = f"Not understood beside the result: {quoted}. Nothing is taken from it."
    return (Note("not_understood", text),) if shown else ()
