"""Draws as ArviZ reads them."""

from __future__ import annotations

import builtins
import warnings
from typing import Any

import numpy as np
import polars as pl
import pytest
from tests.measure.charts.sample import placed

from hemicycle.errors import InputError, MissingExtraError

_PLACES = {"USA": {78: 1.0, 79: 1.2}, "RUS": {79: -0.5}}


def _drawn(**more: Any) -> Any:
    draws = np.random.default_rng(0).normal(size=(40, 3))
    return placed(_PLACES, draws=draws, **more)


def test_every_draw_stands_at_its_member_and_session() -> None:
    points = _drawn(seed=7)
    posterior = points.to_arviz().posterior
    assert dict(posterior.sizes) == {"chain": 1, "draw": 40, "point": 3}
    assert posterior.point.values.tolist() == ["USA 78", "USA 79", "RUS 79"]
    mine = posterior.ideal.sel(point="RUS 79").values[0]
    assert np.array_equal(mine, points.draws[:, 2])
    assert posterior.member.values.tolist() == ["USA", "USA", "RUS"]
    assert posterior.period.values.tolist() == [78, 79, 79]
    assert posterior.attrs["engine"] == "fast"
    assert posterior.attrs["seed"] == "7"


def test_chains_stay_apart() -> None:
    points = _drawn(diagnostics={"chains": 2})
    posterior = points.to_arviz().posterior
    assert dict(posterior.sizes)["chain"] == 2
    assert np.array_equal(posterior.ideal.values[1], points.draws[20:])


def test_items_come_with_their_draws() -> None:
    items = pl.DataFrame({"item": ["V1", "V2"]})
    drawn = np.random.default_rng(1).normal(size=(40, 2, 3))
    posterior = _drawn(items=items, item_draws=drawn).to_arviz().posterior
    assert np.array_equal(posterior.second.sel(item="V2").values[0], drawn[:, 1, 2])


def test_arviz_itself_reads_it() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import arviz

        summary = arviz.summary(_drawn().to_arviz(), kind="stats")
    assert summary.index.tolist() == ["ideal[USA 78]", "ideal[USA 79]", "ideal[RUS 79]"]


def test_a_result_without_draws_is_refused() -> None:
    with pytest.raises(InputError, match="no posterior draws") as caught:
        placed(_PLACES).to_arviz()
    assert "draws" in caught.value.todo


def test_without_arviz_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *more: Any, **others: Any) -> Any:
        if name == "arviz":
            raise ImportError(name)
        return real(name, *more, **others)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match="ArviZ") as caught:
        _drawn().to_arviz()
    assert "hemicycle[arviz]" in caught.value.todo
