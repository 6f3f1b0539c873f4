"""Whether all ideal points lie on one line: members, periods and items must hang together."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from hemicycle.errors import NotIdentifiedError
from hemicycle.measure.ideal.panel import Panel


def refuse_disconnected(panel: Panel) -> None:
    """Check that items and members' paths connect every ideal point with every other.

    Raises
    ------
    NotIdentifiedError
        Two groups share no item and no member: their scales cannot be compared.
    """
    order, stepped = panel.order, np.flatnonzero(panel.gaps > 0)
    first = np.concatenate([panel.nodes, order[stepped - 1]])
    second = np.concatenate([panel.n_nodes + panel.cell_items, order[stepped]])
    n = panel.n_nodes + panel.n_items
    graph = coo_array((np.ones(first.size, dtype=np.int8), (first, second)), shape=(n, n))
    count, label = connected_components(graph, directed=False)
    if count == 1:
        return
    own = label[: panel.n_nodes]
    smallest = int(np.argmin(np.bincount(own, minlength=count)))
    nodes = np.flatnonzero(own == smallest)
    names = sorted({panel.members[k] for k in panel.node_member[nodes]})
    times = sorted({panel.periods[k] for k in panel.node_period[nodes]})
    raise NotIdentifiedError(
        f"the votes fall into {count} parts that share no member and no item, so their scales "
        "cannot be compared",
        where=f"apart from the rest: {', '.join(names[:8])} in {times[0]} to {times[-1]}",
        right="periods that share members, or items that recur",
        todo="estimate the parts one by one (--until, --since), or link repeated texts",
    )
