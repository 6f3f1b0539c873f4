"""Which body the words speak of: the one named last before a claim, else the first after it.

All sentences are read in one pass over the article; a body named carries on into those after it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from hemicycle.accounts.article import Article
from hemicycle.accounts.claims.bank import Bank
from hemicycle.accounts.claims.words import GA, HRC, SC

#: Bodies named in a sentence with their places in it, in reading order.
Named = Sequence[tuple[int, str]]

_BANK = Bank()
_PATTERNS = tuple((c, _BANK.add(p.pattern)) for c, p in (("HRC", HRC), ("GA", GA), ("SC", SC)))
#: "an emergency session called by the Security Council": it convened, it did not vote on the text.
_CONVENED = re.compile(
    r"\b(?:called|convened|summoned|requested) by (?:the )?(?:un |united nations )?$"
)
_REACH = 40
#: Members of the Council who vote in the Assembly too: they name no body.
_MEMBERS = frozenset({"permanent member", "permanent members", "p5", "P5"})
#: In a report from Geneva "the council" is not the Security Council.
_BARE = frozenset({"council", "council's"})


def bodies_named(article: Article) -> list[Named]:
    """For each sentence the bodies it names."""
    starts = [sentence.start for sentence in article.sentences]
    named: list[list[tuple[int, str]]] = [[] for _ in starts]
    text = article.coded.text
    found = sorted(
        (match.start(), match.group(), code)
        for code, pattern in _PATTERNS
        for match in pattern.finditer(text)
        if match.group() not in _MEMBERS and not _convened(text, match.start())
    )
    council = _bare_council({(code, words in _BARE) for _, words, code in found})
    for start, words, code in found:
        number = bisect_right(starts, start) - 1
        named[number].append((start - starts[number], council if words in _BARE else code))
    return list(named)


def _bare_council(named: set[tuple[str, bool]]) -> str:
    """Which council "the council" is, where one of the two alone is named in full."""
    return "HRC" if ("HRC", False) in named and ("SC", False) not in named else "SC"


def _convened(text: str, start: int) -> bool:
    """Whether the body named there is the one that called a meeting of another."""
    return _CONVENED.search(text, max(0, start - _REACH), start) is not None


def running_bodies(article: Article, named: Sequence[Named]) -> list[str | None]:
    """For each sentence the body named last before it; what is set aside names none."""
    running: list[str | None] = []
    last: str | None = None
    for sentence, places in zip(article.sentences, named, strict=True):
        running.append(last)
        if places and sentence.aside is None:
            last = places[-1][1]
    return running


def body_before(named: Named, at: int) -> str | None:
    """The body named last before a place of the sentence."""
    for place, code in reversed(named):
        if place < at:
            return code
    return None


def body_said(named: Named, at: int) -> str | None:
    """The body named last before the claim ends, else first after it."""
    return body_before(named, at) or (named[0][1] if named else None)
