"""Items as uncertain as they are: draws of items that belong to draws of ideal points.

Given the ideal points, items are independent of each other. In the joint normal approximation of
:mod:`.spread` an item therefore follows its members' deviations by a regression, plus noise of its
own curvature.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from hemicycle.measure.ideal.panel import Floats, Panel
from hemicycle.measure.ideal.spread import Prior, curvature


def draw_items(
    panel: Panel,
    place: Floats,
    items: Floats,
    prior: Prior,
    deviations: Floats,
    *,
    seed: int = 0,
) -> Floats:
    """Draws of discrimination and cutpoints, one for each draw of the ideal points.

    Parameters
    ----------
    place, items
        The estimates: float64 (n_nodes,) and (n_items, 3).
    deviations
        float64 (n_draws, n_nodes): draws of the ideal points, less the estimates.

    Returns
    -------
    numpy.ndarray
        float64 (n_draws, n_items, 3). Cutpoints are in order; those of an item with two answers
        are equal.
    """
    n_draws = len(deviations)
    if not n_draws:
        return np.zeros((0, panel.n_items, 3))
    known = curvature(panel, place, items, prior)
    rows = 3 * panel.cell_items[:, None] + np.arange(3)
    columns = np.repeat(panel.nodes, 3)
    shape = (3 * panel.n_items, panel.n_nodes)
    cross = sparse.csr_array((known.cross.ravel(), (rows.ravel(), columns)), shape=shape)
    pull = (cross @ deviations.T).reshape(panel.n_items, 3, n_draws)
    noise = np.random.default_rng((seed, 1)).standard_normal(pull.shape)
    root = known.root
    moved = np.swapaxes(root, 1, 2) @ (noise - root @ pull)
    found = items + np.moveaxis(moved, 2, 0)
    single = panel.cuts == 1
    found[:, single, 2] = found[:, single, 1]
    found[:, :, 1:] = np.sort(found[:, :, 1:], axis=2)
    return np.asarray(found)
