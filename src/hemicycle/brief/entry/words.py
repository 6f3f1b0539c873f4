"""Words of a result: positions, numbers, in one place."""

from __future__ import annotations

import re

from hemicycle.domain.vote import Detail, Position

_SMALL = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
)
_TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")

#: Number words from 0 to 99, as press releases and wires print them.
NUMBER_WORDS: dict[str, int] = {
    **{word: number for number, word in enumerate(_SMALL)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{
        f"{ten}-{unit}": 10 * number + digit
        for number, ten in enumerate(_TENS, 2)
        for digit, unit in enumerate(_SMALL[1:10], 1)
    },
    **dict.fromkeys(("no", "none", "nil", "nobody"), 0),
}

#: Words under or behind which a position stands, in lists, tables and shorthand.
POSITION_WORDS: dict[str, Position] = {
    **dict.fromkeys(("y", "yes", "in favour", "in favor", "for", "yea", "yeas"), Position.YES),
    **dict.fromkeys(("n", "no", "against", "nay", "nays", "opposed"), Position.NO),
    **dict.fromkeys(
        ("a", "abstain", "abstaining", "abstained", "abstention", "abstentions", "abst"),
        Position.ABSTAIN,
    ),
    **dict.fromkeys(
        (
            "x", "-", "–", "nv", "absent", "not voting", "non-voting", "non voting", "nonvoting",
            "did not vote", "no vote", "not participating", "not present", "present not voting",
            "present and not voting", "non_voting",
        ),
        Position.NON_VOTING,
    ),
}  # fmt: skip

#: Words that also say why a member did not vote.
DETAIL_WORDS: dict[str, Detail] = {
    "absent": Detail.ABSENT,
    "not present": Detail.ABSENT,
    "not participating": Detail.NOT_PARTICIPATING,
    "present not voting": Detail.PRESENT_NOT_VOTING,
    "present and not voting": Detail.PRESENT_NOT_VOTING,
}

#: A position in the words of a problem: "6 names against, 5 announced".
SPOKEN = {
    Position.YES: "in favour",
    Position.NO: "against",
    Position.ABSTAIN: "abstaining",
    Position.NON_VOTING: "not voting",
}

_SPACE = re.compile(r"\s+")


def position_word(text: str) -> Position | None:
    """The position a heading or a cell names, or None."""
    return POSITION_WORDS.get(_SPACE.sub(" ", text).strip(" .").casefold())


def detail_word(text: str) -> Detail | None:
    """Why a member did not vote, where the heading says it."""
    return DETAIL_WORDS.get(_SPACE.sub(" ", text).strip(" .").casefold())


def number(text: str) -> int:
    """A count in digits or words, as matched by the patterns of :mod:`.totals`."""
    plain = text.casefold().replace(",", "")
    return int(plain) if plain.isdecimal() else NUMBER_WORDS[_SPACE.sub("-", plain)]
