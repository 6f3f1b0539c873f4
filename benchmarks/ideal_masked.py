"""Answers held back from ``fast``: how well points and items foretell them, on a line and a plane.

One answer in ten of the General Assembly, 1946 to January 2020, is masked at random (a fixed
seed); each is then given its probability from the points and items estimated on the rest. Targets:
accuracy .91, area under the curve of yes .96, log loss .26.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr
from scipy.stats import rankdata

from benchmarks.data import full_record, shared
from hemicycle import joined
from hemicycle.measure.ideal.anchors import Anchors
from hemicycle.measure.ideal.estimate import panel_of
from hemicycle.measure.ideal.fast import FastOptions, fit_fast
from hemicycle.measure.ideal.fit import Fit
from hemicycle.measure.ideal.model import Walk
from hemicycle.measure.ideal.panel import Panel, panel
from hemicycle.measure.ideal.plane import PlaneFit, fit_plane
from hemicycle.record.record import open_record

_MASKED = 0.1
_WALKS: tuple[Walk, ...] = ("cautious", "estimate", 0.05, 0.25)


def split(whole: Panel, seed: int) -> tuple[Panel, npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """A panel of nine in ten cells, and item and node (of that panel) of the others, -1 if none."""
    member, period = whole.node_member[whole.nodes], whole.node_period[whole.nodes]
    answer = given(whole)
    kept = np.random.default_rng(seed).random(whole.n_cells) >= _MASKED
    rest = panel(
        whole.members, whole.periods, whole.items,
        member=member[kept], period=period[kept], item=whole.cell_items[kept],
        answer=answer[kept],
    )  # fmt: skip
    items = {label: j for j, label in enumerate(rest.items)}
    nodes = {
        (rest.members[m], rest.periods[p]): k
        for k, (m, p) in enumerate(zip(rest.node_member, rest.node_period, strict=True))
    }
    item = np.array([items.get(whole.items[j], -1) for j in whole.cell_items[~kept]])
    keys = zip(member[~kept], period[~kept], strict=True)
    node = np.array([nodes.get((whole.members[m], whole.periods[p]), -1) for m, p in keys])
    return rest, np.where(node < 0, -1, item), np.where(item < 0, -1, node)


def given(cells: Panel) -> npt.NDArray[np.int64]:
    """Answers as they were given: 0 yes, 1 abstain, 2 no."""
    low, high = cells.bottoms[cells.cell_items], cells.tops[cells.cell_items]
    return np.where(cells.answers == 0, low, np.where(cells.answers == 2, high, 1)).astype(np.int64)


def chances(
    rest: Panel, fit: Fit, item: npt.NDArray[np.int64], node: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Probabilities of yes, abstain and no; an answer the item never drew gets about .001."""
    eta = fit.items[item, 0] * fit.place[node]
    first, second = (ndtr(fit.items[item, k] - eta) for k in (1, 2))
    found, row = np.zeros((item.size, 3)), np.arange(item.size)
    found[row, rest.bottoms[item]] = first
    found[row, rest.tops[item]] = 1.0 - second
    three = rest.cuts[item] == 2
    found[three, 1] = (second - first)[three]
    found = np.maximum(found, 1e-3)
    return np.asarray(found / found.sum(axis=1, keepdims=True))


def chances_in_plane(
    rest: Panel, fit: PlaneFit, item: npt.NDArray[np.int64], node: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """As :func:`chances`, in two dimensions."""
    eta = np.sum(fit.items[item, :2] * fit.places[:, node].T, axis=1)
    line = replace(
        fit.line, place=eta, items=np.column_stack([np.ones(len(fit.items)), fit.items[:, 2:]])
    )
    return chances(rest, line, item, np.arange(item.size))


def scores(p: npt.NDArray[np.float64], answer: npt.NDArray[np.int64]) -> str:
    """Log loss, accuracy and the area under the curve of yes against the rest."""
    loss = -np.mean(np.log(p[np.arange(answer.size), answer]))
    right = np.mean(p.argmax(axis=1) == answer)
    yes, rank = answer == 0, rankdata(p[:, 0])
    n = int(yes.sum())
    area = (rank[yes].sum() - n * (n + 1) / 2) / (n * (answer.size - n))
    return f"log loss {loss:.4f}, accuracy {right:.4f}, area under the curve {area:.4f}"


def main() -> None:
    """Print the scores of the plane, and of the line for several widths of the walk."""
    with tempfile.TemporaryDirectory() as scratch:
        where = os.environ.get("HEMICYCLE_BENCH_RECORD") or full_record(Path(scratch))
        votes = joined.matrix(
            open_record(where),
            coding="bailey-2017",
            until=date(2020, 1, 31),
            links=shared() / "data" / "ideal_points" / "Matches.csv",
        )
    whole = panel_of(votes)
    kept = np.random.default_rng(1).random(whole.n_cells) >= _MASKED
    rest, item, node = split(whole, 1)
    told = item >= 0
    answer = given(whole)[~kept][told]
    ends = Anchors("2", "365")
    print(f"{answer.size:,} answers held back")
    plane = fit_plane(rest, ends)
    print(f"plane: {scores(chances_in_plane(rest, plane, item[told], node[told]), answer)}")
    for walk in _WALKS:
        fit = fit_fast(rest, ends, replace(FastOptions(), walk=walk))
        width = fit.diagnostics["walk_variance"]
        found = scores(chances(rest, fit, item[told], node[told]), answer)
        print(f"line, walk {walk} ({width:.3f}): {found}")


if __name__ == "__main__":
    main()
