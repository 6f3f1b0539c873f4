"""One vote drawn over the members: where the line cuts them, and who stood on the other side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.ideal.results import IdealPoints

_WORDS = ("YES", "ABSTAIN", "NO")
_COLUMNS = ("member", "name", "ideal", "sd", "position", "predicted", "p_yes", "p_abstain", "p_no")


@dataclass(frozen=True, eq=False)
class CutLine:
    """A vote over the members' line.

    Parameters
    ----------
    vote_id, item, period
        The vote, the item whose parameters it has, and the period of the members' places.
    discrimination
        How sharply the item separates members; above 0 where higher members are more on the no
        side.
    yes_abstain, abstain_no, yes_no
        Places on the line where two answers are equally likely; null where the item does not
        separate members or lacks the answer.
    members
        ``member, name, ideal, sd, position, predicted, p_yes, p_abstain, p_no``, from low to high:
        the position taken (null where none is on record), the likeliest one, and the chances of
        each, with the doubt about the member's place.
    points
        What the places come from: engine and coding.
    """

    vote_id: str
    item: str
    period: int | str
    discrimination: float
    yes_abstain: float | None
    abstain_no: float | None
    yes_no: float | None
    members: pl.DataFrame
    points: str

    @property
    def classified(self) -> tuple[int, int]:
        """Members who voted as was likeliest, and members who voted."""
        voted = self.members.drop_nulls("position")
        return int((voted["position"] == voted["predicted"]).sum()), voted.height

    def table(self) -> pl.DataFrame:
        """The members, from low to high."""
        return self.members

    def summary(self) -> str:
        """The cut points and the members on the other side, in words."""
        cuts = {"yes | abstain": self.yes_abstain, "abstain | no": self.abstain_no}
        cuts["yes | no"] = self.yes_no
        shown = ", ".join(f"{name} at {x:.2f}" for name, x in cuts.items() if x is not None)
        right, voted = self.classified
        lines = [
            f"{self.vote_id} in {self.period}: {shown or 'no cut point on the line'}; "
            f"discrimination {self.discrimination:.2f}",
            f"{right} of {voted} members voted as was likeliest",
        ]
        other = self.members.drop_nulls("position").filter(
            pl.col("position") != pl.col("predicted")
        )
        if other.height:
            names = [f"{row[0]} {row[1].lower()}" for row in other["member", "position"].rows()]
            lines.append("otherwise: " + ", ".join(names))
        return "\n".join([*lines, self.points])

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "vote_id": self.vote_id,
            "item": self.item,
            "period": self.period,
            "discrimination": self.discrimination,
            "yes_abstain": self.yes_abstain,
            "abstain_no": self.abstain_no,
            "yes_no": self.yes_no,
            "as_likeliest": self.classified[0],
            "voted": self.classified[1],
            "members": self.members.to_dicts(),
            "points": self.points,
        }


def cutline(points: IdealPoints, vote_id: str, ballots: pl.DataFrame) -> CutLine:
    """A vote over the places of its period's members.

    Parameters
    ----------
    points
        A fit with items that knows the vote.
    ballots
        ``vote_id, member, position``: of this vote, or of more.

    Raises
    ------
    InputError
        The fit has no items, or does not know the vote.
    NotIdentifiedError
        Nobody differed on the vote, so that it has no place on the line.
    """
    item, period = _item_of(points, vote_id)
    places = points.table().filter(pl.col("period") == period).sort("ideal", "member")
    cast = ballots.filter(pl.col("vote_id") == vote_id).select("member", "position")
    chances = _chances(item, places["ideal"].to_numpy(), places["sd"].to_numpy())
    members = places.with_columns(
        predicted=pl.Series([_WORDS[k] for k in chances.argmax(axis=1)], dtype=pl.String),
        **{name: chances[:, k] for k, name in enumerate(("p_yes", "p_abstain", "p_no"))},
    ).join(cast.filter(pl.col("position").is_in(_WORDS)), on="member", how="left")
    return CutLine(
        vote_id=vote_id,
        item=item["item"],
        period=period,
        discrimination=item["discrimination"],
        yes_abstain=item["yes_abstain"],
        abstain_no=item["abstain_no"],
        yes_no=item["yes_no"],
        members=members.sort("ideal", "member").select(_COLUMNS),
        points=f"ideal points of the engine {points.engine}; {points.coding.describe()}",
    )


def _item_of(points: IdealPoints, vote_id: str) -> tuple[dict[str, Any], int | str]:
    if points.items is None or points.vote_items is None:
        raise InputError(
            f"points of the engine {points.engine} come without items",
            where="cut line",
            right="a fit of fast, reference or compat",
            todo="estimate the points first",
        )
    own = points.vote_items.filter(pl.col("vote_id") == vote_id)
    if own.is_empty():
        raise InputError(
            f"the fit does not know the vote {vote_id}",
            where="cut line",
            right="a vote_id that the coding keeps and the span of time covers",
            todo="check the id, the coding and the last day of the fit",
        )
    known = points.items.filter(pl.col("item") == own["item"][0])
    if known.is_empty():
        raise NotIdentifiedError(
            f"nobody differed on {vote_id}, so it has no place on the line",
            where="cut line",
            right="a vote with at least two kinds of answers",
            todo="choose another vote",
        )
    return known.to_dicts()[0], own["period"][0]


def _chances(item: dict[str, Any], ideal: np.ndarray, sd: np.ndarray) -> np.ndarray:
    """Chances of yes, abstain and no, float64 (n_members, 3), over the doubt about each place."""
    from scipy.special import ndtr

    slope = item["discrimination"]
    wide = np.sqrt(1.0 + (slope * np.nan_to_num(sd)) ** 2)
    first, second = (ndtr((item[name] - slope * ideal) / wide) for name in ("first", "second"))
    found = np.zeros((ideal.size, 3))
    found[:, item["lowest"]] = first
    found[:, item["highest"]] = 1.0 - second
    if item["first"] != item["second"]:
        found[:, 1] = second - first
    return found
