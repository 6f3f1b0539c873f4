"""Numbers with the word for their column: "93 in favour", "93-18-65", "No - 9:"."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from itertools import pairwise

from hemicycle.accounts.claims.bank import SENTENCES
from hemicycle.accounts.claims.endings import Ending
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.words import BOUND, MEMBERS

_WHO = rf"(?:(?:\(|\))|(?:out )?of (?:the |its )?(?:(?:[\w-]+ ){{0,3}}[\w-]+'s )?N |{MEMBERS} |members |votes? |of them |others )?"


_N = rf"(?<!one of )(?<!one of the )(?<!'s ){BOUND}(?P<n>(?:no|not) N|(?<!\bno )(?<!\bnot )N|none|no|not a single|not one|nobody|without a single|without any) "


_VERB = r"(?:were |was |voting |voted |cast |said |are |came out )*"


#: One column of a tally with its word; the group that matched names the column.
SEGMENT = SENTENCES.add(
    re.compile(
        _N
        + r"(?:- |— )?(?!other|others|more|further|additional|permanent|elected)"
        + _WHO
        + _VERB
        + r"(?:(?P<yes>(?:votes? )?(?:in (?:its |their )?favou?r|for\b(?! (?:the|a|an)? ?\w+ (?:time|years?))(?: the (?:resolution|draft|text|measure|motion)\b)?|yes\b|ayes?\b|in support)|"
        r"(?:affirmative|positive|favou?rable|yes|aye|concurring)(?: votes?)?)"
        r"|(?P<no>(?:votes? )?(?:against|opposed|opposing)\b(?! or abst)|no(?:es|s)?\b(?= ?(?:[,.;]|votes?|and|$))(?: votes?)?|nays?\b|"
        r"(?:negative|dissenting|opposing|opposition|contrary) votes?|in opposition)"
        r"|(?P<abstain>abst(?:entions?|aining|ained|ain)\b|abstainers)"
        r"|(?P<absent>(?:did )?(?:not voting|absent(?:ees|ions)?\b|non-vot\w+|not vote\b(?! (?:for|in favou?r|against|yes|no|to)\b)|not participat\w+|not taking part|"
        r"absences|no-shows|not take part)))"
    )
)


#: "93-18-65", "33 to 13", "108 votes to 9", "128 against nine", "93 for and 18 against".
HEAD = SENTENCES.add(
    re.compile(
        r"(?<![\w-])(?<!from )(?P<a>N)(?:(?P<dash> ?[-:/—] ?|-to-)|(?: votes?| in favou?r| for| states| countries| nations)? (?P<to>to|against|versus|v\.?|vs\.?) )"
        r"(?P<b>N|none|nil)(?! (?:others?|other|of)\b)(?:(?: ?[-:/—] ?|,? ?to )(?P<c>N))?(?: ?[-/—] ?(?P<d>N))?(?![\w%]|-\w| percent)(?:(?: vote)? in favou?r\b| vote\b(?=[,.;]| with\b| and\b|$)| for\b(?=[,.;])|(?<= to N) against(?=,? with |,? and |[,.;]|$| \()|(?<= to none) against(?=,? with |,? and |[,.;]|$))?"
    )
)


#: "No - 9:", "In favour (93):", "Abstentions: 65", "Against: 18".
LAYOUT = SENTENCES.add(
    re.compile(
        r"(?:^|(?<=[\n.;|]))\s*(?:voting |votes? )?(?:(?P<yes>yes|in favou?r|for|ayes?)|(?P<no>no|against|opposed|nays?)|"
        r"(?P<abstain>abstain(?:ed|ing)?|abstentions?)|(?P<absent>absent|not voting|non-voting))"
        r"(?: votes?)?\s*[-:(—]+\s*(?P<n>N)\)?(?=\s*(?:[:\n(,;.]|$))"
    )
)


#: "In favour: 93 Against: 18 Abstentions: 65".
_LABELLED = SENTENCES.add(
    re.compile(
        r"\b(?:(?P<yes>yes|in favou?r|for|ayes?)|(?P<no>no|against|opposed|nays?)|"
        r"(?P<abstain>abstain(?:ed|ing)?|abstentions?)|(?P<absent>absent|not voting|non-voting))"
        r"(?: votes?)?\s*[:=-]?\s*(?P<n>N)\b(?!\s*:)"
    )
)


_SPORT = re.compile(
    r"\b(?:won(?! (?:the )?(?:un |general )?(?:assembly|council|approval|backing|support|passage|votes?|N\b))|beat|lost|scored?|goals?|points?|percent|ratio|odds|chapter|verse|grade|aged?)\b"
)


_CONTEXT_WORDS = re.compile(
    r"vot|abst|adopt|pass|approv|reject|fail|outcome|resolution|carried|defeat|tally|result|margin|first|second|assembly|council|text|against|latter|former|amend|suspen|remov|expel|admit|seated|set up"
)


def labels_in(words: str) -> list[re.Match[str]]:
    """Labels with their numbers in a row, two or more and of different columns: "Yes 93, No 18"."""
    found = list(_LABELLED.finditer(words))
    if len(found) < 2 or len({column_of(one) for one in found}) < len(found):
        return []
    gaps = [words[a.end() : b.start()] for a, b in pairwise(found)]
    return (
        found
        if all(re.fullmatch(r"(?: ?\([^()\n]{1,60}\))?[\s,;.|/]*(?:and )?", gap) for gap in gaps)
        else []
    )


def column_of(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return next(k for k in ("yes", "no", "abstain", "absent") if groups.get(k))


def value_at(reader: Reader, found: re.Match[str], offset: int = 0) -> int:
    """The number, "no one" and "not one" being none; ``offset`` is where the text searched begins."""
    if not found.group("n").endswith("N"):
        return 0
    number = reader.number(offset + found.end("n") - 1)
    return 0 if number == 1 and found.group("n") != "N" else number


def of_group(reader: Reader, found: re.Match[str]) -> bool:
    """Whether the number counts members of one group, not all: "two African countries"."""
    group, _ = reader.group(found.start(), found.end())
    return group not in (None, "EUROPE")


#: "France was one of 53 abstainers": a member, not a total.
_ONE_OF = re.compile(
    r"N of (?:the |only |just )?N\b(?! (?:states|countries|members) (?:in|of)\b)(?= ?(?:abstain|abstent|dissent|oppon|no votes|nay))"
)


_BASE = Ending(
    r"(?<!vote )(?<!votes )(?<!majority )(?<!total )(?<!tally )(?<!minimum )(?<!margin )(?<!result )(?<!support )(?<!backing )(?<!number )\bof (?:the |all |its |all the )?(?:current |present )?(?:[\w-]+'s |un )?$"
)


#: "A resolution needs nine votes in favour": a rule, not a result.
_NEEDED = Ending(
    r"\b(?:needs?|needed|needing|requires?|(?<!the )required|requiring|must (?:get|have|win|receive|obtain|secure)|takes|have needed) (?:to be approved by |the support of |the approval of )?(?:at least |a minimum of |the |just |only )*$"
)


def is_base(words: str, place: int) -> bool:
    """Whether the number is no result: the whole another is part of, or what would be needed."""
    if _NEEDED.search(words, max(0, place - 90), place):
        return True
    if words.endswith(("other ", "remaining ", "among the "), 0, place) or _ONE_OF.match(
        words, place
    ):
        return True
    return bool(_BASE.search(words, max(0, place - 30), place)) or bool(
        _MOST_OF.search(words, max(0, place - 50), place)
    )


#: "the majority of the 27 member states abstained": the number is what they are a part of.
_MOST_OF = re.compile(
    r"\b(?:majority|most|many|several|few|some|rest|none) of (?:the |its |their )(?:[\w-]+'s )?$"
)


#: "a body with a total of 15 members": its size.
_SIZE = re.compile(r"\bwith a total of $")


def is_size(words: str, place: int) -> bool:
    """Whether the number is the size of a body: "with a total of 15 members"."""
    return bool(_SIZE.search(words, max(0, place - 20), place))


#: "for the N-N term", "in the years N-N": years, not votes.
_YEARS = re.compile(r"\b(?:years?|period|term|from) (?:of )?$")
_TERM = re.compile(r" (?:term|period|session|biennium|membership)\b")


def is_tally_head(words: str, head: re.Match[str]) -> bool:
    around = words[max(0, head.start() - 70) : head.end() + 70]
    if _YEARS.search(words, 0, head.start()) or _TERM.match(words, head.end()):
        return False
    if head.group("dash") and "/" in head.group("dash") and not head.group("c"):
        return False  # "the first one (68/262)": the number of a resolution
    if _SPORT.search(words) or not _CONTEXT_WORDS.search(around):
        return False
    if head.group("to") == "to":
        behind = words[: head.start()].endswith(", ") and not words[head.end() :].strip(" .;")
        told = re.search(r"vot|by (?:a )?$|was |of |tally|margin|adopt|pass|reject", around)
        return bool(told) or (behind and "assembly" in words)
    return True


#: "voted 30-10 against the motion"; but not "12 in favour to 3 against, with 2 abstentions".
TURNED = re.compile(
    r" (?:vote )?(?:against (?:the|a|an|it|its|S|C)\b|to (?:reject|defeat)\b|in opposition\b)"
)


#: In the Council a text with more votes for than against may fail too.
_SEATS = 15
#: "defeated by 19 votes to 17": the larger number is the no side.
_DEFEATED = re.compile(
    r"\b(?:defeated|rejected|voted down|turned down|thrown out|lost|threw out)\b(?: (?!N)[\w'-]+){0,4}?,? (?:by |by a vote of |by a margin of )?$"
)


def pair_of(reader: Reader, head: re.Match[str]) -> dict[str, int]:
    """Columns of a dashed row: yes, no, abstaining, absent; "N-M against" turns them round."""

    def number(name: str) -> int:
        return reader.number(head.start(name)) if head.group(name) == "N" else 0

    a, b = number("a"), number("b")
    follows = reader.words[head.end() : head.end() + 30]
    if "favo" not in head.group() and TURNED.match(follows):
        return {"yes": min(a, b), "no": max(a, b)}
    defeated = a > b and a + b > _SEATS and "third" not in reader.words
    if defeated and _DEFEATED.search(reader.words, max(0, head.start() - 60), head.start()):
        a, b = b, a
    pair = {"yes": a, "no": b}
    if head.group("c"):
        pair["abstain"] = number("c")
    if head.group("d"):
        pair["absent"] = number("d")
    return pair
