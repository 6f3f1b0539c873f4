"""Mutants of a module: small changes to its syntax tree, one at a time.

Changed are comparisons, arithmetic, ``and`` and ``or``, conditions, numbers, truth values, words
that are compared or looked up, what is returned, and statements that can be left out. Left alone
are imports, annotations, decorators, assertions, docstrings and prose.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_LOOKED_UP = frozenset({"get", "under", "startswith", "removeprefix"})


@dataclass(frozen=True)
class Mutant:
    """One change; ``key`` names it in the list of those that change nothing."""

    line: int
    scope: str
    before: str
    after: str
    source: str

    @property
    def key(self) -> str:
        return f"{self.scope}: {self.before} -> {self.after}"


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module's source, in the order of its lines."""
    tree = ast.parse(source)
    for site in _sites(tree):
        original = site.parent_field()
        for changed in _changes(site):
            site.put(changed)
            yield Mutant(
                line=getattr(site.node, "lineno", 0),
                scope=site.scope,
                before=_text(site.node),
                after=_text(changed),
                source=ast.unparse(tree),
            )
            site.put(original)


def _text(node: ast.AST | None) -> str:
    return "(left out)" if node is None else " ".join(ast.unparse(node).split())


@dataclass(frozen=True)
class _Site:
    """A node and where it hangs, so that it can be put aside for another."""

    node: ast.AST
    parent: ast.AST
    name: str
    place: int | None
    scope: str

    def parent_field(self) -> ast.AST:
        return self.node

    def put(self, other: ast.AST | None) -> None:
        new = other if other is not None else ast.copy_location(ast.Pass(), self.node)
        if self.place is None:
            setattr(self.parent, self.name, new)
        else:
            getattr(self.parent, self.name)[self.place] = new


def _sites(tree: ast.Module) -> Iterator[_Site]:
    yield from _below(tree, "module")


def _below(parent: ast.AST, scope: str) -> Iterator[_Site]:
    for name, value in ast.iter_fields(parent):
        if _left_alone(parent, name):
            continue
        for place, node in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(node, ast.AST) and not _prose(node):
                inner = node.name if isinstance(node, ast.FunctionDef) else scope
                yield _Site(node, parent, name, place, scope)
                yield from _below(node, inner)


def _left_alone(parent: ast.AST, name: str) -> bool:
    if name in ("annotation", "returns", "decorator_list", "type_params", "format_spec", "ctx"):
        return True
    if isinstance(parent, ast.keyword):
        return parent.arg in ("strict", "frozen", "slots", "hash", "maxsize")
    return isinstance(parent, ast.ClassDef) and name == "bases"


def _prose(node: ast.AST) -> bool:
    """Docstrings, assertions and imports."""
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return docstring or isinstance(node, ast.Assert | ast.Import | ast.ImportFrom)


def _changes(site: _Site) -> Iterator[ast.AST | None]:
    node = site.node
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for operator in _COMPARED[type(node.ops[0])]:
            yield ast.Compare(node.left, [operator()], node.comparators)
    elif isinstance(node, ast.BinOp) and type(node.op) in _COUNTED and not _of_text(node):
        yield ast.BinOp(node.left, _COUNTED[type(node.op)](), node.right)
    elif isinstance(node, ast.AugAssign) and type(node.op) in _COUNTED:
        yield ast.AugAssign(node.target, _COUNTED[type(node.op)](), node.value)
        yield None
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.Constant):
        yield from _constants(site, node)
    elif isinstance(node, ast.Return) and node.value is not None and not _nothing(node.value):
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Raise | ast.Continue | ast.Break):
        yield None
    elif isinstance(node, ast.If | ast.While | ast.IfExp):
        yield from _conditions(node)


def _nothing(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _of_text(node: ast.BinOp) -> bool:
    sides = (node.left, node.right)
    return any(
        isinstance(side, ast.JoinedStr)
        or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in sides
    )


def _constants(site: _Site, node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
    elif isinstance(node.value, str) and _decides(site):
        yield ast.Constant(f"{node.value}~")


def _decides(site: _Site) -> bool:
    """A word that is compared, looked up or a key, not one that is read by people."""
    parent = site.parent
    if isinstance(parent, ast.Call):
        return isinstance(parent.func, ast.Attribute) and parent.func.attr in _LOOKED_UP
    compared = isinstance(parent, ast.Compare | ast.Subscript | ast.Tuple | ast.Set)
    return compared or (isinstance(parent, ast.Dict) and site.name == "keys")


def _conditions(node: ast.If | ast.While | ast.IfExp) -> Iterator[ast.AST]:
    """Truth of a plain name or call; comparisons and negations are changed by themselves."""
    if isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant):
        return
    changed = copy.copy(node)
    changed.test = ast.UnaryOp(ast.Not(), node.test)
    yield changed
