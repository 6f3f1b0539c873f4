"""No room imports in a circle: whoever reads a module needs only those below it."""

from __future__ import annotations

import grimp
import pytest

GRAPH = grimp.build_graph("hemicycle", exclude_type_checking_imports=True)
"""Every import of the package, those inside functions too; not those for the type checker."""
ROOMS = sorted(GRAPH.find_children("hemicycle"))
KNOWN = [[f"hemicycle.record.{name}" for name in ("lock_file", "locked", "record")]]
"""Still there: opening a record opens one that is locked, which is a record itself."""


def circles(graph: grimp.ImportGraph, room: str) -> list[list[str]]:
    """Groups of modules of a room that all lead to one another."""
    modules = {room, *graph.find_descendants(room)}
    above = {module: graph.find_upstream_modules(module) & modules | {module} for module in modules}
    together = {
        tuple(sorted(other for other in above[module] if module in above[other]))
        for module in modules
    }
    return sorted(list(group) for group in together if len(group) > 1)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_no_circle_of_imports(room: str) -> None:
    assert [found for found in circles(GRAPH, room) if found not in KNOWN] == []


def test_a_circle_is_seen() -> None:
    graph = grimp.ImportGraph()
    steps = [("r.a", "r.b"), ("r.b", "r.c"), ("r.c", "r.a"), ("r.d", "r.a"), ("r", "r.d")]
    for importer, imported in steps:
        graph.add_import(importer=importer, imported=imported)
    assert circles(graph, "r") == [["r.a", "r.b", "r.c"]]
