"""A forecast of one text: each member's chances, whole roll calls drawn, outcomes by the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.domain.state import register
from hemicycle.errors import InputError, UnknownMemberError
from hemicycle.measure.coding import Coding
from hemicycle.measure.forecast.flip import Flip
from hemicycle.measure.forecast.past import ANSWERS, CODING
from hemicycle.measure.results import drawn

Floats = npt.NDArray[np.float64]

LEVEL = 0.9
"""Level of the intervals of tallies."""

WORDS = {"YES": "yes", "ABSTAIN": "abstain", "NO": "no", "NON_VOTING": "not voting"}
"""Answers as they are written."""


def called(code: str, day: date) -> str:
    """Name of a member on a day; its code where it is no State."""
    try:
        return register().name(code, day)
    except UnknownMemberError:
        return code


@dataclass(frozen=True)
class Known:
    """What a forecast knew: the last day that each of its parts has seen.

    Parameters
    ----------
    weights_until
        Last day of the ballots that the clues' weights were learnt from.
    line_until
        Last day of the votes that the line was fitted to; None where there was nothing to fit.
    votes_until
        The day before the vote: the last day of anything at all.
    """

    weights_until: date
    line_until: date | None
    votes_until: date

    def to_dict(self) -> dict[str, str | None]:
        """Days as ISO text."""
        line = None if self.line_until is None else self.line_until.isoformat()
        return {
            "weights": self.weights_until.isoformat(),
            "line": line,
            "votes": self.votes_until.isoformat(),
        }


@dataclass(frozen=True, eq=False)
class Forecast:
    """What the members of a body were, or are, expected to answer to one text.

    Parameters
    ----------
    label
        Symbol or title.
    members
        The roll, sorted.
    chances
        float64 (n_members, 4): chance of yes, abstain, no and not voting.
    rolls
        int8 (n_draws, n_members): roll calls drawn from the chances, members erring together.
    linked_to
        The last earlier vote on the same text; None for a new text.
    alike
        Earlier votes on the texts most like it.
    answers
        int8 (n_members,): what happened, None for a draft.
    outcomes
        Share of the drawn roll calls with each outcome by the rulebook; empty where nobody asked.
    changes
        Members set to a position by the caller, as written.
    pivotal
        Members that alone could turn the likeliest roll call.
    flip
        The likeliest changes that would turn it.
    """

    label: str
    body: str
    day: date
    members: tuple[str, ...]
    chances: Floats
    rolls: npt.NDArray[np.int8]
    known: Known
    seed: int
    linked_to: str | None = None
    alike: tuple[str, ...] = ()
    vote_id: str | None = None
    answers: npt.NDArray[np.int64] | None = None
    outcomes: Mapping[str, float] = field(default_factory=dict)
    changes: tuple[str, ...] = ()
    pivotal: tuple[str, ...] = ()
    flip: Flip | None = None
    record_version: str | None = None

    @property
    def coding(self) -> Coding:
        """Every recorded vote with a complete roll; not voting is an answer."""
        return CODING

    @cached_property
    def likeliest(self) -> tuple[str, ...]:
        """Likeliest answer of each member."""
        return tuple(ANSWERS[k] for k in self.chances.argmax(axis=1))

    @property
    def adopted(self) -> float | None:
        """Share of the drawn roll calls that adopt the text; None where nobody asked."""
        return self.outcomes.get("adopted", 0.0) if self.outcomes else None

    def member(self, code: str) -> dict[str, Any]:
        """Chances of one member, its likeliest answer, and what it did.

        Raises
        ------
        InputError
            A member that is not on the roll.
        """
        if code not in self.members:
            raise InputError(
                f"{code} is not on the roll of this text",
                where=self.label,
                right=f"one of {len(self.members)} members, such as {', '.join(self.members[:5])}",
                todo="check the code and the day",
            )
        return self._row(self.members.index(code))

    def _row(self, place: int) -> dict[str, Any]:
        chance = dict(zip(ANSWERS, (float(x) for x in self.chances[place]), strict=True))
        happened = None if self.answers is None else ANSWERS[self.answers[place]]
        return {
            "member": self.members[place],
            **{word.lower(): value for word, value in chance.items()},
            "likeliest": self.likeliest[place],
            "position": happened,
        }

    def table(self) -> pl.DataFrame:
        """``member, name, yes, abstain, no, non_voting, likeliest, position``: one row a member."""
        rows = pl.DataFrame([self._row(place) for place in range(len(self.members))])
        names = [called(code, self.day) for code in self.members]
        rows = rows.with_columns(pl.Series("name", names), pl.col("position").cast(pl.String))
        return rows.select("member", "name", *rows.columns[1:-1])

    def tally(self) -> pl.DataFrame:
        """``answer, likeliest, mean, low, high``: how many will give each answer.

        ``likeliest`` counts the members of whom it is the likeliest answer; 90 % of the drawn
        roll calls lie from ``low`` to ``high``.
        """
        drawn = np.stack([(self.rolls == k).sum(axis=1) for k in range(len(ANSWERS))], axis=1)
        edge = (1.0 - LEVEL) / 2.0
        low, high = np.quantile(drawn, [edge, 1.0 - edge], axis=0, method="inverted_cdf")
        return pl.DataFrame(
            {
                "answer": ANSWERS,
                "likeliest": [self.likeliest.count(word) for word in ANSWERS],
                "mean": self.chances.sum(axis=0),
                "low": low.astype(np.int64),
                "high": high.astype(np.int64),
            }
        )

    def chart(self) -> Any:
        """An Altair chart of the expected tally."""
        return drawn("tally_spread", self)

    def summary(self) -> str:
        """The forecast in words."""
        lines = [f"{self.label}, {self.body}, {self.day}: forecast for {len(self.members)} members"]
        for row in self.tally().iter_rows(named=True):
            lines.append(
                f"  {WORDS[row['answer']]}: {row['mean']:.0f} expected, "
                f"{row['low']} to {row['high']} in nine of ten drawn roll calls"
            )
        lines += self._outcome_lines()
        lines.append(self._basis())
        if self.changes:
            lines.append(f"set by you: {', '.join(self.changes)}; nobody else's chances move")
        return "\n".join(lines)

    def _outcome_lines(self) -> list[str]:
        if not self.outcomes:
            return []
        ranked = sorted(self.outcomes.items(), key=lambda one: -one[1])
        shares = ", ".join(f"{word.replace('_', ' ')} {share:.1%}" for word, share in ranked)
        lines = [f"  by the rulebook, of {len(self.rolls):,} drawn roll calls: {shares}"]
        if self.pivotal:
            lines.append(f"  alone could turn the likeliest roll call: {', '.join(self.pivotal)}")
        if self.flip is not None:
            lines.append("  " + flip_words(self.flip))
        return lines

    def _basis(self) -> str:
        last = f"last text of its title or series: {self.linked_to}"
        text = last if self.linked_to else "a new text"
        like = f"; most like it: {', '.join(self.alike[:3])}" if self.alike else ""
        line = f"line fitted to {self.known.line_until}, " if self.known.line_until else ""
        return (
            f"{text}{like}. Known: votes to {self.known.votes_until} ({line}weights learnt from "
            f"votes to {self.known.weights_until})."
        )

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON; chances by member."""
        return {
            "record_version": self.record_version,
            "coding": self.coding.to_dict(),
            "vote_id": self.vote_id,
            "label": self.label,
            "body": self.body,
            "date": self.day.isoformat(),
            "fitted_until": self.known.to_dict(),
            "linked_to": self.linked_to,
            "alike": list(self.alike),
            "set": list(self.changes),
            "pivotal": list(self.pivotal),
            "likeliest_flip": None if self.flip is None else flip_dict(self.flip),
            "seed": self.seed,
            "draws": len(self.rolls),
            "tally": self.tally().to_dicts(),
            "outcomes": dict(self.outcomes),
            "adopted": self.adopted,
            "members": {
                row["member"]: {k: v for k, v in row.items() if k != "member"}
                for row in map(self._row, range(len(self.members)))
            },
        }


_FEW = 6


def flip_words(flip: Flip) -> str:
    """The likeliest way to another outcome, in one sentence."""
    shown = [f"{turn.member} {WORDS[turn.after]} ({turn.chance:.0%})" for turn in flip.turns[:_FEW]]
    more = len(flip.turns) - len(shown)
    rest = f" and {more} more" if more > 0 else ""
    verb = "change" if len(flip.turns) == 1 else "changes"
    return (
        f"likeliest way to {flip.flips_to.replace('_', ' ')}, {len(flip.turns)} {verb}: "
        f"{', '.join(shown)}{rest}"
    )


def flip_dict(flip: Flip) -> dict[str, Any]:
    """Plain values for JSON."""
    return {
        "from": flip.flips_from,
        "to": flip.flips_to,
        "ballots": len(flip.turns),
        "changes": [
            {"member": turn.member, "from": turn.before, "to": turn.after, "chance": turn.chance}
            for turn in flip.turns
        ],
        "cost": flip.cost,
    }
