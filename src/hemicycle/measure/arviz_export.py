"""Posterior draws as ArviZ knows them: ``ideal`` by chain, draw and point."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from hemicycle.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from hemicycle.measure.ideal.results import IdealPoints


def inference_data(points: IdealPoints) -> Any:
    """``arviz.InferenceData`` with the draws of a result.

    Group ``posterior`` has ``ideal`` (chain, draw, point), where a point is ``USA 79`` and carries
    coordinates ``member`` and ``period``; and, where the engine drew items too,
    ``discrimination, first, second`` (chain, draw, item): cutpoints on the scale of
    ``discrimination * ideal``. Members that had no point in a period have none here.

    Parameters
    ----------
    points
        A result with draws. An engine with several chains keeps them one after another.

    Raises
    ------
    InputError
        The result has no draws.
    MissingExtraError
        ArviZ is not installed.
    """
    arviz = _arviz()
    if not points.draws.size:
        raise InputError(
            "the result has no posterior draws",
            where=f"engine {points.engine}",
            right="a result with draws: engine fast with draws asked for, or engine reference",
            todo="estimate again, for example with options=FastOptions(draws=400)",
        )
    members = [str(member) for member in points.points["member"]]
    periods = points.points["period"].to_list()
    labels = [f"{member} {period}" for member, period in zip(members, periods, strict=True)]
    variables, dims = {"ideal": _by_chain(points, points.draws)}, {"ideal": ["point"]}
    coords: dict[str, Any] = {"point": labels}
    if points.item_draws.size and points.items is not None:
        coords["item"] = points.items["item"].to_list()
        for place, name in enumerate(("discrimination", "first", "second")):
            variables[name] = _by_chain(points, points.item_draws[:, :, place])
            dims[name] = ["item"]
    found = arviz.from_dict(
        posterior=variables, coords=coords, dims=dims, posterior_attrs=_attributes(points)
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


def _by_chain(points: IdealPoints, draws: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """float64 (chains, draws, rows)."""
    chains = int(points.diagnostics.get("chains", 1))
    return draws.reshape(chains, draws.shape[0] // chains, draws.shape[1])


def _attributes(points: IdealPoints) -> dict[str, str]:
    """What made the draws; plain texts, which every file format of ArviZ keeps."""
    return {
        "inference_library": "hemicycle",
        "engine": points.engine,
        "coding": points.coding.describe(),
        "body": points.body or "",
        "record_version": points.record_version or "",
        "anchors": points.anchors or "",
        "seed": "" if points.seed is None else str(points.seed),
    }
