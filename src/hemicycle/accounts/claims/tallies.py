"""Totals in every notation, without a verb of their own.

"93-18 with 65 abstentions", "93 affirmative votes, 18 against, and 65 abstentions", "by 108 votes
to 9, with 27 abstentions", "ten ayes, no nays", "128 against nine", "No - 9:".
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.needles import SENTENCES
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.words import BOUND, LIST, MEMBERS, bound_of

_WHO = rf"(?:(?:\(|\))|(?:out )?of (?:the |its )?(?:[\w-]+'s )?N |{MEMBERS} |members |votes? |of them |others )?"
_N = rf"(?<!one of )(?<!one of the ){BOUND}(?P<n>N|none|no|not a single|not one|nobody) "
_VERB = r"(?:were |was |voting |voted |cast |are |came out )*"
#: One column of a tally with its word; the group that matched names the column.
_SEGMENT = SENTENCES.add(
    re.compile(
        _N
        + r"(?!other|others|more|further|additional|permanent|elected)"
        + _WHO
        + _VERB
        + r"(?:(?P<yes>(?:votes? )?(?:in favou?r|for\b(?! (?:the|a|an)? ?\w+ (?:time|years?))|yes\b|ayes?\b|in support)|"
        r"(?:affirmative|positive|favou?rable|yes|aye|concurring)(?: votes?)?)"
        r"|(?P<no>(?:votes? )?(?:against|opposed|opposing)\b|no(?:es|s)?\b(?= ?(?:[,.;]|votes?|and|$))(?: votes?)?|nays?\b|"
        r"(?:negative|dissenting|opposing|contrary) votes?|in opposition)"
        r"|(?P<abstain>abst(?:entions?|aining|ained|ain)\b|abstainers)"
        r"|(?P<absent>(?:did )?(?:not voting|absent(?:ees|ions)?\b|non-vot\w+|not vote|not participat\w+|not taking part|"
        r"absences|no-shows|not take part)))"
    )
)
#: "93-18-65", "33 to 13", "108 votes to 9", "128 against nine", "93 for and 18 against".
_HEAD = SENTENCES.add(
    re.compile(
        r"(?<![\w-])(?<!from )(?P<a>N)(?:(?P<dash> ?[-:/—] ?|-to-)|(?: votes?| in favou?r| for| states| countries| nations)? (?P<to>to|against|versus|v\.?|vs\.?) )"
        r"(?P<b>N|none|nil)(?! (?:others?|other|of)\b)(?:(?: ?[-:/—] ?|,? ?to )(?P<c>N))?(?: ?[-/—] ?(?P<d>N))?(?![\w%]|-\w| percent)(?: in favou?r\b| for\b(?=[,.;]))?"
    )
)
#: "No - 9:", "In favour (93):", "Abstentions: 65", "Against: 18".
_LAYOUT = SENTENCES.add(
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
_JOIN = re.compile(
    r"(?: vote| votes| margin| tally)?(?:,|;|\)|:)?(?: \([^)]{0,60}\)(?! to))?,? ?(?:and |with |while |to |plus |- |against |as |but )*(?:another |only |just )?$"
)
_SPORT = re.compile(
    r"\b(?:won|beat|lost|scored?|goals?|points?|percent|ratio|odds|chapter|verse|grade|aged?)\b"
)
_CONTEXT_WORDS = re.compile(
    r"vot|abst|adopt|pass|approv|reject|fail|outcome|resolution|carried|defeat|tally|result|margin|first|second|assembly|council|text|against|latter|former|amend|suspen|remov|expel|admit|seated|set up"
)


def _labelled(words: str) -> list[re.Match[str]]:
    """Labels with their numbers in a row, two or more and of different columns: "Yes 93, No 18"."""
    found = list(_LABELLED.finditer(words))
    if len(found) < 2 or len({_column(one) for one in found}) < len(found):
        return []
    gaps = [words[a.end() : b.start()] for a, b in pairwise(found)]
    return found if all(re.fullmatch(r"[\s,;.|]*(?:and )?", gap) for gap in gaps) else []


#: "fewer than half of the UN's 193 member states supported", "two thirds of the 193 members backed".
_SHARE = SENTENCES.add(
    re.compile(
        rf"{BOUND}(?P<share>half|(?:a|one|N) (?:third|quarter|fifth)s?|N[- ](?:third|quarter|fifth)s) of (?:the |all |all the |its )?(?:[\w-]+'s |un |un's )?(?P<of>N) "
        rf"{MEMBERS} (?:(?:have|had|has|also) )*(?:(?P<no>voted against|opposed|rejected)|(?P<abstain>abstained)|(?P<yes>voted (?:for|in favou?r|yes)|supported|backed|endorsed|approved|condemned|deplored|demanded))\b[^,.;]{{0,40}}"
    )
)
_PARTS = {"third": 3, "quarter": 4, "fifth": 5}


def _shares(reader: Reader) -> Iterator[Claim]:
    """A part of all members, as the number it comes to; without a bound it is a round number."""
    for found in _SHARE.finditer(reader.words):
        share, whole = found.group("share"), reader.number(found.start("of"))
        parts = next((n for word, n in _PARTS.items() if word in share), 2)
        times = reader.number(found.start("share")) if share.startswith("N") else 1
        bound = bound_of(found.group("bound")) or "_about"
        key, number = f"{_column(found)}{bound}", times * whole / parts
        rounded = -(-times * whole // parts) if bound in ("_lt", "_min") else int(number)
        yield reader.claim(found.start(), found.end(), "tally", "tally", value={key: rounded}, verbal=True)


_NOBODY = re.compile(r"\b(?:none|no|nobody|not a single|not one)\b")


def tallies(reader: Reader) -> Iterator[Claim]:
    """Claims on totals in the sentence, and the lists that stand right behind one."""
    words = reader.words
    taken = 0
    if "N" not in words and ":" not in words and not _NOBODY.search(words):
        return
    labelled = _labelled(words)
    if labelled:
        value = {_column(m): _value(reader, m) for m in labelled}
        yield reader.claim(labelled[0].start(), labelled[-1].end(), "tally", "tally", value=value)
        return
    for found in _LAYOUT.finditer(words):
        column = _column(found)
        yield reader.claim(
            found.start(), found.end(), "tally", "tally", value={column: _value(reader, found)}
        )
        yield from _listed(reader, column, found.end())
    for found in _LABELLED_LIST.finditer(words):
        named = reader.subjects(found.start("s"), found.end("s"))
        place = found.start("s"), found.end("s")
        yield reader.claim(*place, "roster", _column(found), subjects=named, closed=True)
    for found in _SEGMENT.finditer(words):
        yield from _listed(reader, _column(found), found.end())
    for found in _HEAD.finditer(words):
        if found.group("to") and words[found.end() : found.end() + 2] == " (":
            yield from _listed(reader, "no", found.end())
    for pattern in _SINGLE:
        for found in pattern.finditer(words):
            if _of_group(reader, found) or is_base(words, found.start("n")):
                continue
            key = "yes" + bound_of(found.group("bound"))
            yield reader.claim(
                found.start(),
                found.end(),
                "tally",
                "tally",
                value={key: _value(reader, found)},
                verbal=True,
            )
    for found in _BY_COUNT.finditer(words):
        column = "no" if found.group("v") in ("opposed", "rejected") else "yes"
        if not _of_group(reader, found):
            value = {column + bound_of(found.group("bound")): _value(reader, found)}
            yield reader.claim(
                found.start(), found.end(), "tally", "tally", value=value, verbal=True
            )
    yield from _shares(reader)
    for start, end, value in _runs(reader):
        if start >= taken:
            taken = end
            said = _lead(words, start)
            yield reader.claim(said, end, "tally", "tally", value=value)


#: "Against: Belarus, Eritrea, …" on a line of its own.
_LABELLED_LIST = SENTENCES.add(
    re.compile(
        r"(?:^|(?<=\n))\s*(?:voting |voted |votes )?(?:(?P<yes>in favou?r|for|yes|ayes)|(?P<no>against|opposed|no|nays)|"
        r"(?P<abstain>abstain(?:ed|ing)?|abstentions?)|(?P<absent>absent|not voting|non-voting))\s*:\s*"
        rf"(?P<s>{LIST})\s*(?=[.;]|$|\n)"
    )
)
_LISTED = re.compile(
    rf"(?:\s*[:(—]+\s*|\s+-\s+|,? (?=including|among them|notably))"
    rf"(?P<open>including |among them |notably )?(?P<s>{LIST})\s*(?=\)|[.;]|$|\n|-|—|, (?:with|and))"
)


#: "73 abstentions, the United States itself among the latter".
_AMONG = re.compile(rf",? (?:with )?(?P<q>(?P<s>{LIST})(?: itself| themselves)? among (?:them|these|those|the latter))\b")


def _listed(reader: Reader, column: str, end: int) -> Iterator[Claim]:
    """ "two against (United States and Israel)", "No - 9: Canada, …"."""
    among = _AMONG.match(reader.words, end)
    if among:
        yield reader.claim(*among.span("q"), "country_vote", column, subjects=reader.subjects(*among.span("s")))  # fmt: skip
    found = _LISTED.match(reader.words, end)
    if not found:
        return
    named = reader.subjects(found.start("s"), found.end("s"))
    start = found.start("open") if found.group("open") else found.start("s")
    kind = "country_vote" if len(named) < 3 and found.group("open") else "roster"
    closed = {} if found.group("open") else {"closed": True}
    yield reader.claim(start, found.end("s"), kind, column, subjects=named, **closed)


def _lead(words: str, start: int) -> int:
    """Begin at "the General Assembly voted", "the first", "by", if that stands right before."""
    found = re.search(
        r"(?:(?:the )?(?:un )?(?:general assembly|unga|assembly|council|security council) voted |"
        r"(?:the )?(?:resolution|draft|text|it|measure|motion|proposal) (?:was )?(?:carried|passed|adopted|approved|received|won|got|failed|rejected)(?: by| with)? (?:a vote of )?|"
        r"the (?:first|second|third|former|latter|other) |(?:received|with|by|by a vote of|voted) )$",
        words[:start],
    )
    return found.start() if found else start


def _column(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return next(k for k in ("yes", "no", "abstain", "absent") if groups.get(k))


def _value(reader: Reader, found: re.Match[str]) -> int:
    return reader.number(found.start("n")) if found.group("n") == "N" else 0


_Run = tuple[int, int, dict[str, int]]


#: "Nine affirmative votes are required": a rule, not a result.
_REQUIRED = re.compile(
    r"[^.;,]{0,60}\b(?:(?:is|are|was|were) (?:required|needed|necessary)|required|needed|necessary)\b"
)


_NEEDED = re.compile(
    r"\b(?:needs?|needed|needing|requires?|required|requiring|must (?:get|have|win|receive|obtain|secure)|takes) (?:at least |a minimum of |the )?$"
)


def _runs(reader: Reader) -> Iterator[_Run]:
    """Totals in a row, joined as long as nothing but commas and small words lie between."""
    words = reader.words
    parts: list[tuple[int, int, dict[str, int]]] = []
    for head in _HEAD.finditer(words):
        if _is_tally_head(words, head):
            parts.append((head.start(), head.end(), _pair(reader, head)))
    for found in _SEGMENT.finditer(words):
        if _of_group(reader, found) or is_base(words, found.start("n")):
            continue
        if _REQUIRED.match(words, found.end()) or _NEEDED.search(words, 0, found.start("n")):
            continue
        if not any(a <= found.start("n") < b for a, b, _ in parts):
            key = _column(found) + bound_of(found.group("bound"))
            parts.append((found.start(), found.end(), {key: _value(reader, found)}))
    run: _Run | None = None
    clausal = False
    for start, end, value in sorted(parts, key=lambda p: p[:2]):
        if run and start < run[1]:
            continue
        alone = _CLAUSE.match(words, start, end) is not None
        joins = not alone and not clausal and not _echoes(run, value)
        clausal = alone
        if run and joins and _JOIN.fullmatch(words[run[1] : start]):
            run = (run[0], end, {**run[2], **value})
            continue
        if run:
            yield run
        run = (start, end, value)
    if run:
        yield run


#: "was supported by 119 countries".
_BY_COUNT = SENTENCES.add(
    re.compile(
        rf"\b(?P<v>supported|backed|approved|endorsed|opposed|rejected|condemned|censured|denounced|adopted|passed) by {BOUND}(?P<n>N) (?!other|more){MEMBERS}"
    )
)
#: A column with a subject or a verb of its own stands alone: "21 countries not voting".
_CLAUSE = re.compile(rf"[a-z ]*N (?:(?:of the )?{MEMBERS} |voted |were |are |was )")
#: "backed the resolution by 93 votes", "119 countries condemned the coup".
_SINGLE = (
    SENTENCES.add(
        re.compile(
            r"(?:(?P<who>unga|assembly|un|council) members |was |were )?(?:passed|adopted|approved|carried|backed|authori[sz]ed|"
            r"endorsed|cleared|squeaked through|scraped through)(?: (?!by)[^,.;N]{0,40}?)? (?:by|with) (?:an? \w+ )?"
            + BOUND
            + r"(?P<n>N) (?:votes|yes votes|ayes)(?! to| for| in| against|-| cast)"
        )
    ),
    SENTENCES.add(
        re.compile(
            r"(?:got|won|received|garnered|secured|drew|attracted|mustered|gathered|obtained|collected|polled|gained|earned) (?:the backing of |the support of )?(?:an? \w+ )?"
            + BOUND
            + rf"(?P<n>N) (?:votes|yes votes|ayes|affirmative votes|positive votes|{MEMBERS})(?! to\b| for| in\b| against|-| cast| needed| required| necessary)"
        )
    ),
    SENTENCES.add(
        re.compile(
            r"(?:a total of )?"
            + BOUND
            + rf"(?P<n>N) (?:(?:out )?of (?:the |its )?(?:[\w-]+'s )?N )?(?!other|more|further|remaining|fellow){MEMBERS}(?: on \w+day| on D| in D| also| now| have| has)* (?:condemned|denounced|deplored|backed|supported|endorsed|approved|demanded|"
            r"welcomed|affirmed|reaffirmed|recogni[sz]ed|agreed|declared|called (?:for|on)|urged|favou?red|refused to (?:recogni[sz]e|accept))\b(?:(?! (?:and|but|while)\b)[^,.;]){0,40}"
        )
    ),
)


def _of_group(reader: Reader, found: re.Match[str]) -> bool:
    """Whether the number counts members of one group, not all: "two African countries"."""
    group, _ = reader.group(found.start(), found.end())
    return group not in (None, "EUROPE")


#: "France was one of 53 abstainers": a member, not a total.
_ONE_OF = re.compile(r"N of (?:the |only |just )?N\b(?! (?:states|countries|members) (?:in|of)\b)(?= ?(?:abstain|abstent|dissent|oppon|no votes|nay))")
_BASE = re.compile(
    r"(?<!vote )(?<!votes )(?<!majority )(?<!total )(?<!tally )(?<!margin )(?<!result )(?<!support )(?<!backing )\bof (?:the |all |its |all the )?(?:[\w-]+'s |un )?$"
)


def is_base(words: str, place: int) -> bool:
    """Whether the number is the whole that another is part of: "143 of the 193 members"."""
    if words.endswith(("other ", "remaining "), 0, place) or _ONE_OF.match(words, place):
        return True
    return bool(_BASE.search(words, max(0, place - 30), place))


def _echoes(run: _Run | None, value: dict[str, int]) -> bool:
    return run is not None and bool(
        {k.split("_")[0] for k in run[2]} & {k.split("_")[0] for k in value}
    )


def _is_tally_head(words: str, head: re.Match[str]) -> bool:
    around = words[max(0, head.start() - 70) : head.end() + 70]
    if _SPORT.search(words) or not _CONTEXT_WORDS.search(around):
        return False
    if head.group("to") == "to":
        return bool(re.search(r"vot|by (?:a )?$|was |of |tally|margin|adopt|pass|reject", around))
    return True


def _pair(reader: Reader, head: re.Match[str]) -> dict[str, int]:
    """Columns of a dashed row: yes, no, abstaining, absent; "N-M against" turns them round."""

    def number(name: str) -> int:
        return reader.number(head.start(name)) if head.group(name) == "N" else 0

    a, b = number("a"), number("b")
    follows = reader.words[head.end() : head.end() + 30]
    if re.match(r" (?:vote )?(?:against|to reject|to defeat|in opposition)\b", follows):
        return {"yes": min(a, b), "no": max(a, b)}
    pair = {"yes": a, "no": b}
    if head.group("c"):
        pair["abstain"] = number("c")
    if head.group("d"):
        pair["absent"] = number("d")
    return pair
