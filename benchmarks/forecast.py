"""Forecasts held out by time: each year from 2005 to 2025 from the votes before it.

``python -m benchmarks.forecast`` prints log loss and Brier score beside every baseline, on texts
voted on before and on new texts, year by year and pooled; how often the tally lay inside its 90 %
interval; and the reliability table. It needs a record with the General Assembly's votes from 1990
on: ``HEMICYCLE_BENCH_RECORD``, else one made from ``HEMICYCLE_SHARED``.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import polars as pl

from benchmarks.data import bench_record
from hemicycle.joined_year import past
from hemicycle.measure.forecast.clues import Clues, walk
from hemicycle.measure.forecast.dependence import draw
from hemicycle.measure.forecast.make_year import compared
from hemicycle.measure.forecast.model import Model, fit, training_start
from hemicycle.measure.forecast.past import NO, YES, Past
from hemicycle.measure.forecast.scores import reliability
from hemicycle.record.record import open_record

YEARS = range(2005, 2026)
_DRAWS = 400


def main() -> None:
    """Print all tables."""
    with TemporaryDirectory() as folder:
        votes = past(open_record(bench_record(Path(folder))))
    began = time.perf_counter()
    clues = walk(votes, training_start(votes, YEARS[0]))
    say(f"clues of {np.unique(clues.vote).size:,} votes: {time.perf_counter() - began:.1f} s")
    scores, tallies, chances, answers = [], [], [], []
    began = time.perf_counter()
    for year in YEARS:
        model = fit(votes, clues, year)
        scores.append(compared(votes, clues, model))
        tallies += inside(votes, clues.of(votes.years == year), model)
        own = clues.of(votes.years == year)
        chances.append(model.chances(votes, own))
        answers.append(votes.answers[own.member, own.vote].astype(np.int64))
    say(f"weights of {len(YEARS)} years and their scores: {time.perf_counter() - began:.1f} s")
    show(pl.concat(scores), pl.DataFrame(tallies))
    say("\nreliability")
    say(str(reliability(np.concatenate(chances), np.concatenate(answers))))


def inside(votes: Past, clues: Clues, model: Model) -> list[dict[str, object]]:
    """Whether the numbers of yes and no lay inside nine in ten drawn roll calls, by vote."""
    chances = model.chances(votes, clues)
    found = []
    for vote in np.unique(clues.vote):
        own = clues.vote == vote
        repeated = bool(votes.before[vote] >= 0)
        rolls = draw(
            chances[own],
            clues.place[own],
            model.dependence[repeated],
            draws=_DRAWS,
            generator=np.random.default_rng(int(vote)),
        )
        happened = votes.answers[clues.member[own], vote]
        row: dict[str, object] = {"texts": "repeated" if repeated else "new"}
        for name, answer in (("yes", YES), ("no", NO)):
            low, high = np.quantile((rolls == answer).sum(axis=1), [0.05, 0.95])
            row[name] = low <= (happened == answer).sum() <= high
            row[f"width_{name}"] = high - low
        found.append(row)
    return found


def show(scores: pl.DataFrame, tallies: pl.DataFrame) -> None:
    """The tables, pooled over ballots and by year."""
    weighted = [
        (pl.col(name) * pl.col("ballots")).sum() / pl.col("ballots").sum()
        for name in ("log_loss", "brier", "accuracy")
    ]
    pooled = scores.group_by("texts", "forecast", maintain_order=True).agg(
        pl.col("ballots").sum(), *weighted
    )
    say("\nall years")
    say(str(pooled.sort("texts", maintain_order=True)))
    losses = scores.filter(pl.col("texts") != "all").pivot(
        "forecast", index=["year", "texts"], values="log_loss"
    )
    say("\nlog loss by year")
    say(str(losses))
    best = pl.min_horizontal(pl.exclude("year", "texts", "model"))
    say(f"years and kinds in which a baseline was better: {losses.filter(best < pl.col('model'))}")
    say("\nshare of votes whose tally lay inside its 90 % interval, and the median width")
    means, widths = pl.col("yes", "no").mean(), pl.col("width_yes", "width_no").median()
    say(str(tallies.group_by("texts", maintain_order=True).agg(pl.len(), means, widths)))


def say(text: str) -> None:
    """Print at once: a run takes minutes."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    pl.Config.set_tbl_rows(60)
    pl.Config.set_tbl_hide_dataframe_shape(True)
    main()
