"""Asides between commas, taken out so that a subject stands beside its verb.

"China, which had abstained in March, voted against" reads "China voted against"; what the aside
itself says of the member is a claim of its own, about another day.
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from hemicycle.accounts.claims.bank import SENTENCES
from hemicycle.accounts.claims.reader import Reader

#: What may follow an aside: the verb, or what comes right before it.
_GOES_ON = (
    r"(?=,? (?:(?:has|have|had|also|then|again|both|all|merely|instead|too|this time|in the end|for once|"
    r"nevertheless|nonetheless|still|eventually|ultimately|even|and|on \w+day|on D|\w+ly),? )*"
    r"(?:vot\w+|abstain\w*|oppos\w+|back(?:ed|s)|support\w+|was|were|did|didn't|took|cast|said|gave|chose|opted|declined|refused|failed|"
    r"join\w+|sided|stood|stayed|withheld|sat|skipped|moved|reject\w+|endors\w+|boycott\w+|remained|lined|broke|dissented|approved|wielded|\w+ed|broke|kept|went|won|lost|led|made)\b)"
)
#: How an aside begins that is no further name of a list.
_OPENS = (
    r"(?:unlike|like|where|whatever|unwilling|reluctant|unhappy|unconvinced|unmoved|undeterred|keen|anxious|eager|wary|mindful|fearful|torn|under pressure|having|being|seeking|hoping|fearing|wishing|following|breaking|invoking|no longer|not yet|of all|together with|along with|as well as|for all|true to|in (?:line|keeping) with|faithful to|loyal to|citing|saying|alone (?:in|among)|despite|usually|normally|traditionally|often|long|once|still|though|although|host (?:of|to)|home (?:of|to)|"
    r"on the (?:other hand|contrary)|by contrast|in contrast|for (?:its|their|his) part|for (?:example|instance)|in turn|meanwhile|however|"
    r"not (?:the )?C|to (?:the |C's |[\w' ]{0,30}\b)?(?:annoyance|dismay|surprise|delight|anger|relief|embarrassment|disappointment|frustration|fury)|"
    r"as (?:expected|usual|always|ever|promised|a [^,;]{1,40})|too|itself|themselves|whose|"
    r"(?:a|an|the|its|their|N of|N (?:non-permanent|permanent|elected)|both|all|each|now|then|currently|itself|himself|part of|C's|A's?|G's?|G-\w+|A-\w+|C-\w+|under|ruled by|led by|in|at|with|until)\b(?! (?:tiny |small |republic of |kingdom of )?C\b))"
)
#: ", a longtime ally," ", unlike its neighbour C," ", the three African members," " (an EU member)".
_ASIDE = SENTENCES.add(
    re.compile(
        rf"(?:(?<=[CGA])(?:, {_OPENS}(?:(?!\b(?:voted|voting|abstained|opposed|backed|supported)\b)[^.;:()\n]|\(\w{{1,9}}\)){{0,90}}?,"
        rf"| \([^();]{{1,60}}\)| - [^-;.N]{{3,60}} -| — [^—;.N]{{3,60}} —)|(?:(?<=countries)|(?<=states)|(?<=nations)|(?<=members))(?:, (?:(?:together|along) with|alongside) [^.;:()\n]{{1,80}}?,)){_GOES_ON}"
    )
)
#: ", which had abstained in March,": a statement of its own about the member before it.
_RELATIVE = SENTENCES.add(
    re.compile(
        rf"(?<=C), (?:(?:all|both|most|some) of )?(?:which|who|whom|that|whose)\b[^.;:()\n]{{2,110}}?,{_GOES_ON}"
    )
)
#: The past perfect: before what is told.
_HAD = re.compile(
    r", (?:all of |both of |most of )?(?:which|who|that|whom)(?: (?:in|on) D| (?:in|on|at) [^,]{1,25}?)? (?:had|has|have)\b"
)


@dataclass(frozen=True)
class Aside:
    """A stretch of a sentence taken out."""

    start: int
    end: int
    relative: bool


@lru_cache(maxsize=4)
def asides(words: str) -> tuple[Aside, ...]:
    """Asides that stand between a member and its verb, in reading order; asked for repeatedly."""
    return tuple(_asides(words))


def _asides(words: str) -> Iterator[Aside]:
    done = 0
    found = [(one, False) for one in _ASIDE.finditer(words)]
    found += [(one, True) for one in _RELATIVE.finditer(words)]
    for one, relative in sorted(found, key=lambda f: f[0].start()):
        if one.start() >= done:
            done = one.end()
            yield Aside(one.start(), one.end(), relative)


def without(reader: Reader, taken: Sequence[Aside]) -> Reader:
    """The sentence without its asides; places still lead back to the article."""
    if not taken:
        return reader
    kept: list[int] = []
    done = 0
    for aside in taken:
        kept += range(done, aside.start)
        done = aside.end
    kept += range(done, len(reader.words))
    return replace(reader, words="".join(reader.words[i] for i in kept), at=tuple(kept))


def is_earlier(words: str, aside: Aside) -> bool:
    """Whether the aside tells of something before: "which had abstained in March"."""
    return aside.relative and (
        _HAD.match(words, aside.start, aside.end) is not None
        or "D" in words[aside.start : aside.end]
    )
