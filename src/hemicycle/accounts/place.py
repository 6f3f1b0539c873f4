"""A claim where it stands: the words up to its end, the days said in them, the votes on the stage."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hemicycle.accounts.article import Article, Sentence
from hemicycle.accounts.bodies import body_before, body_said
from hemicycle.accounts.claims.bank import Bank, Banked
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.stage import Stage
from hemicycle.accounts.thing import Thing

#: The patterns of this page are tried on the same sentence: one look tells which may match.
_AROUND = Bank()
SPONSORED = _AROUND.read(
    r"(?P<s>[CAG])(?:'s)?(?:-(?:drafted|proposed|sponsored|authored|led|backed|prepared|tabled))?"
    r"(?: (?:original|own|competing|rival|final|draft|unamended|unmodified|modest|limited|gaza|ceasefire))*,? "
    r"(?:resolution|text|draft|proposal|measure|motion|bid)\b(?! on (?!\w+day\b|D))"
)
SUPPORTED = _AROUND.read(
    r"(?:resolution|text|draft|measure|motion)s? (?:\w+ )?(?:supported|backed|sponsored|put forth|tabled|drafted|put forward) by (?P<s>[CG])"
)
CONDEMNS = _AROUND.read(
    r"(?:condemn\w*|denounc\w*|critical of|blaming|criticized|mirrors|emphasizing|critiqued|supporting) (?:the )?(?:C\b|A\b|invasion|rising)"
)
OWN = _AROUND.read(
    r"\b(?:its|their|her) (?:own|original)\b|\bits (?:\w+, )?(?:original|competing|own)\b"
)
RIVAL = _AROUND.read(r"\b(?:alternative|competing|rival|counter)\b")
ORIGINAL = _AROUND.read(r"\b(?:original|unamended|unmodified)\b")
AMENDED = _AROUND.read(
    r"\b(?:amended (?:version|text|resolution|draft)|(?<!un)amended\b|final resolution)"
)
BOTH = _AROUND.read(
    r"\bboth (?:\w+ ){0,2}(?:resolutions|texts|votes|drafts|measures|amendments|ballots)|\b(?:two|N) (?:key )?(?:votes|resolutions)\b"
)
ORDER = _AROUND.read(
    r"\b(?:the (?P<n>first|second|third|former|latter|other|last)\b(?! (?:time|anniversary|amend|day|member|country|year|veto|permanent|ever)))"
)
LATER = _AROUND.read(r"\bN days? later\b|\bthe (?:next|following) day\b|\bdays later\b")
#: "188 voted in favour last year": a year before the article, or before the vote.
LAST_YEAR = _AROUND.read(
    r"\b(?:last year|a year (?:ago|earlier|before)|the (?:previous|preceding) year|the year before)\b"
)


class Place(NamedTuple):
    """A claim in its sentence.

    Parameters
    ----------
    words, start, end
        The sentence in coded form, and where the claim stands in it.
    days
        Days said from the beginning of the sentence to the claim's end.
    body_before, body_said
        The body named last before the claim's end; the same, else the first one named behind it.
    seen
        Which patterns of this page may match the sentence.
    """

    stage: Stage
    article: Article
    sentence: Sentence
    claim: Claim
    words: str
    start: int
    end: int
    days: Sequence[Thing]
    body_before: str | None
    body_said: str | None
    seen: int

    @property
    def body_running(self) -> str | None:
        """The body named last in the sentences before."""
        return self.stage.running[self.sentence.number]

    def may(self, pattern: Banked) -> bool:
        """Whether the sentence has words that every match contains."""
        return bool(self.seen & pattern.bit)

    def before(self, pattern: Banked, beyond: int = 0) -> re.Match[str] | None:
        """The first match before the claim's end, or so much beyond it."""
        if not self.may(pattern):
            return None
        return pattern.pattern.search(self.words, 0, self.end + beyond)

    def all_before(self, pattern: Banked, beyond: int = 0) -> Iterator[re.Match[str]]:
        """Every such match."""
        if not self.may(pattern):
            return iter(())
        return pattern.pattern.finditer(self.words, 0, self.end + beyond)


def place_of(stage: Stage, article: Article, claim: Claim) -> Place:
    """The place of a claim."""
    sentence = article.sentences[claim.sentence]
    first, words = sentence.start, sentence.words
    start, end = claim.start - first, claim.end - first
    days = article.coded.within(first, claim.end, "D") if "D" in words else ()
    named = stage.bodies[sentence.number]
    before = body_before(named, end)
    said = body_said(named, end)
    seen = _AROUND.look(words)[0]
    return Place(stage, article, sentence, claim, words, start, end, days, before, said, seen)
