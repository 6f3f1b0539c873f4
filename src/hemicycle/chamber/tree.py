"""The Merkle tree of RFC 6962: roots, and proofs that a leaf is in it or that it only grew.

Leaf: ``SHA-256(0x00 || bytes)``; node: ``SHA-256(0x01 || left || right)``; no leaves:
``SHA-256("")``. A tree of *n* leaves splits at the largest power of two below *n*.

Reference
---------
B. Laurie, A. Langley, E. Kasper, *Certificate Transparency*, RFC 6962 (2013), section 2.1;
checking as in RFC 9162 (2021), sections 2.1.3.2 and 2.1.4.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Hash of one leaf; its prefix keeps a leaf from passing for a node."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of a node over its two branches."""
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree that grows: every complete subtree is hashed once and kept.

    ``_levels[h][i]`` is the root of leaves ``i * 2**h`` to ``(i + 1) * 2**h - 1``; two hashes a
    leaf are kept. Any earlier size can be asked for: what was true then does not change.
    """

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self._levels: list[list[bytes]] = [[]]
        for leaf in leaves:
            self.append(leaf)

    def __len__(self) -> int:
        return len(self._levels[0])

    def append(self, leaf: bytes) -> None:
        """Add a leaf by its hash and complete the subtrees it closes."""
        height = 0
        self._levels[0].append(leaf)
        while len(self._levels[height]) % 2 == 0:
            left, right = self._levels[height][-2:]
            height += 1
            if height == len(self._levels):
                self._levels.append([])
            self._levels[height].append(node_hash(left, right))

    def truncate(self, size: int) -> None:
        """Take back what was added beyond a size: the append was not kept."""
        for height, level in enumerate(self._levels):
            del level[size >> height :]

    def leaf(self, index: int) -> bytes:
        """Hash of a leaf, counted from 0."""
        return self._levels[0][index]

    def root(self, size: int | None = None) -> bytes:
        """Root over the first ``size`` leaves, by default over all."""
        size = len(self) if size is None else size
        return self._hash(0, size) if size else EMPTY_ROOT

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The siblings from a leaf (counted from 0) up to the root over ``size`` leaves."""
        path, start, end = [], 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._hash(middle, end))
                end = middle
            else:
                path.append(self._hash(start, middle))
                start = middle
        return path[::-1]

    def consistency(self, old: int, size: int) -> list[bytes]:
        """What shows that the tree of ``size`` leaves begins with that of ``old`` (1 or more)."""
        path, start, end, whole = [], 0, size, True
        while old != end:
            middle = start + _split(end - start)
            if old <= middle:
                path.append(self._hash(middle, end))
                end = middle
            else:
                path.append(self._hash(start, middle))
                start, whole = middle, False
        return ([] if whole else [self._hash(start, end)]) + path[::-1]

    def _hash(self, start: int, end: int) -> bytes:
        """Root of leaves ``start`` to ``end - 1``; a complete subtree is looked up."""
        width = end - start
        if width & (width - 1) == 0:
            height = width.bit_length() - 1
            return self._levels[height][start >> height]
        middle = start + _split(width)
        return node_hash(self._hash(start, middle), self._hash(middle, end))


def _split(width: int) -> int:
    """The largest power of two below a width of two or more."""
    return 1 << (width - 1).bit_length() - 1


# --- checking, without the tree -------------------------------------------------------------------


def included(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether a path leads from a leaf (counted from 0) to the root over ``size`` leaves."""
    if not 0 <= index < size:
        return False
    here, last, found = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if here & 1 or here == last:
            found = node_hash(sibling, found)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and found == root


def consistent(old: int, size: int, path: Sequence[bytes], before: bytes, after: bytes) -> bool:
    """Whether the tree of ``size`` leaves begins with that of ``old`` leaves (1 or more)."""
    if not 1 <= old <= size:
        return False
    if old == size:
        return not path and before == after
    steps = list(path)
    if old & (old - 1) == 0:
        steps.insert(0, before)
    if not steps:
        return False
    here, last = old - 1, size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    was = now = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            was, now = node_hash(step, was), node_hash(step, now)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            now = node_hash(now, step)
        here, last = here >> 1, last >> 1
    return last == 0 and was == before and now == after
