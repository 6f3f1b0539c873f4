"""Who voted how: members, lists, others, groups, found around each verb of voting.

The verb comes first; its subject is looked for on its left, then on its right, then before it in
the same sentence. A verb whose subject is a bare number is a tally.
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hemicycle.accounts.claims.asides import Aside, asides, is_earlier, without
from hemicycle.accounts.claims.ellipsis import ellipses
from hemicycle.accounts.claims.endings import Ending
from hemicycle.accounts.claims.far import far_count, far_subject
from hemicycle.accounts.claims.followers import followers, named_claim
from hemicycle.accounts.claims.lists import (
    COLUMN,
    from_included,
    from_including,
    from_list,
    passive_object,
)
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.nouns import nouns
from hemicycle.accounts.claims.numbers_of import (
    from_count,
    from_group,
    from_joined,
    from_others,
    from_rest,
)
from hemicycle.accounts.claims.openers import opening_end
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
    REST,
    SUBJECT,
)
from hemicycle.accounts.claims.verbs import Vote, votes_in
from hemicycle.accounts.claims.words import bound_of, tail

#: "Only Hungary of the EU's members", "alone Israel among the members of".
_ALONE_OF = re.compile(
    r"(?:\b(?:only|just|alone|solely) (?P<s>C),?|(?P<s2>C),? (?:was|is|stood|remained|,)? ?(?:all )?(?:alone|the lone one|isolated|on its own)) (?:out )?(?:of|among|amongst|from|in|within)(?: all| the)*$",
    re.IGNORECASE,
)


#: "Austria, Croatia and Hungary, all EU members, voted"; "Britain, another permanent member,".
_APPOSED = Ending(
    r"(?:C|^|-|—),? ?(?:all|both|N|another|an?|the other|fellow|also|themselves|itself) (?:N |of them )?(?:other )?(?:G|(?:non-)?permanent|elected)(?: union| council)? (?:members?|member states?|countr(?:y|ies)|states?|nations?)$"
)


#: "neither France nor the UK vetoed it, both nations abstained".
_BOTH = Ending(r"(?:, |; |\band |\bbut )(?:they )?both (?:countries |nations |states |of them )?$")


#: "backed this one after abstaining in March": told of a vote before.
_AFTER = Ending(r"\b(?:after|despite) (?:having |previously |earlier |twice )*$")


def positions(reader: Reader) -> Iterator[Claim]:
    """Claims around every verb of voting in the sentence."""
    last: tuple[tuple[str, ...], ...] = ()
    yield from passives(reader)
    taken = asides(reader.words)
    for aside in taken:
        if aside.relative:
            yield from _of_aside(reader, aside)
    reader = without(reader, taken)
    yield from nouns(reader)
    yield from sides(reader)
    spoken = 0
    votes = list(votes_in(reader.words))
    yield from ellipses(reader, votes)
    for vote in votes:
        found = list(_of(reader, vote, last, spoken))
        if _AFTER.search(reader.words, 0, vote.start) and "ing" in reader.words[vote.start :][:16]:
            found = [replace(claim, more={**claim.more, "earlier": True}) for claim in found]
        spoken = vote.end
        yield from found
        for claim in found:
            if claim.subjects and claim.type in ("country_vote", "roster"):
                last = claim.subjects


def _of_aside(reader: Reader, aside: Aside) -> Iterator[Claim]:
    """What ", which had abstained in March," says of the member, or of the list, before it."""
    words = reader.words
    subject = SUBJECT.part(words, 0, aside.start)
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


#: Subjects of a verb told otherwise than as a list or a group; the first that fits is taken.
_SUBJECTS = (
    (REST, from_rest),
    (INCLUDED, from_included),
    (INCLUDING, from_including),
    (JOINED, from_joined),
)


def _of(
    reader: Reader, vote: Vote, last: tuple[tuple[str, ...], ...], spoken: int
) -> Iterator[Claim]:
    """Claims around one verb; ``last`` and ``spoken``: the members of the verb before, its end."""
    words = reader.words
    stop = tail(words, vote.end)
    left = words[max(opening_end(words, vote.start), vote.start - 260) : vote.start]
    offset = vote.start - len(left)
    yield from followers(reader, vote, stop)
    pair = _BOTH.search(left)
    two = reader.named_before(offset + pair.start())[-2:] if pair else ()
    if pair and len(two) > 1:
        yield named_claim(reader, vote, two, offset + pair.start(), stop)
        return
    for pattern, claims_from in _SUBJECTS:
        found = pattern.part(words, offset, vote.start)
        if found:
            yield from claims_from(reader, vote, found, offset, stop)
            return
    others = OTHERS.part(words, offset, vote.start)
    if others:
        yield from_others(reader, vote, others, offset, stop)
        return
    group = GROUP.part(words, offset, vote.start)
    alone = _ALONE_OF.search(left[: group.start()]) if group else None
    if alone:  # the group says of whom it is the only one, not who voted
        which = "s" if alone.group("s") else "s2"
        start, end = offset + alone.start(which), offset + alone.end(which)
        more = {} if which == "s" else {"closed": True}
        yield named_claim(reader, vote, reader.subjects(start, end), start, stop, **more)
        return
    subject = SUBJECT.part(words, offset, vote.start)
    if subject and ", and " in subject.group("s") and passive_object(left, subject):
        # "opposed force against Iraq, and China abstained": the list is none.
        own = subject.start("s") + subject.group("s").rindex(", and ") + len(", and ")
        left = " " * own + left[own:]
        subject = SUBJECT.pattern.search(left)
    if group and re.search(
        r"(?:the (?:only|sole|lone|one|N)|members? of(?: the)?|among(?: the| those)?)$",
        left[: group.start()].rstrip(),
    ):
        group = None
    if (
        group
        and left.startswith((",", " -", " —"), group.end("g"))
        and _APPOSED.search(left, 0, group.end("g"))
    ):
        group = None
    if group and (
        subject is None or subject.start() <= group.start() or "except" in group.group("g")
    ):
        yield from_group(reader, vote, group, offset, stop)
        return
    if subject and not passive_object(left, subject):
        yield from from_list(reader, vote, subject, offset, stop, left)
        return
    count = COUNT.part(words, offset, vote.start)
    if count and count.group("n"):
        yield from from_count(reader, vote, count, offset, stop)
        return
    distant = far_count(left)
    column = COLUMN.get(vote.relation)
    if distant and column:
        start, place = offset + distant.start("q"), offset + distant.start("n")
        value = {column + bound_of(distant.group("bound")): reader.number(place)}
        yield reader.claim(start, stop, "tally", "tally", value=value, verbal=True)
        return
    far = far_subject(left)
    if far and (not last or offset + far[0] >= spoken):
        start, end = offset + far[0], offset + far[1]
        only = re.search(r"\bthe (?:only|sole|lone) [\w -]+$", left[far[1] :])
        start = offset + far[1] + only.start() if only else start
        named = reader.subjects(offset + far[0], end)
        yield named_claim(reader, vote, named, start, stop, **({"closed": True} if only else {}))
        return
    if pronoun := _pronoun(reader, vote, left, last):
        start, named = pronoun
        yield named_claim(reader, vote, named, offset + start, stop)
        return
    if last and re.search(
        r"(?:^|[,;] ?|\b)(?:and|but|then|,)(?: (?:also|then|later|instead|even))* (?:have |had |has )?$",
        left,
    ):
        yield named_claim(reader, vote, last, vote.start, stop)


#: "Beijing did not side with Moscow; it abstained".
_PRONOUN = re.compile(
    r"(?P<first>^\W*|[.;:—] ?|, but )(?P<who>it|they)(?: (?:also|both|all|instead|too|then|merely|simply|ultimately|eventually|again|did not|\w+ly))* ?$"
)
#: A verb that only a member can be the subject of.
_OF_A_MEMBER = re.compile(r"(?:did not )?(?:abst|vot|cast)")


def _pronoun(
    reader: Reader, vote: Vote, left: str, last: tuple[tuple[str, ...], ...]
) -> tuple[int, tuple[tuple[str, ...], ...]] | None:
    """Where "it" stands, and the member it stands for: the one named before, if only one is."""
    found = _PRONOUN.search(left)
    if found is None or not _OF_A_MEMBER.match(reader.words, vote.start):
        return None
    opens = not left[: found.start("who")].strip()
    head = re.match(r"\W*(?:the )?C(?!'s|-)", left)
    named = reader.told_of if opens else last or (reader.subjects(*head.span()) if head else ())
    fits = bool(named) and (len(named) == 1) == (found.group("who") == "it")
    return (found.start("who"), named) if fits else None
