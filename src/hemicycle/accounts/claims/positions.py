"""Who voted how: members, lists, others, groups, found around each verb of voting.

The verb comes first; its subject is looked for on its left, then on its right, then before it in
the same sentence. A verb whose subject is a bare number is a tally.
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from hemicycle.accounts.claims.asides import Aside, asides, is_earlier, without
from hemicycle.accounts.claims.far import far_subject
from hemicycle.accounts.claims.followers import followers, named_claim
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.nouns import nouns
from hemicycle.accounts.claims.passives import passives
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.sides import sides
from hemicycle.accounts.claims.subjects import (
    COUNT,
    GROUP,
    INCLUDED,
    INCLUDING,
    JOINED,
    OTHERS,
    SUBJECT,
)
from hemicycle.accounts.claims.verbs import Vote, votes_in
from hemicycle.accounts.claims.tallies import is_base
from hemicycle.accounts.claims.words import (
    MEMBERS,
    bound_of,
    tail,
)


def positions(reader: Reader) -> Iterator[Claim]:
    """Claims around every verb of voting in the sentence."""
    last: tuple[tuple[str, ...], ...] = ()
    yield from passives(reader)
    taken = list(asides(reader.words))
    for aside in taken:
        if aside.relative:
            yield from _of_aside(reader, aside)
    reader = without(reader, taken)
    yield from nouns(reader)
    yield from sides(reader)
    for vote in votes_in(reader.words):
        found = list(_of(reader, vote, last))
        yield from found
        for claim in found:
            if claim.subjects and claim.type in ("country_vote", "roster"):
                last = claim.subjects


def _of_aside(reader: Reader, aside: Aside) -> Iterator[Claim]:
    """What ", which had abstained in March," says of the member, or of the list, before it."""
    words = reader.words
    subject = SUBJECT.search(words[: aside.start])
    if subject is None:
        return
    named = reader.subjects(subject.start("s"), subject.end("s"))
    if not re.match(r", (?:all|both|most) of", words[aside.start :]):
        named = named[-1:]
    more: dict[str, object] = {"earlier": True} if is_earlier(words, aside) else {}
    day = re.compile("D").search(words, aside.start, aside.end)
    if more and day:
        more["on"] = reader.thing(day.start()).day
    for vote in votes_in(words[: aside.end]):
        if vote.start > aside.start:
            stop = min(tail(words, vote.end), aside.end - 1)
            yield named_claim(reader, vote, named, aside.start, stop, **more)


def _from_including(
    reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int
) -> Iterator[Claim]:
    column = _COLUMN.get(vote.relation)
    if column is None:
        return
    number, start = offset + found.start("n"), offset + found.start("s")
    named = reader.subjects(start, offset + found.end("s"))
    value = {column + bound_of(found.group("bound")): reader.number(number)}
    yield reader.claim(number, start, "tally", "tally", value=value, verbal=True)
    if found.group("o"):
        at = offset + found.start("o")
        yield reader.claim(
            at,
            offset + found.start("gap"),
            "count_others",
            f"{vote.relation}_others",
            subjects=named,
            value=reader.number(at),
            also=named,
        )
    else:
        yield named_claim(reader, vote, named, start, stop)


def _from_included(
    reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int
) -> Iterator[Claim]:
    column = _COLUMN.get(vote.relation)
    if column is None:
        return
    number, start = offset + found.start("n"), offset + found.start("s")
    value = {column + bound_of(found.group("bound")): reader.number(number)}
    yield reader.claim(number, start, "tally", "tally", value=value, verbal=True)
    yield named_claim(reader, vote, reader.subjects(start, offset + found.end("s")), start, stop)


def _of(reader: Reader, vote: Vote, last: tuple[tuple[str, ...], ...]) -> Iterator[Claim]:
    words = reader.words
    stop = tail(words, vote.end)
    left = words[max(0, vote.start - 260) : vote.start]
    offset = vote.start - len(left)
    yield from followers(reader, vote, stop)
    included = INCLUDED.search(left)
    if included:
        yield from _from_included(reader, vote, included, offset, stop)
        return
    including = INCLUDING.search(left)
    if including:
        yield from _from_including(reader, vote, including, offset, stop)
        return
    joined = JOINED.search(left)
    if joined:
        yield from _from_joined(reader, vote, joined, offset, stop)
        return
    others = OTHERS.search(left)
    if others:
        yield _from_others(reader, vote, others, offset, stop)
        return
    group = GROUP.search(left)
    subject = SUBJECT.search(left)
    if group and re.search(r"(?:the (?:only|sole|lone|one|N)|members? of(?: the)?)$", left[: group.start()].rstrip()):
        group = None
    if group and (
        subject is None or subject.start() <= group.start() or "except" in group.group("g")
    ):
        yield _from_group(reader, vote, group, offset, stop)
        return
    if subject and not _passive_object(left, subject):
        yield from _from_list(reader, vote, subject, offset, stop, left)
        return
    count = COUNT.search(left)
    if count and count.group("n"):
        yield from _from_count(reader, vote, count, offset, stop)
        return
    far = far_subject(left)
    if far:
        start, end = offset + far[0], offset + far[1]
        yield named_claim(reader, vote, reader.subjects(start, end), start, stop)
        return
    if last and re.search(
        r"(?:^|[,;] ?|\b)(?:and|but|then|,)(?: (?:also|then|later|instead|even))* (?:have |had |has )?$",
        left,
    ):
        yield named_claim(reader, vote, last, vote.start, stop)


def _passive_object(left: str, subject: re.Match[str]) -> bool:
    """``supported by X and`` is not a subject of what follows."""
    if re.match(r",? (?:which|who)\b", subject.group("gap")):
        return False
    if subject.group("gap").startswith(",") and _COMPANY.search(left, 0, subject.start()):
        return True
    return bool(
        re.search(
            r"\b(?:by|against|on|in|of|for|with its|between)(?: the)? $", left[: subject.start()]
        )
        and not re.search(r"\b(?:with|while)(?: the)? $", left[: subject.start()])
        and not left[: subject.start()].rstrip().endswith(("led to", "except"))
    )


#: "Panama sided with Argentina, voting against": the verb is not Argentina's.
_COMPANY = re.compile(r"\b(?:sided|voted|stood|stands|broke|split|aligned|went) (?:\w+ )?(?:with|from)(?: the)? $")
#: "Never before has Israel voted against it": what did not happen.
_NEVER = re.compile(
    r"\b(?:never|not once|rarely|seldom)(?: before)? (?:has|had|have|did) (?:the )?$"
)
_NEITHER = re.compile(r"\bneither (?:the )?C(?:,? n?or (?:the )?C)*$")
_ALONE = re.compile(r"\b(?:only|alone|sole|lone|just|the only)\b")
_CLOSED_GAP = re.compile(
    r"\bthe (?:only|sole|lone) (?:\w+ ){0,5}?(?:to|in|that|which|who)\b|\balone\b"
    r"|(?<!among )(?<!of )\bthe N (?:G )?(?:\w+ ){0,2}?(?:to|that|which|who)|^ (?:was|were) (?:the )?(?:only|sole|lone)\b"
)


def _from_list(
    reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int, left: str
) -> Iterator[Claim]:
    start, end = offset + found.start("s"), offset + found.end("s")
    subjects = reader.subjects(start, end)
    before = left[: found.start("s")]
    if not subjects or _NEVER.search(before):
        return
    if _BESIDE_ANOTHER.search(before):
        subjects = subjects[-1:]
    neither = _NEITHER.search(left[: found.end("s")])
    if neither and vote.relation in ("yes", "no", "abstain"):
        yield _neither(reader, vote, offset + neither.start(), end, stop)
        return
    more = _closing(reader, found, offset, stop, before)
    counted = _COUNTED.search(before)
    if counted:
        yield _counted_list(reader, vote, offset + counted.start("n"), stop)
        if not re.search(r"including|among", before[counted.end("n") :]):
            more["closed"] = True
    elif number := _NUMBERED.search(before):
        if vote.relation in _COLUMN:
            more["closed"] = True
            yield _bare_count(reader, vote, offset + number.start("n"))
    elif others := _AND_OTHERS.search(before):
        at = offset + others.start("n")
        how, many = f"{vote.relation}_others", reader.number(at)
        yield reader.claim(at, stop, "count_others", how, subjects=subjects, value=many)
    sees = _SEES.search(before)
    start = offset + sees.start() if sees else start
    yield named_claim(reader, vote, subjects, start, stop, **more)


_BESIDE_ANOTHER = re.compile(r"\b(?:unlike|like|in contrast to|besides) $")
_ONLY = re.compile(r"\b(?:only|just)(?: N| one)? $")
#: "the five that abstained".
_STATED = re.compile(rf"the (N) (?:{MEMBERS} )?(?:that|which|who)")
#: "five countries - (", "eighteen states, including ".
_COUNTED = re.compile(rf"(?P<n>N) (?:{MEMBERS})(?: -|—|,| –|:)+ ?(?:\(|including |among them )?$")
#: "just five – Belarus, …".
_NUMBERED = re.compile(r"(?P<n>N) ?(?:-|—|,|:)+ ?$")
_AND_OTHERS = re.compile(r"(?:and|,) (?P<n>N) (?:other|others|more)\b[^,]{0,40}, ?$")
#: "Security Council vote sees France abstain".
_SEES = re.compile(r"(?:(?:security council|general assembly|un|council) )?vote sees $")


def _neither(reader: Reader, vote: Vote, start: int, end: int, stop: int) -> Claim:
    """ "Neither China nor India voted in favour"."""
    how, named = f"not_{vote.relation}", reader.subjects(start, end)
    return reader.claim(start, stop, "country_vote", how, subjects=named, negated=vote.relation)


def _closing(
    reader: Reader, found: re.Match[str], offset: int, stop: int, before: str
) -> dict[str, object]:
    """Whether the list is said to be whole, beside whom, and how many it is said to name."""
    more: dict[str, object] = {}
    gap = found.group("gap")
    if _ONLY.search(before) or _CLOSED_GAP.search(gap):
        more["closed"] = True
        if beside := reader.exceptions(stop, min(len(reader.words), stop + 60)):
            more["plus"] = beside
    stated = _STATED.search(gap)
    if stated and not re.search(r"\bamong\b|\bone of\b", gap):
        more["stated_count"] = reader.number(offset + found.start("gap") + stated.start(1))
    return more


def _counted_list(reader: Reader, vote: Vote, place: int, stop: int) -> Claim:
    """The total that stands before the list, up to the verb."""
    value = {vote.relation: reader.number(place)} if vote.relation in _COLUMN else {}
    return reader.claim(place, stop, "tally", "tally", value=value)


def _bare_count(reader: Reader, vote: Vote, place: int) -> Claim:
    """A number alone before the list: "just five"."""
    only = re.search(r"(?:just|only) $", reader.words[max(0, place - 20) : place])
    start = place - (len(only.group()) if only else 0)
    value = {_COLUMN[vote.relation]: reader.number(place)}
    return reader.claim(start, place + 1, "tally", "tally", value=value)


_COLUMN = {"yes": "yes", "no": "no", "abstain": "abstain", "absent": "absent"}


def _from_others(reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int) -> Claim:
    subjects: tuple[tuple[str, ...], ...] = ()
    start = offset + found.start("n")
    if found.group("s"):
        subjects = reader.subjects(offset + found.start("s"), offset + found.end("s"))
        if len(subjects) < 2:
            start = offset + found.start("s")
    else:
        subjects = reader.named_before(start)
    number = reader.number(offset + found.start("n"))
    return reader.claim(
        start,
        stop,
        "count_others",
        f"{vote.relation}_others",
        subjects=subjects,
        value=number,
        also=subjects if found.group("s") else (),
    )


def _from_group(reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int) -> Claim:
    said = found.group("q").strip()
    if re.fullmatch(r"(?:only )?N", said) and reader.group(offset, vote.start)[0] == "EUROPE":
        counted = COUNT.search(reader.words[offset : vote.start])
        if counted:
            for claim in _from_count(reader, vote, counted, offset, stop):
                return claim
    start = offset + found.start("q") + len(found.group("q")) - len(found.group("q").lstrip())
    end = max(stop, reader.exception_end(stop))
    if re.search(
        r"\b(?:almost|nearly|virtually|practically|mostly) $",
        reader.words[max(0, start - 14) : start],
    ):
        said = "most"
    more: dict[str, object] = {"quantity": said, "words": found.group("g")}
    number = re.search("N", found.group("q"))
    if number:
        more["count"] = reader.number(offset + found.start("q") + number.start())
    exceptions = reader.exceptions(start, end)
    if "other" in said and not exceptions:
        # "every other permanent member voted against the United States": all but the one named.
        exceptions = (*reader.subjects(0, start), *reader.subjects(vote.start, end))
    if exceptions:
        more["exceptions"] = exceptions
    whole = found.group("gap") + reader.words[vote.start : end]
    if re.search(r"unanim|as one|as N\b|together|en bloc|all\b", whole):
        more["universal"] = True
    return reader.group_claim(start, end, vote.relation, more)


def _from_count(
    reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int
) -> Iterator[Claim]:
    relation = _COLUMN.get(vote.relation)
    if relation is None:
        return
    words = found.group("n")
    before = reader.words[max(0, offset + found.start() - 12) : offset + found.start("n")]
    place = offset + found.start("n")
    one_of = re.match(r"N of (?:the |only |just )?N\b", reader.words[place:])
    if one_of and reader.number(place) == 1:
        return
    if is_base(reader.words, place):
        return
    group, _ = reader.group(offset + found.start(), vote.start)
    if "permanent" in str(found.group("who")) or group not in (None, "EUROPE"):
        return
    if re.search(r"\bamong (?:the )?$", before):
        return
    value = 0 if words in ("no", "none") else reader.number(place)
    start = place - len(found.group("bound") or "")
    stated = {relation + bound_of(found.group("bound")): value}
    yield reader.claim(start, stop, "tally", "tally", value=stated, verbal=True)


def _from_joined(
    reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int
) -> Iterator[Claim]:
    start = offset + found.start("j")
    hosts = reader.subjects(offset + found.start("o"), offset + found.end("o"))
    before = reader.words[max(0, start - 60) : start]
    number = re.search(
        rf"(?P<n>N) (?:other |more )?(?:{MEMBERS}|others) (?:that |which |who )?(?:have |had )?$",
        before,
    )
    if number and hosts:
        place = start - len(before) + number.start("n")
        yield reader.claim(
            place,
            stop,
            "count_others",
            f"{vote.relation}_others",
            subjects=hosts,
            value=reader.number(place),
            also=hosts,
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
