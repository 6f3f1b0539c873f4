"""Nothing imports in a circle: whoever reads a module needs only those below it."""

from __future__ import annotations

import grimp

GRAPH = grimp.build_graph("hemicycle", exclude_type_checking_imports=True, cache_dir=None)
"""Every import of the package, those inside functions too; not those for the type checker.

Not from the cache, which tells graphs with and without those apart in their imports, but keeps
only one note of when a module last changed: the one built second then keeps what was there before.
"""


def circles(graph: grimp.ImportGraph, room: str) -> list[list[str]]:
    """Groups of modules of a room that all lead to one another."""
    modules = {room, *graph.find_descendants(room)}
    above = {module: graph.find_upstream_modules(module) & modules | {module} for module in modules}
    together = {
        tuple(sorted(other for other in above[module] if module in above[other]))
        for module in modules
    }
    return sorted(list(group) for group in together if len(group) > 1)


def test_the_package_has_no_circle_of_imports() -> None:
    assert len(GRAPH.modules) > 100
    assert circles(GRAPH, "hemicycle") == []


def test_a_circle_is_seen() -> None:
    graph = grimp.ImportGraph()
    steps = [("r.a", "r.b"), ("r.b", "r.c"), ("r.c", "r.a"), ("r.d", "r.a"), ("r", "r.d")]
    for importer, imported in steps:
        graph.add_import(importer=importer, imported=imported)
    assert circles(graph, "r") == [["r.a", "r.b", "r.c"]]
