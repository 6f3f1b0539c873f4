"""A year forecast from the days before: nothing later enters, and it beats the baselines."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest

from hemicycle.errors import NotIdentifiedError
from hemicycle.measure.forecast.clues import walk
from hemicycle.measure.forecast.make_year import compared, forecast_year
from hemicycle.measure.forecast.model import Model, fit, training_start
from hemicycle.measure.forecast.one import of_draft, of_vote
from hemicycle.measure.forecast.past import Past, past_of
from hemicycle.measure.forecast.saved import read_forecasts, read_model, write_forecasts
from hemicycle.measure.forecast.year import CHANCES, YearForecasts

YEAR = 2016


@pytest.fixture(scope="module")
def made(past: Past) -> tuple[YearForecasts, Model]:
    return forecast_year(past, YEAR)


def _changed_from(world: tuple[pl.DataFrame, pl.DataFrame], day: date) -> Past:
    """The same world with other answers and other titles on that day and later."""
    ballots, votes = world
    later = votes.filter(pl.col("date") >= day)["vote_id"]
    now = pl.col("vote_id").is_in(later.implode())
    shuffled = ballots.filter(now)
    order = np.random.default_rng(9).permutation(shuffled.height)
    positions = shuffled["position"].gather(order)
    turned = positions.replace_strict(
        {"YES": "NO", "NO": "YES", "ABSTAIN": "NON_VOTING", "NON_VOTING": "ABSTAIN"}
    )
    other = pl.concat([ballots.filter(~now), shuffled.with_columns(position=turned)])
    titles = (
        pl.when(pl.col("date") > day).then(pl.lit("Peace and something else")).otherwise("title")
    )
    return past_of(other, votes.with_columns(title=titles))


@pytest.mark.parametrize("number", [0, 9])
def test_nothing_of_the_day_or_of_later_days_enters(
    world: tuple[pl.DataFrame, pl.DataFrame], made: tuple[YearForecasts, Model], number: int
) -> None:
    """Every later answer and title is changed; what was known before stays the same to the bit."""
    year = made[0]
    vote = year.votes["vote_id"][number]
    day = year.fact(vote)["day"]
    other = forecast_year(_changed_from(world, day), YEAR)[0]
    known = year.votes.filter(pl.col("day") <= day)
    for each in known["vote_id"]:
        np.testing.assert_array_equal(other.chances(each), year.chances(each))
        assert other.fact(each) == year.fact(each)
    last = year.votes["vote_id"][-1]
    assert (other.chances(last) != year.chances(last)).any(), "the change was one"


def test_each_figure_says_what_it_knew(made: tuple[YearForecasts, Model]) -> None:
    year, model = made
    for fact in year.votes.to_dicts():
        assert fact["votes_until"] < fact["day"]
        assert fact["line_until"] < date(fact["day"].year, 1, 1)
    assert year.weights_until == model.last < date(YEAR, 1, 1)


def test_it_beats_every_baseline_on_repeated_and_on_new_texts(past: Past) -> None:
    clues = walk(past, training_start(past, YEAR))
    found = compared(past, clues, fit(past, clues, YEAR))
    for texts in ("repeated", "new"):
        rows = found.filter(pl.col("texts") == texts)
        model = rows.filter(pl.col("forecast") == "model").row(0, named=True)
        for other in rows.filter(pl.col("forecast") != "model").to_dicts():
            assert model["log_loss"] < other["log_loss"], other
            assert model["brier"] < other["brier"], other


def test_chances_add_up_and_none_is_zero(made: tuple[YearForecasts, Model]) -> None:
    chances = made[0].chances()
    np.testing.assert_allclose(chances.sum(axis=1), 1.0)
    assert chances.min() > 0
    silent = made[0].ballots.group_by("member").agg(pl.col("non_voting").mean())
    assert silent.sort("non_voting")["member"][-1] == "KEN", "the member that often stays away"


def test_a_draft_is_forecast_as_the_vote_it_became(
    past: Past, made: tuple[YearForecasts, Model]
) -> None:
    year, model = made
    for vote in (year.votes["vote_id"][3], year.votes["vote_id"][-1]):
        column, known = past.column[vote], of_vote(year, vote)
        text, day = past.texts[column], past.day(column)
        period = int(past.periods[column])
        drafted = of_draft(past, model, "draft", day, text, known.members, period=period)
        assert drafted.members == known.members
        np.testing.assert_allclose(drafted.chances, known.chances, rtol=1e-12)
        np.testing.assert_array_equal(drafted.rolls, known.rolls)
        assert (drafted.linked_to, drafted.known) == (known.linked_to, known.known)


def test_saved_and_read_back(made: tuple[YearForecasts, Model], tmp_path, past: Past) -> None:
    year, model = made
    write_forecasts(year, model, tmp_path)
    back, learnt = read_forecasts(tmp_path), read_model(tmp_path)
    assert back.ballots.equals(year.ballots)
    assert back.votes.equals(year.votes)
    assert (back.dependence, back.weights_until) == (dict(year.dependence), year.weights_until)
    clues = walk(past, len(past.votes) - 3)
    np.testing.assert_array_equal(learnt.chances(past, clues), model.chances(past, clues))
    assert set(CHANCES) < set(back.ballots.columns)


def test_a_record_too_thin_says_so_and_gives_no_number(past: Past) -> None:
    with pytest.raises(NotIdentifiedError, match="holds 48 with a complete roll call"):
        forecast_year(past, 2013)
    with pytest.raises(NotIdentifiedError, match="no vote of GA in 2031"):
        forecast_year(past, 2031)
