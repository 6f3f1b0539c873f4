"""Named members left of a verb of voting, and whether the list is whole."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from hemicycle.accounts.claims.endings import Ending
from hemicycle.accounts.claims.followers import named_claim
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.verbs import Vote
from hemicycle.accounts.claims.words import (
    LIST,
    MEMBERS,
    bound_of,
)


def from_including(
    reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int
) -> Iterator[Claim]:
    column = COLUMN.get(vote.relation)
    if column is None:
        return
    number, start = offset + found.start("n"), offset + _list_start(found)
    named = reader.subjects(start, offset + found.end("s"))
    left = reader.words[offset : number - len(found.group("bound") or "")]
    if one := _ONE_OF.search(left):
        start = offset + one.start("s")
        yield named_claim(reader, vote, reader.subjects(start, offset + one.end("s")), start, stop)
        value = {column: reader.number(number)}
        yield reader.claim(number, offset + found.end("who"), "tally", "tally", value=value)
        return
    whole = {} if found.group("open") or found.group("o") else {"closed": True}
    group, _ = reader.group(number, start)
    # "two members with a veto (China and France)", "three South Asian countries - …"
    if found.group("where") or " with " in (found.group("who") or ""):
        whole = {}
    elif found.group("other") or found.group("main"):
        whole = {}
        yield _and_others(reader, vote, found, offset)
    elif group is None:
        value = {column + bound_of(found.group("bound")): reader.number(number)}
        first = number - len(found.group("bound") or "")
        yield reader.claim(first, stop, "tally", "tally", value=value, verbal=True)
    else:  # "three EU countries - Belgium, Finland and Luxembourg - backed it"
        whole = {}
        more = {"quantity": "N", "words": found.group("who"), "count": reader.number(number)}
        yield reader.group_claim(number, start, vote.relation, more)
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
        opened = re.search("[a-z]", found.group("open") or "")
        start = offset + found.start("open") + opened.start() if opened else start
        yield named_claim(reader, vote, named, start, stop, **whole)


def _list_start(found: re.Match[str]) -> int:
    """Where the list begins, with its "including"."""
    said = found.group("open") or ""
    return found.start("open") + len(said) - len(said.lstrip(" ,-—(")) if said else found.start("s")


#: "Eritrea was one of just five states, including Russia, to vote against".
_ONE_OF = re.compile(rf"(?P<s>{LIST}) (?:was|is|were|are) (?:N of|among) (?:the |just |only )*$")


def _and_others(reader: Reader, vote: Vote, found: re.Match[str], offset: int) -> Claim:
    """ "India and ten other nations, including Brazil, abstained": the ten without India."""
    main = found.start("main") if found.group("main") else found.start("n")
    beside = reader.subjects(offset + main, offset + found.start("n"))
    return reader.claim(
        offset + main,
        offset + found.end("who"),
        "count_others",
        f"{vote.relation}_others",
        subjects=beside,
        value=reader.number(offset + found.start("n")),
        also=beside,
    )


def from_included(
    reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int
) -> Iterator[Claim]:
    column = COLUMN.get(vote.relation)
    if column is None:
        return
    number, start = offset + found.start("n"), offset + found.start("s")
    value = {column + bound_of(found.group("bound")): reader.number(number)}
    yield reader.claim(number, start, "tally", "tally", value=value, verbal=True)
    yield named_claim(reader, vote, reader.subjects(start, offset + found.end("s")), start, stop)


def passive_object(left: str, subject: re.Match[str]) -> bool:
    """``supported by X and`` is not a subject of what follows."""
    if re.match(r",? (?:which|who)\b", subject.group("gap")):
        return False
    if _TIES_WITH.search(left, 0, subject.start()):
        return True
    if subject.group("gap").startswith((",", " by")) and _COMPANY.search(left, 0, subject.start()):
        return True
    start = subject.start()
    if _NATIONS_OF.search(left, 0, start):
        return False
    return bool(_BY.search(left, 0, start) and not _WITH.search(left, 0, start)) and not left[
        :start
    ].rstrip().endswith(("led to", "except"))


#: "Cuba, with its old ties with Moscow, and Nicaragua abstained": Moscow is no subject.
_TIES_WITH = Ending(
    r"\b(?:relationship|relations|ties|links|alliance|partnership|friendship|pact|deal|border|war) with(?: the)? $"
)
#: "the Caricom nations of Guyana, Barbados and Belize abstained".
_NATIONS_OF = Ending(r"\b(?:nations|states|countries|members|islands) of (?:the )?$")
#: "supported by X", "with X supporting".
_BY = Ending(
    r"\b(?:by|against|on|in|of|for|with its|between|(?<!addition )(?<!thanks )(?<!next )to|than|near|towards?)(?: the)? $"
)
_WITH = Ending(r"\b(?:with|while)(?: the)? $")
#: "Panama sided with Argentina, voting against": the verb is not Argentina's.
_COMPANY = Ending(
    r"\b(?:sided|voted|stood|stands|broke|split|aligned|went) (?:\w+ )?(?:with|from)(?: the)? $"
)


#: "would have passed had the US abstained", "all members but the United States": not a subject.
_SUPPOSED = Ending(
    r"\b(?:if|had|unless)(?: all| both)?(?: the)? $|\b(?:will|would|could|may|might|to) see (?:the )?$"
    r"|\b(?:all|every|everyone|everybody|each|none|nobody|no)\b[^,.;]{0,60}\b(?:but|except|save|besides|other than|apart from|bar)(?: for)?(?: the)? $"
)
#: "Never before has Israel voted against it": what did not happen.
_NEVER = Ending(r"\b(?:never|not once|rarely|seldom)(?: before)? (?:has|had|have|did) (?:the )?$")


_NEITHER = Ending(r"\bneither (?:the )?C(?:,? n?or (?:the )?C)*$")


_CLOSED_GAP = re.compile(
    r"\bthe (?:only|sole|lone) (?:[\w-]+ ){0,6}?(?:to|in|that|which|who)\b|\balone\b"
    r"|(?<!among )(?<!of )\bthe N (?:G )?(?:\w+ ){0,2}?(?:to|that|which|who)|^ (?:was|were) (?:the )?(?:only|sole|lone)\b"
)


def from_list(
    reader: Reader, vote: Vote, found: re.Match[str], offset: int, stop: int, left: str
) -> Iterator[Claim]:
    start, end = offset + found.start("s"), offset + found.end("s")
    subjects = reader.subjects(start, end)
    before = left[: found.start("s")]
    if not subjects or _NEVER.search(before) or _SUPPOSED.search(before):
        return
    if _BESIDE_ANOTHER.search(before):
        subjects = subjects[-1:]
    neither = _NEITHER.search(left[: found.end("s")])
    if neither and vote.relation in ("yes", "no", "abstain"):
        yield _neither(reader, vote, offset + neither.start(), end, stop)
        return
    more = _closing(reader, found, offset, stop, before)
    counted = _COUNTED.search(before)
    if counted and re.search(r"permanent|elected|G", counted.group()):
        counted = None
    if counted and (
        re.search(r"\bother\b", counted.group()) or _ALONG.search(before[: counted.start()])
    ):
        yield _eight_others(reader, vote, offset + counted.start("n"))
    elif counted:
        total = _counted_list(reader, vote, offset + counted.start("n"), stop)
        yield total
        if total.type == "tally" and not re.search(r"including|among", before[counted.end("n") :]):
            more["closed"] = True
    elif among := _OF_GROUP.search(before):
        more |= {"closed": True, "stated_count": reader.number(offset + among.start("n"))}
        start = offset + among.start()
    elif number := _NUMBERED.search(before):
        if vote.relation in COLUMN:
            more["closed"] = True
            yield _bare_count(reader, vote, offset + number.start("n"))
    elif others := _AND_OTHERS.search(before):
        at = offset + others.start("n")
        how, many = f"{vote.relation}_others", reader.number(at)
        yield reader.claim(at, stop, "count_others", how, subjects=subjects, value=many)
    if len(subjects) > 2 and _RELATIVE.match(found.group("gap")):
        more["last_alone"] = True
    sees = _SEES.search(before)
    start = offset + sees.start() if sees else start
    yield named_claim(reader, vote, subjects, start, stop, **more)


_BESIDE_ANOTHER = Ending(r"\b(?:unlike|like|in contrast to|besides) $")


#: "China, Russia, Algeria, and Guyana, who abstained": all of them, or the last alone.
_RELATIVE = re.compile(r",? (?:who|which)\b")


_ONLY = Ending(r"\b(?:only|just)(?: N| one)? $")


#: "the only permanent member besides Russia to".
_BESIDES = re.compile(
    r"\b(?:besides|other than|apart from|except(?: for)?|along with|together with|beyond|after)\b"
)
#: "the five that abstained".
_STATED = re.compile(rf"the (N) (?:{MEMBERS} )?(?:that|which|who)")


#: "five countries - (", "eighteen states, including ".
_COUNTED = Ending(rf"(?P<n>N) (?:{MEMBERS})(?: -|—|,| –|:)+ ?(?:\(|including |among them )?$")


#: "Russia along with only four countries - ": four others.
_ALONG = Ending(r"C,? (?:along with|together with|alongside) (?:only |just )?$")


#: "Only two members of the European Union, ".
_OF_GROUP = Ending(
    rf"\b(?:only|just) (?P<n>N) (?:G )?{MEMBERS}(?: (?:of|from|in|within) (?:the )?G(?: union)?)?(?:,|:| -|—)+ ?$"
)
#: "just five – Belarus, …".
_NUMBERED = Ending(r"(?P<n>N) ?(?:-|—|,|:)+ ?$")


_AND_OTHERS = Ending(r"(?:and|,) (?P<n>N) (?:other|others|more)\b[^,]{0,40}, ?$")


#: "Security Council vote sees France abstain".
_SEES = Ending(r"(?:(?:security council|general assembly|un|council) )?vote sees $")


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
        within = reader.subjects(offset + found.start("gap"), offset + found.end("gap"))
        if beside := reader.exceptions(stop, min(len(reader.words), stop + 60)):
            more["plus"] = beside
        elif within and _BESIDES.search(gap):
            more["plus"] = within
    stated = _STATED.search(gap)
    if stated and not re.search(r"\bamong\b|\b(?:one|N) of\b", gap):
        more["stated_count"] = reader.number(offset + found.start("gap") + stated.start(1))
    return more


def _counted_list(reader: Reader, vote: Vote, place: int, stop: int) -> Claim:
    """The total that stands before the list, up to the verb; of a group where one is named."""
    number = reader.number(place)
    if re.match(rf"N (?:\w+ )?G (?:union )?{MEMBERS}", reader.words[place:]):
        more: dict[str, object] = {"quantity": "N", "words": "", "count": number}
        return reader.group_claim(place, stop, vote.relation, more)
    value = {vote.relation: number} if vote.relation in COLUMN else {}
    return reader.claim(place, stop, "tally", "tally", value=value, told=True)


def _eight_others(reader: Reader, vote: Vote, place: int) -> Claim:
    """ "along with eight other countries: Austria, Liberia and": those beside the ones named."""
    beside = reader.named_before(place)
    end = place + re.match(r"N[^,.;:—-]*", reader.words[place:]).end()  # type: ignore[union-attr]
    how, many = f"{vote.relation}_others", reader.number(place)
    along = _ALONG.search(reader.words, 0, place)
    start = along.start() if along else place
    return reader.claim(start, end, "count_others", how, subjects=beside, value=many)


def _bare_count(reader: Reader, vote: Vote, place: int) -> Claim:
    """A number alone before the list: "just five"."""
    only = re.search(r"(?:just|only) $", reader.words[max(0, place - 20) : place])
    start = place - (len(only.group()) if only else 0)
    value = {COLUMN[vote.relation]: reader.number(place)}
    return reader.claim(start, place + 1, "tally", "tally", value=value)


COLUMN = {"yes": "yes", "no": "no", "abstain": "abstain", "absent": "absent"}
