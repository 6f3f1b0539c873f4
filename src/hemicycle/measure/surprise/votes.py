"""Surprise in bits: of each ballot, of each vote, and a vote's place among those of its year.

The surprise of a ballot is -log2 of the chance that the forecast of the day before gave to what
happened (Shannon 1948): 1 bit is a coin thrown, 10 bits one chance in a thousand. A vote's surprise
is the mean over its ballots, so that votes with rolls of different size compare.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import InputError
from hemicycle.measure.coding import Coding
from hemicycle.measure.forecast.past import ANSWERS, CODING
from hemicycle.measure.forecast.results import WORDS, Known, called
from hemicycle.measure.forecast.year import CHANCES, YearForecasts

Floats = npt.NDArray[np.float64]

SMALLEST = 0.0005
"""Chance below which the words give no number: on held-out years answers given less happened
nearly twice as often as said (docs/surprise.md)."""

_MOST = 12


@dataclass(frozen=True, slots=True)
class BallotSurprise:
    """What one member did, and what was to be expected.

    Parameters
    ----------
    position
        What it did.
    chance
        The chance of that, as known the day before.
    bits
        -log2 of the chance.
    likeliest, chance_of_likeliest
        What it was expected to do, and how surely.
    """

    member: str
    position: str
    chance: float
    bits: float
    likeliest: str
    chance_of_likeliest: float

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, eq=False)
class VoteSurprise:
    """How surprising one vote was.

    Parameters
    ----------
    members
        The roll.
    chances
        float64 (n_members, 4): chances of the day before.
    answers
        int64 (n_members,): what happened, places in :data:`~..forecast.past.ANSWERS`.
    known
        Last days of what the forecast knew.
    linked_to
        The last earlier vote on the same text; None for a new text.
    rank, of
        Place among the votes of the year by mean surprise, 1 the most surprising, and how many
        there are.
    """

    vote_id: str
    body: str
    day: date
    members: tuple[str, ...]
    chances: Floats
    answers: npt.NDArray[np.int64]
    known: Known
    linked_to: str | None
    rank: int
    of: int
    record_version: str | None = None

    @property
    def coding(self) -> Coding:
        """Every recorded vote with a complete roll; not voting is an answer."""
        return CODING

    @cached_property
    def bits(self) -> Floats:
        """float64 (n_members,): surprise of each ballot."""
        found: Floats = -np.log2(self.chances[np.arange(self.answers.size), self.answers])
        return found

    @property
    def mean(self) -> float:
        """Bits a ballot."""
        return float(self.bits.mean())

    @property
    def expected(self) -> float:
        """Bits a ballot that were to be expected, had the chances been exactly right."""
        return float(-(self.chances * np.log2(self.chances)).sum(axis=1).mean())

    @property
    def percentile(self) -> float:
        """Share of the year's votes that were less surprising, 0 to 100."""
        return 100.0 * (self.of - self.rank) / max(self.of - 1, 1)

    def ballot(self, member: str) -> BallotSurprise:
        """Surprise of one member's ballot.

        Raises
        ------
        InputError
            A member that was not on the roll.
        """
        if member not in self.members:
            raise InputError(
                f"{member} was not on the roll of this vote",
                where=self.vote_id,
                right=f"one of {len(self.members)} members, such as {', '.join(self.members[:5])}",
                todo="check the code and the vote",
            )
        return self._ballot(self.members.index(member))

    def _ballot(self, place: int) -> BallotSurprise:
        chances, answer = self.chances[place], int(self.answers[place])
        best = int(chances.argmax())
        return BallotSurprise(
            member=self.members[place],
            position=ANSWERS[answer],
            chance=float(chances[answer]),
            bits=float(self.bits[place]),
            likeliest=ANSWERS[best],
            chance_of_likeliest=float(chances[best]),
        )

    def most(self, number: int = _MOST) -> tuple[BallotSurprise, ...]:
        """The most surprising ballots, the most surprising first."""
        order = np.argsort(-self.bits, kind="stable")[:number]
        return tuple(self._ballot(int(place)) for place in order)

    def both(self, first: str, second: str) -> float:
        """Chance that both members did what they did, had each decided apart."""
        return self.ballot(first).chance * self.ballot(second).chance

    def table(self) -> pl.DataFrame:
        """One row a ballot, most surprising first; chances of all four answers."""
        rows = pl.DataFrame([one.to_dict() for one in self.most(len(self.members))])
        given = dict(zip(CHANCES, self.chances.T, strict=True))
        chances = pl.DataFrame({"member": self.members, **given})
        names = pl.Series("name", [called(code, self.day) for code in rows["member"]])
        joined = rows.with_columns(names).join(chances, on="member", how="left")
        first = ("member", "name", "position", "chance", "bits")
        return joined.select(*first, "likeliest", "chance_of_likeliest", *CHANCES)

    def summary(self) -> str:
        """The result in words."""
        lines = [
            f"{self.vote_id}, {self.day}: {self.mean:.2f} bits a ballot ({self.expected:.2f} "
            f"expected), {ordinal_place(self.rank, self.of)} of {self.of} votes of "
            f"{self.day.year} in {self.body}",
        ]
        for one in self.most(5):
            lines.append(
                f"  {called(one.member, self.day)}: {WORDS[one.position]}, chance "
                f"{chance_words(one.chance)} ({WORDS[one.likeliest]} was expected)"
            )
        lines += [f"Known: votes to {self.known.votes_until}.", self.coding.describe()]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON; every ballot."""
        return {
            "record_version": self.record_version,
            "coding": self.coding.to_dict(),
            "vote_id": self.vote_id,
            "body": self.body,
            "date": self.day.isoformat(),
            "fitted_until": self.known.to_dict(),
            "linked_to": self.linked_to,
            "bits_per_ballot": self.mean,
            "expected_bits_per_ballot": self.expected,
            "rank": self.rank,
            "of": self.of,
            "year": self.day.year,
            "percentile": self.percentile,
            "ballots": [one.to_dict() for one in self.most(len(self.members))],
        }


def ordinal_place(rank: int, of: int) -> str:
    """``the most surprising``, ``the 3rd most surprising``; the last half from the other end."""
    from hemicycle.domain.ordinal import ordinal

    word, place = ("most", rank) if rank <= (of + 1) // 2 else ("least", of - rank + 1)
    return f"the {word} surprising" if place == 1 else f"the {ordinal(place)} {word} surprising"


def chance_words(chance: float) -> str:
    """A chance as it can be read: per cent, or one in so many where it is small.

    Examples
    --------
    >>> chance_words(0.25), chance_words(0.0123), chance_words(0.0007), chance_words(0.0001)
    ('25 %', '1.2 %', '1 in 1,400', 'under 1 in 2,000')
    """
    if chance < SMALLEST:
        return f"under 1 in {1.0 / SMALLEST:,.0f}"
    if chance >= 0.995:
        return "over 99 %"
    if chance >= 0.0995:
        return f"{100 * chance:.0f} %"
    if chance >= 0.00995:
        return f"{100 * chance:.1f} %"
    digits = len(str(round(1.0 / chance))) - 2
    return f"1 in {round(1.0 / chance, -max(digits, 0)):,.0f}"


def surprise_of(year: YearForecasts, vote_id: str) -> VoteSurprise:
    """How surprising a vote was among those of its year.

    Raises
    ------
    InputError
        A vote that is not among them.
    """
    rows, fact = year.rows(vote_id), year.fact(vote_id)
    ranked = votes_by_surprise(year)
    return VoteSurprise(
        vote_id=vote_id,
        body=year.body,
        day=fact["day"],
        members=tuple(rows["member"]),
        chances=year.chances(vote_id),
        answers=year.answers(vote_id),
        known=Known(year.weights_until, fact["line_until"], fact["votes_until"]),
        linked_to=fact["linked_to"],
        rank=ranked["vote_id"].to_list().index(vote_id) + 1,
        of=ranked.height,
        record_version=year.record_version,
    )


@lru_cache(maxsize=4)
def votes_by_surprise(year: YearForecasts) -> pl.DataFrame:
    """``vote_id, day, linked_to, bits, expected``: votes of the year, the most surprising first."""
    chances = pl.col(*CHANCES)
    entropy = -pl.sum_horizontal(chances * chances.log(2))
    bits = ballots_by_surprise(year).group_by("vote_id").agg(pl.col("bits").mean())
    expected = year.ballots.group_by("vote_id").agg(expected=entropy.mean())
    found = year.votes.select("vote_id", "day", "linked_to").join(bits, on="vote_id")
    return found.join(expected, on="vote_id").sort(["bits", "vote_id"], descending=[True, False])


def ballots_by_surprise(year: YearForecasts) -> pl.DataFrame:
    """``vote_id, member, position, chance, bits``: ballots of the year, most surprising first."""
    happened = year.chances()[np.arange(year.ballots.height), year.answers()]
    rows = year.ballots.select("vote_id", "member", "position").with_columns(
        chance=pl.Series(happened), bits=pl.Series(-np.log2(happened))
    )
    return rows.sort(["bits", "vote_id", "member"], descending=[True, False, False])
