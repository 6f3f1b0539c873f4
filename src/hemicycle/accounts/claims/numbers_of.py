"""Numbers of members, others, groups and those who joined, left of a verb of voting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hemicycle.accounts.claims.columns import is_base, is_size, value_at
from hemicycle.accounts.claims.endings import Ending
from hemicycle.accounts.claims.followers import named_claim
from hemicycle.accounts.claims.lists import COLUMN
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.subjects import (
    COUNT,
)
from hemicycle.accounts.claims.verbs import Vote
from hemicycle.accounts.claims.words import (
    LIST,
    MEMBERS,
    bound_of,
)

_ALONE = re.compile(r"\b(?:only|alone|sole|lone|just|the only)\b")


#: "18 voted against and another 65 abstained": the total of a further column.
_FURTHER = re.compile(r"\b(?:another|a further) $")


def from_others(reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int) -> Claim:
    subjects: tuple[tuple[str, ...], ...] = ()
    start = offset + found.start("n")
    column = COLUMN.get(vote.relation)
    further = _FURTHER.search(reader.words, max(0, start - 16), start)
    if column and not found.group("s") and (further or _is_further(reader, found, start)):
        start = further.start() if further else start
        value = {column: reader.number(offset + found.start("n"))}
        return reader.claim(start, stop, "tally", "tally", value=value, verbal=True)
    if found.group("s"):
        subjects = reader.subjects(offset + found.start("s"), offset + found.end("s"))
        if len(subjects) < 2:
            start = offset + found.start("s")
    else:
        subjects = reader.named_before(start)
    number = reader.number(offset + found.start("n"))
    bare = not found.group("s") and re.search(r"\b(?:others|more|further)\b", found.group())
    return reader.claim(
        start,
        stop,
        "count_others",
        f"{vote.relation}_others",
        subjects=subjects,
        value=number,
        also=subjects if found.group("s") else (),
        **({"bare": True} if bare else {}),
    )


def from_rest(
    reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int
) -> Iterator[Claim]:
    """All members but those named: "the other members voted in favour, including China"."""
    if vote.relation not in COLUMN:
        return
    start, end = offset + found.start("q"), offset + found.start("gap")
    subjects = reader.named_before(start)
    how = f"{vote.relation}_others"
    if found.group("s"):
        end = offset + found.start("inc")
        named = reader.subjects(offset + found.start("s"), offset + found.end("s"))
        place = offset + found.start("inc") + 1
        yield named_claim(reader, vote, named, place, offset + found.end("s"))
    else:
        end = stop
    yield reader.claim(start, end, "count_others", how, subjects=subjects, everyone=True)


def _is_further(reader: Reader, found: re.Match[str], start: int) -> bool:
    """Whether "three others" are those of another column: a number stands before, no name."""
    others = {"others", "more", "further", "remaining"} & set(found.group().split())
    before = reader.words[:start]
    return bool(others) and "N" in before and "C" not in before


#: "those Caribbean countries which abstained", "all the African states that abstained cited it":
#: such there were, and no more is said.
_WHICH = re.compile(r" ?(?:that|which|who)\b")
_WHOLE = re.compile(r"(?:the|those)?|(?:all|most)(?: of)?(?: the)?")


def from_group(reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int) -> Claim:
    said = found.group("q").strip()
    if re.fullmatch(r"(?:only )?N", said) and reader.group(offset, vote.start)[0] == "EUROPE":
        counted = COUNT.part(reader.words, offset, vote.start)
        if counted:
            for claim in from_count(reader, vote, counted, offset, stop):
                return claim
    start = offset + found.start("q") + len(found.group("q")) - len(found.group("q").lstrip())
    end = max(stop, reader.exception_end(stop))
    if re.search(
        r"\b(?:almost|nearly|virtually|practically|mostly) $",
        reader.words[max(0, start - 14) : start],
    ):
        said = "most"
    if _WHOLE.fullmatch(said) and _WHICH.match(found.group("gap")):
        said = "several"
    more: dict[str, object] = {"quantity": said, "words": found.group("g")}
    number = re.search("N", found.group("q"))
    if number and not re.match(r"(?:not|no)\b", said):
        more["count"] = reader.number(offset + found.start("q") + number.start())
    exceptions = reader.exceptions(start, end) or reader.exceptions(0, start)
    if "other" in said and not exceptions:
        # "every other permanent member voted against the United States": all but the one named.
        exceptions = (*reader.subjects(0, start), *reader.subjects(vote.start, end))
    if exceptions:
        more["exceptions"] = exceptions
    whole = found.group("gap") + reader.words[vote.start : end]
    if re.search(r"unanim|as one|as N\b|together|en bloc|all\b", whole):
        more["universal"] = True
    relation = vote.relation
    if _OF_THE_EXCEPTED.search(found.group()):
        relation = _told_before(reader.words[:start]) or relation
        end = vote.start
    return reader.group_claim(start, end, relation, more)


#: "All African members except Malawi, which abstained": what the one left out did.
_OF_THE_EXCEPTED = re.compile(
    r"\b(?:except|apart from|other than|bar|save|exception of)\b[^.;]*\bC,? (?:which|who|that) $"
)
_INCLUDING = re.compile(
    r"\b(?:(?P<no>against|no|opposed|rejected)|(?P<abstain>abstained|abstentions?|abstaining)"
    r"|(?P<yes>in favou?r|for|yes|supported|backed))\b[^.;]{0,40}\b(?:including|among them) $"
)


def _told_before(words: str) -> str | None:
    """The column of those of whom the group is a part: "nineteen voted against, including"."""
    told = _INCLUDING.search(words)
    return told.lastgroup if told else None


def from_count(
    reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int
) -> Iterator[Claim]:
    relation = COLUMN.get(vote.relation)
    if relation is None:
        return
    words = found.group("n")
    before = reader.words[max(0, offset + found.start() - 12) : offset + found.start("n")]
    place = offset + found.start("n")
    if re.match(r"not? N", words):
        place = offset + found.end("n") - 1
    one_of = re.match(r"N of (?:the |only |just )?N\b", reader.words[place:])
    if one_of and reader.number(place) == 1:
        return
    if is_base(reader.words, place):
        return
    group, _ = reader.group(offset + found.start(), vote.start)
    if "permanent" in str(found.group("who")) or group not in (None, "EUROPE"):
        return
    if re.search(r"\bamong (?:the )?$|\bjoined (?:only )?by $", before):
        return
    if is_size(reader.words, place) or reader.words.endswith("N and ", 0, place):
        return
    value = value_at(reader, found, offset)
    start = offset + found.start("n") - len(found.group("bound") or "")
    stated = {relation + bound_of(found.group("bound")): value}
    more: dict[str, Any] = (
        {"of": reader.number(offset + found.end("of") - 1)} if found.group("of") else {}
    )
    yield reader.claim(start, stop, "tally", "tally", value=stated, verbal=True, **more)


#: "Not even China joined Russia in voting no".
_NOT_EVEN = re.compile(r"\b(?:not even|nobody|no one|none|neither|no country|no state)\b")


_FIRST_AND = Ending(rf"(?P<s>{LIST}),? (?:and|plus|as well as|along with|together with) $")


def from_joined(
    reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int
) -> Iterator[Claim]:
    start = offset + found.start("j")
    hosts = reader.subjects(offset + found.start("o"), offset + found.end("o"))
    before = reader.words[max(0, start - 60) : start]
    if _NOT_EVEN.search(before):
        return
    number = re.search(
        rf"(?P<n>N) (?:other |more )?(?:{MEMBERS}|others) (?:that |which |who )?(?:have |had )?$",
        before,
    )
    if number and hosts:
        place = start - len(before) + number.start("n")
        first = _FIRST_AND.search(before, 0, number.start("n"))
        guests: tuple[tuple[str, ...], ...] = ()
        said = place
        if first:  # "Belarus and 16 others joined Russia in opposing it"
            said = start - len(before) + first.start("s")
            guests = reader.subjects(said, place)
        yield reader.claim(
            said,
            stop,
            "count_others",
            f"{vote.relation}_others",
            subjects=(*guests, *hosts),
            value=reader.number(place),
            also=(*guests, *hosts),
        )
        return
    if found.group("s"):
        place = offset + found.start("s")
        guests = reader.subjects(place, offset + found.end("s"))
        only = bool(_ALONE.search(reader.words[max(0, place - 10) : place]))
        closed = only
        if len(guests) == 1 and not hosts:
            yield named_claim(reader, vote, guests, place, stop)
            return
        if len(guests) == 1 and hosts:
            yield reader.claim(
                place, stop, "alignment", "same_vote", subjects=guests + hosts, value=vote.relation
            )
            return
        more: dict[str, object] = {"closed": True, "plus": hosts} if closed else {}
        yield named_claim(reader, vote, guests, place, offset + found.end("s"), **more)
    if hosts:
        yield reader.claim(start, stop, "alignment", vote.relation, subjects=hosts)
