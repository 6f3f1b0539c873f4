"""The block chain with a border against dense linear algebra."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from hemicycle.measure.ideal.chain import BlockChain

Floats = npt.NDArray[np.float64]
_SIZES = (4, 6, 1, 5)


def pieces(border: int) -> tuple[list[Floats], list[Floats], Floats, Floats]:
    """Blocks, couplings and border, and the whole matrix they stand for."""
    chance = np.random.default_rng(5)
    edges = np.cumsum([0, *_SIZES])
    whole = np.zeros((edges[-1], edges[-1]))
    blocks, couplings = [], []
    for p, size in enumerate(_SIZES):
        here = slice(edges[p], edges[p + 1])
        root = chance.normal(size=(size, size))
        block = root @ root.T + 12.0 * np.eye(size)
        before = _SIZES[p - 1] if p else 0
        coupling = chance.normal(size=(before, size))
        whole[here, here] = block
        if p:
            whole[edges[p - 1] : edges[p], here] = coupling
            whole[here, edges[p - 1] : edges[p]] = coupling.T
        blocks.append(block)
        couplings.append(coupling)
    fringe = 0.4 * chance.normal(size=(int(edges[-1]), border))
    return blocks, couplings, fringe, whole - fringe @ fringe.T


@pytest.mark.parametrize("border", [0, 1, 3])
def test_solves_and_variances_are_those_of_the_dense_matrix(border: int) -> None:
    blocks, couplings, fringe, whole = pieces(border)
    chain = BlockChain(blocks, couplings, fringe)
    right = np.random.default_rng(6).normal(size=(whole.shape[0], 2))
    np.testing.assert_allclose(chain.solve(right), np.linalg.solve(whole, right), rtol=1e-9)
    np.testing.assert_allclose(chain.variance(), np.diag(np.linalg.inv(whole)), rtol=1e-9)


def test_draws_have_the_inverse_as_covariance() -> None:
    blocks, couplings, fringe, whole = pieces(3)
    draws = BlockChain(blocks, couplings, fringe).draw(200_000, np.random.default_rng(7))
    np.testing.assert_allclose(np.cov(draws), np.linalg.inv(whole), atol=2.5e-3)


def test_a_matrix_that_is_not_positive_definite_is_refused() -> None:
    blocks, couplings, fringe, _ = pieces(1)
    with pytest.raises(np.linalg.LinAlgError):
        BlockChain(blocks, couplings, 100.0 * fringe)
