"""Posterior draws as ArviZ knows them: ``ideal`` by chain, draw and point."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from hemicycle.errors import InputError, MissingExtraError
from hemicycle.measure.ideal.panel import Floats

_ITEM_VARIABLES = ("discrimination", "first", "second")


def inference_data(
    points: pl.DataFrame,
    draws: Floats,
    items: pl.DataFrame | None,
    item_draws: Floats,
    *,
    chains: int,
    attributes: Mapping[str, str],
) -> Any:
    """``arviz.InferenceData`` with the draws of a result.

    Group ``posterior`` has ``ideal`` (chain, draw, point), where a point is ``USA 79`` and carries
    coordinates ``member`` and ``period``; and, where the engine drew items too,
    ``discrimination, first, second`` (chain, draw, item): cutpoints on the scale of
    ``discrimination * ideal``. Members that had no point in a period have none here.

    Parameters
    ----------
    points, items
        ``member, period``, a row a point; ``item``.
    draws, item_draws
        float64 (n_draws, rows of ``points``) and (n_draws, rows of ``items``, 3): several chains
        one after another.
    attributes
        What made the draws; plain texts, which every file format of ArviZ keeps.

    Raises
    ------
    InputError
        There are no draws.
    MissingExtraError
        ArviZ is not installed.
    """
    arviz = _arviz()
    if not draws.size:
        raise InputError(
            "the result has no posterior draws",
            where=f"engine {attributes['engine']}",
            right="a result with draws: engine fast with draws asked for, or engine reference",
            todo="estimate again, for example with options=FastOptions(draws=400)",
        )
    members, periods = points["member"].to_list(), points["period"].to_list()
    labels = [f"{member} {period}" for member, period in zip(members, periods, strict=True)]
    variables, dims = {"ideal": _by_chain(draws, chains)}, {"ideal": ["point"]}
    coords: dict[str, Any] = {"point": labels}
    if item_draws.size and items is not None:
        coords["item"] = items["item"].to_list()
        for place, name in enumerate(_ITEM_VARIABLES):
            variables[name] = _by_chain(item_draws[:, :, place], chains)
            dims[name] = ["item"]
    found = arviz.from_dict(
        posterior=variables,
        coords=coords,
        dims=dims,
        posterior_attrs={"inference_library": "hemicycle", **attributes},
    )
    found.posterior = found.posterior.assign_coords(
        member=("point", members), period=("point", periods)
    )
    return found


def _arviz() -> Any:
    try:
        with warnings.catch_warnings():
            # 0.23 announces its successor at every import
            warnings.simplefilter("ignore", FutureWarning)
            import arviz
    except ImportError as error:
        raise MissingExtraError(
            "posterior draws for ArviZ need ArviZ, which is not installed",
            where="this Python environment",
            right="hemicycle with its extra 'arviz'",
            todo="install it: pip install 'hemicycle[arviz]'",
        ) from error
    return arviz


def _by_chain(draws: Floats, chains: int) -> np.ndarray[Any, Any]:
    """float64 (chains, draws, rows)."""
    return draws.reshape(chains, draws.shape[0] // chains, draws.shape[1])
