"""The Merkle tree against the published vectors of Certificate Transparency and a plain twin."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.chamber.tree import (
    EMPTY_ROOT,
    Tree,
    consistent,
    included,
    leaf_hash,
    node_hash,
)

# The eight leaves, roots and proofs of the reference tests of Certificate Transparency
# (google/certificate-transparency, merkletree/merkle_tree_test.cc; transparency-dev/merkle).
LEAVES = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
          "606162636465666768696a6b6c6d6e6f")  # fmt: skip
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
INCLUSION = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCY = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}


def a_tree(size: int = 8) -> Tree:
    return Tree(leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size])


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_the_published_ones(size: int) -> None:
    assert a_tree().root(size).hex() == ROOTS[size - 1]
    assert a_tree(size).root().hex() == ROOTS[size - 1]


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    published = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert Tree().root() == EMPTY_ROOT == bytes.fromhex(published)


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_inclusion_proofs_are_the_published_ones(index: int, size: int) -> None:
    path = a_tree().inclusion(index, size)
    assert [step.hex() for step in path] == INCLUSION[index, size]


@pytest.mark.parametrize(("old", "size"), CONSISTENCY)
def test_consistency_proofs_are_the_published_ones(old: int, size: int) -> None:
    path = a_tree().consistency(old, size)
    assert [step.hex() for step in path] == CONSISTENCY[old, size]


# --- a plain twin: the definitions of RFC 6962, section 2.1, word by word ------------------------


def plain_root(data: Sequence[bytes]) -> bytes:
    if not data:
        return sha256(b"").digest()
    if len(data) == 1:
        return leaf_hash(data[0])
    k = split(len(data))
    return node_hash(plain_root(data[:k]), plain_root(data[k:]))


def plain_path(m: int, data: Sequence[bytes]) -> list[bytes]:
    if len(data) == 1:
        return []
    k = split(len(data))
    if m < k:
        return [*plain_path(m, data[:k]), plain_root(data[k:])]
    return [*plain_path(m - k, data[k:]), plain_root(data[:k])]


def plain_proof(m: int, data: Sequence[bytes], whole: bool = True) -> list[bytes]:
    if m == len(data):
        return [] if whole else [plain_root(data)]
    k = split(len(data))
    if m <= k:
        return [*plain_proof(m, data[:k], whole), plain_root(data[k:])]
    return [*plain_proof(m - k, data[k:], False), plain_root(data[:k])]


def split(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


DATA = [bytes([number % 256, number // 256]) for number in range(300)]
GROWN = Tree(map(leaf_hash, DATA))


@given(st.integers(1, 300), st.data())
def test_the_tree_agrees_with_the_definitions(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    assert GROWN.root(size) == plain_root(DATA[:size])
    assert GROWN.inclusion(index, size) == plain_path(index, DATA[:size])
    assert GROWN.consistency(index + 1, size) == plain_proof(index + 1, DATA[:size])


@given(st.integers(1, 300), st.data())
def test_proofs_prove_their_own_and_nothing_else(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    path, root = GROWN.inclusion(index, size), GROWN.root(size)
    assert included(GROWN.leaf(index), index, size, path, root)
    other = data.draw(st.integers(0, 299).filter(lambda leaf: leaf != index))
    assert not included(GROWN.leaf(other), index, size, path, root)
    assert not included(GROWN.leaf(index), size, size, path, root)
    assert not included(GROWN.leaf(index), index, size, [*path, root], root)
    if path:
        assert not included(GROWN.leaf(index), index, size, path[:-1], root)


@given(st.integers(2, 300), st.data())
def test_a_consistency_proof_holds_for_its_two_roots_only(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size - 1))
    path, before, after = GROWN.consistency(old, size), GROWN.root(old), GROWN.root(size)
    assert consistent(old, size, path, before, after)
    assert not consistent(old, size, path, after, after)
    assert not consistent(old, size, path, before, before)
    assert not consistent(old, size, path[:-1], before, after)
    assert not consistent(old, size, [*path, before], before, after)
    assert not consistent(0, size, path, before, after)
    assert not consistent(size + 1, size, path, before, after)


@given(st.integers(0, 100), st.integers(0, 100))
def test_what_was_not_kept_can_be_taken_back(kept: int, more: int) -> None:
    tree = Tree(map(leaf_hash, DATA[: kept + more]))
    tree.truncate(kept)
    assert len(tree) == kept
    for data in DATA[kept : kept + more]:
        tree.append(leaf_hash(data))
    assert tree.root() == plain_root(DATA[: kept + more])
