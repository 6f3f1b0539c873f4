"""Verbatim and annex lists, and shorthand: a heading per position, then names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from hemicycle.brief.entry.model import Form, Said, SaidName
from hemicycle.brief.entry.sayings import intentions, outcome
from hemicycle.brief.entry.split import Knows, check_count, split_names
from hemicycle.brief.entry.totals import Tallied, results
from hemicycle.brief.entry.words import detail_word, number, position_word
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError

_LONG = (
    r"in\s+favou?r|against|abstain(?:ing|ed)?|abstentions?|absent|not\s+voting|non-voting|"
    r"did\s+not\s+vote|not\s+participating|not\s+present|present(?:\s+and)?\s+not\s+voting"
)
_SHORT = r"yes|no|abst|for|opposed|nv|[ynax]"
_BEFORE = (
    r"(?:(?:those|states|members|member\s+states|countries|delegations|voting|voted|votes?)\s+)?"
)
_COUNT = (
    r"(?:\s*\(\s*(?P<n{0}>\d{{1,3}})(?:\s+[a-z]+)?\s*\)"
    r"|[ \t]+(?:[-–—][ \t]*)?(?P<m{0}>\d{{1,3}}))?"
)
#: In the middle of a line a heading follows a mark, and needs its colon.
_MID = r"(?<=[.;,|)\]])"
_HEADING = re.compile(
    rf"(?:^|{_MID})[ \t*_>#•-]*{_BEFORE}(?P<long>{_LONG}){_COUNT.format(1)}[ \t*_]*:[*_]*"
    rf"|^[ \t*_>#•-]*{_BEFORE}(?P<alone>{_LONG}){_COUNT.format(2)}[ \t*_]*$"
    rf"|^[ \t]*(?P<short>{_SHORT}){_COUNT.format(3)}[ \t]*:"
    rf"|{_MID}[ \t]*(?P<figure>{_SHORT})[ \t]*:(?=[ \t]*\d)",
    re.IGNORECASE | re.MULTILINE,
)
_LINE_BEGINS = re.compile(
    rf"^[ \t*_>#•-]*{_BEFORE}(?:{_LONG}|{_SHORT}){_COUNT.format(4)}[ \t*_]*:",
    re.IGNORECASE | re.MULTILINE,
)
#: A sentence that ends a list in verbatim records: "Draft resolution A/ES-11/L.10 was adopted by
#: ...", "[Subsequently, the delegation of ...", "The draft resolution has been adopted".
_CLOSING = re.compile(
    r"^[ \t]*(?:\[|(?:(?:the|an|oral|draft|revised|whole)\s+)*"
    r"(?:draft|amendment|resolution|decision|proposal|motion|paragraph|operative|preambular|"
    r"result|president|recommendation)\b|subsequently\b|by\s+(?:a\s|\d))",
    re.IGNORECASE | re.MULTILINE,
)
#: End of the library's summary; the size of the roll is no count of votes.
_MEMBERSHIP = re.compile(r"\|?[ \t]*total\s+(?:voting\s+)?membership\s*:?\s*\d+", re.IGNORECASE)
#: Lines between the pages of a record: its symbol, the date, page and job numbers; never names.
_PAGE_BREAK = re.compile(
    r"^[ \t]*(?:(?:[A-Z]+/\S+|\d{1,3}/\d{1,3}|\d\d/\d\d/\d{4}|\d\d-\d{5}|\d{1,3})(?:[ \t]+|$))+$",
    re.MULTILINE,
)
_OPENING_COUNT = re.compile(
    r"\s*(\d{1,3}|none|nil|zero|nobody)\b(?![ \t]*[A-Za-z])\s*[.,;|:–-]?\s*", re.I
)
_REST = {
    "rest",
    "the rest",
    "all the rest",
    "all others",
    "others",
    "everyone else",
    "all other members",
}


#: Headings of a few votes; more of them are several votes that should be separated.
MAX_HEADINGS = 40


@dataclass(frozen=True)
class _Block:
    """Names under one heading: the heading, its own count, the text and its first line."""

    heading: str
    short: bool
    count: int | None
    text: str
    line: int


def has_headings(text: str) -> bool:
    """Whether a heading of a list stands in the text."""
    return _HEADING.search(text) is not None


def begins_list(text: str) -> bool:
    """Whether a line begins with a position word and a colon, as no row of a table does."""
    return _LINE_BEGINS.search(text) is not None


def read_lists(text: str, line: int, knows: Knows) -> tuple[Said, list[Tallied]]:
    """Names by heading, and the results told around the lists.

    Parameters
    ----------
    text
        Cleaned text after the header lines.
    line
        Line of the paste on which ``text`` begins.
    knows
        Whether a text is a name the register knows.
    """
    blocks, around = _cut(_MEMBERSHIP.sub("", text), line)
    names: list[SaidName] = []
    totals: dict[Position, int] = {}
    rest = None
    for block in blocks:
        position = position_word(block.heading)
        if position is None:
            continue
        if block.count is not None:
            totals[position] = block.count
        for name, at in _names(block, knows):
            check_count(len(names), at)
            if name.casefold() in _REST:
                rest = (position, f"{block.heading.casefold()}: {name}", at)
            else:
                names.append(SaidName(name, position, at, detail_word(block.heading)))
    short = rest is not None or all(block.short for block in blocks)
    said = Said(
        Form.SHORTHAND if short else Form.LISTS,
        tuple(names),
        totals,
        rest,
        outcome=outcome(around),
        intentions=intentions(around, line, knows),
    )
    return said, results(around)


def _cut(text: str, line: int) -> tuple[list[_Block], str]:
    """Blocks of names, and all that is not in a block (line numbers kept)."""
    headings = list(islice(_HEADING.finditer(text), MAX_HEADINGS + 1))
    if len(headings) > MAX_HEADINGS:
        raise InputError(
            f"The text has more than {MAX_HEADINGS} headings of lists",
            where=f"from line {line} on",
            right="one vote: lists of members under a heading for each position",
            todo="separate several votes by a line ---",
        )
    blocks = []
    around = text[: headings[0].start()] if headings else text
    for here, after in zip(headings, [*headings[1:], None], strict=True):
        stop = after.start() if after else len(text)
        closing = _CLOSING.search(text, here.end(), stop)
        end = closing.start() if closing and text[here.end() : closing.start()].strip() else stop
        blocks.append(_block(here, text[here.end() : end], line + text.count("\n", 0, here.end())))
        around += "\n" + text[end:stop]
    return blocks, around


def _block(heading: re.Match[str], body: str, line: int) -> _Block:
    word = heading["long"] or heading["alone"] or heading["short"] or heading["figure"]
    counts = (heading[group] for group in ("n1", "m1", "n2", "m2", "n3", "m3"))
    count = next((int(n) for n in counts if n is not None), None)
    opening = _OPENING_COUNT.match(body)
    if opening:
        count = number(opening[1]) if count is None else count
        line += body.count("\n", 0, opening.end())
        body = _unbracket(body[opening.end() :])
    body = _PAGE_BREAK.sub("", body)
    return _Block(" ".join(word.split()), heading["short"] is not None, count, body, line)


def _unbracket(body: str) -> str:
    """`(Belarus, Mali)` without its brackets, as after `Against: 18`."""
    bare = body.strip().rstrip(".;")
    whole = bare.startswith("(") and bare.endswith(")")
    return body.replace("(", "", 1)[: body.rfind(")") - 1] if whole else body


def _names(block: _Block, knows: Knows) -> Iterator[tuple[str, int]]:
    by_words = block.short or not re.search(r"[,;|\n]", block.text.strip())
    return split_names(block.text, block.line, knows, by_words=by_words)
