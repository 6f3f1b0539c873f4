"""How positions become numbers, and which votes count: always explicit, always printed.

Two analysts who disagree about agreement usually disagree about these choices. A coding is a
frozen value with a name; :data:`CODINGS` holds the published ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any, Literal

from hemicycle.errors import InputError

Abstain = Literal["middle", "separate", "missing"]
Absence = Literal["missing", "category"]
InOut = Literal["in", "out"]

MISSING, YES, ABSTAIN, NO, ABSENT = 0, 1, 2, 3, 4
"""Cells of a matrix: nothing known or counted, and the four positions."""


@dataclass(frozen=True)
class Coding:
    """Choices behind a statistic.

    Parameters
    ----------
    name
        Name of a published coding, else ``custom``.
    abstain
        ``middle``: an abstention lies half way between yes and no. ``separate``: a third answer
        without an order. ``missing``: abstentions are left out.
    absence
        ``missing``: not voting says nothing. ``category``: not voting is an answer of its own,
        as far from every other answer as these can be.
    amendments, parts, motions
        Whether these votes count beside votes on whole texts. Motions are all procedural
        questions: division, priority, appeal, reconsideration, classification and the like.
    unanimous
        Whether votes count on which nobody who voted differed.
    consensus
        ``in``: a decision without a vote is a yes of every member on the roll that day.
    linked
        Whether repeated texts share one item (one discrimination, one pair of cutpoints).
    grouped
        ``member``: by seat. ``unit``: by Correlates of War voting unit, which separates regimes
        that held one seat in turn.
    pieces_until
        Last calendar year of which amendments and parts count, None for all years.
    without_sessions
        Sessions left out.
    without_members
        Members left out, each in one session or (None) in all.
    """

    name: str = "custom"
    abstain: Abstain = "middle"
    absence: Absence = "missing"
    amendments: InOut = "in"
    parts: InOut = "in"
    motions: InOut = "in"
    unanimous: InOut = "in"
    consensus: InOut = "out"
    linked: bool = False
    grouped: Literal["member", "unit"] = "member"
    pieces_until: int | None = None
    without_sessions: tuple[int, ...] = ()
    without_members: tuple[tuple[str, int | None], ...] = ()

    def __post_init__(self) -> None:
        for field, allowed in _ALLOWED.items():
            if getattr(self, field) not in allowed:
                raise InputError(
                    f"{getattr(self, field)!r} is no value of the coding's {field!r}",
                    where="coding",
                    right="one of " + ", ".join(allowed),
                    todo="choose one of these",
                )
        if self.unanimous == "out" and self.consensus == "in":
            raise InputError(
                "the coding counts decisions without a vote and leaves out unanimous votes",
                where="coding, unanimous and consensus",
                right="one of the two: every decision without a vote is unanimous",
                todo="set unanimous='in', or consensus='out'",
            )

    @property
    def categories(self) -> tuple[int, ...]:
        """Cells that are answers under this coding, in order from yes to no."""
        middle = () if self.abstain == "missing" else (ABSTAIN,)
        last = (ABSENT,) if self.absence == "category" else ()
        return (YES, *middle, NO, *last)

    @property
    def has_order(self) -> bool:
        """Whether an abstention lies between yes and no."""
        return self.abstain != "separate"

    def describe(self) -> str:
        """The choices in one sentence, as each result prints them."""
        return f"coding {self.name}: " + "; ".join(part for part in self._parts() if part)

    def _parts(self) -> list[str]:
        return [
            f"abstention {_ABSTAIN_WORDS[self.abstain]}",
            f"not voting {_ABSENCE_WORDS[self.absence]}",
            *(f"{kind} {getattr(self, kind)}" for kind in ("amendments", "parts", "motions")),
            f"amendments and parts to {self.pieces_until} only" if self.pieces_until else "",
            f"unanimous votes {self.unanimous}",
            f"decisions without a vote {self.consensus}",
            "repeated texts linked" if self.linked else "repeated texts apart",
            "by voting unit" if self.grouped == "unit" else "by seat",
            "without session " + ", ".join(map(str, self.without_sessions))
            if self.without_sessions
            else "",
            "without " + ", ".join(_left_out(*one) for one in self.without_members)
            if self.without_members
            else "",
        ]

    def to_dict(self) -> dict[str, Any]:
        """The choices as plain values."""
        return asdict(self)


_ALLOWED: dict[str, tuple[str, ...]] = {
    "abstain": ("middle", "separate", "missing"),
    "absence": ("missing", "category"),
    **dict.fromkeys(("amendments", "parts", "motions", "unanimous", "consensus"), ("in", "out")),
    "grouped": ("member", "unit"),
}
_ABSTAIN_WORDS = {
    "middle": "half way between yes and no",
    "separate": "an answer of its own, without order",
    "missing": "left out",
}
_ABSENCE_WORDS = {"missing": "ignored", "category": "an answer of its own"}


def _left_out(member: str, session: int | None) -> str:
    return member if session is None else f"{member} in session {session}"


PLAIN = Coding(name="plain")
"""Every recorded vote, abstention in the middle, not voting ignored."""

CODINGS: Mapping[str, Coding] = MappingProxyType(
    {
        one.name: one
        for one in (
            PLAIN,
            # Voeten's dyadic file, DyadicAgreementScores.R: roll calls on which somebody differed,
            # amendments and parts included, by Correlates of War number.
            Coding(name="voeten-agree", unanimous="out", grouped="unit"),
            # Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61(2), as their
            # UN_DataProcessing.R selects the votes.
            Coding(
                name="bailey-2017",
                unanimous="out",
                linked=True,
                grouped="unit",
                pieces_until=1989,
                without_sessions=(19,),
                without_members=(("ZAF", 48), ("ZAN", None)),
            ),
            Coding(name="texts", amendments="out", parts="out", motions="out"),
            Coding(name="yes-no", abstain="missing"),
        )
    }
)
"""Named codings."""


def coding(name: str | Coding) -> Coding:
    """The coding with that name; a coding is returned as it is.

    Raises
    ------
    InputError
        An unknown name; the message lists the known ones.
    """
    if isinstance(name, Coding):
        return name
    found = CODINGS.get(name.strip().lower())
    if found is None:
        raise InputError(
            f"{name!r} is not a named coding",
            where="coding",
            right="one of " + ", ".join(CODINGS),
            todo="choose one of these, or give a Coding(...) of your own",
        )
    return found
