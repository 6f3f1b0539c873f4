"""Forecasts of a year in a folder, and the model that made them: written whole, read back equal."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from hemicycle.errors import SourceError
from hemicycle.measure.forecast import FORMAT
from hemicycle.measure.forecast.dependence import Dependence
from hemicycle.measure.forecast.year import YearForecasts

if TYPE_CHECKING:
    from hemicycle.measure.forecast.model import Model

_HEAD = "forecasts.json"
_KINDS = {True: "repeated", False: "new"}


def write_forecasts(year: YearForecasts, model: Model, folder: Path) -> None:
    """Write into an empty folder; ``forecasts.json`` last."""
    year.ballots.write_parquet(folder / "ballots.parquet")
    year.votes.write_parquet(folder / "votes.parquet")
    np.savez(folder / "model.npz", **_arrays(model))
    head = {
        "format": FORMAT,
        "body": year.body,
        "year": year.year,
        "record_version": year.record_version,
        "weights_from": model.first.isoformat(),
        "weights_until": model.last.isoformat(),
        "training_votes": model.votes,
        "dependence": {_KINDS[kind]: vars(one) for kind, one in year.dependence.items()},
    }
    (folder / _HEAD).write_text(json.dumps(head, indent=1), encoding="utf-8")


def read_forecasts(folder: Path) -> YearForecasts:
    """Read the forecasts back, not the model.

    Raises
    ------
    SourceError
        The folder is missing, damaged, or of another format.
    """
    head = _head(folder)
    try:
        return YearForecasts(
            body=head["body"],
            year=head["year"],
            ballots=pl.read_parquet(folder / "ballots.parquet"),
            votes=pl.read_parquet(folder / "votes.parquet"),
            dependence=_dependence(head),
            weights_until=date.fromisoformat(head["weights_until"]),
            record_version=head["record_version"],
        )
    except (OSError, KeyError, TypeError, ValueError, pl.exceptions.PolarsError) as error:
        raise _damaged(folder, f"it does not hold what it should ({error!r})") from error


def read_model(folder: Path) -> Model:
    """Read back the model that made the forecasts.

    Raises
    ------
    SourceError
        As for the forecasts.
    """
    from hemicycle.measure.forecast.baselines import Baselines
    from hemicycle.measure.forecast.model import Model
    from hemicycle.measure.forecast.weigh import Weights

    head = _head(folder)
    try:
        with np.load(folder / "model.npz", allow_pickle=False) as arrays:
            weights = {
                kind: Weights(*(arrays[f"{name}_{part}"] for part in _PARTS))
                for kind, name in _KINDS.items()
            }
            baselines = Baselines(arrays["shares"], arrays["again"])
        return Model(
            year=head["year"],
            weights=weights,
            dependence=_dependence(head),
            baselines=baselines,
            first=date.fromisoformat(head["weights_from"]),
            last=date.fromisoformat(head["weights_until"]),
            votes=head["training_votes"],
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise _damaged(folder, f"it does not hold what it should ({error!r})") from error


_PARTS = ("weights", "middle", "width")


def _arrays(model: Model) -> dict[str, Any]:
    found = {
        f"{name}_{part}": getattr(model.weights[kind], part)
        for kind, name in _KINDS.items()
        for part in _PARTS
    }
    return found | {"shares": model.baselines.shares, "again": model.baselines.again}


def _dependence(head: dict[str, Any]) -> dict[bool, Dependence]:
    return {kind: Dependence(**head["dependence"][name]) for kind, name in _KINDS.items()}


def _head(folder: Path) -> dict[str, Any]:
    try:
        head: dict[str, Any] = json.loads((folder / _HEAD).read_text(encoding="utf-8"))
        if head["format"] == FORMAT:
            return head
        what = f"it is of format {head['format']}, not {FORMAT}"
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(folder, f"{_HEAD} cannot be read ({error!r})") from error
    raise _damaged(folder, what)


def _damaged(folder: Path, what: str) -> SourceError:
    return SourceError(
        f"this folder holds no forecasts that can be used: {what}",
        where=str(folder),
        right=f"a folder as written, with {_HEAD}",
        todo="delete the folder; the forecasts are made anew",
    )
