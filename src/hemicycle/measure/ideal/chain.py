"""A block tridiagonal matrix with a border, factored once: solves, variances and draws.

The matrix is ``M = T - C C'``: ``T`` couples neighbouring blocks only and ``C`` (n, k) is a narrow
border. Cost grows with the number of blocks times the cube of their size, and with ``n * k * k``.
The recursions are the block Cholesky factorisation and its selected inverse (Takahashi's
equations; Rue and Held 2005, Gaussian Markov Random Fields, section 2.4).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import linalg

from hemicycle.measure.ideal.panel import Floats


class BlockChain:
    """Factor of ``T - C C'``.

    Parameters
    ----------
    blocks
        Diagonal blocks of ``T``, symmetric.
    couplings
        Block above the diagonal in each block column, (rows of the block before, rows of this
        one); the first is not read.
    border
        float64 (n, k). Changed in place.

    Raises
    ------
    numpy.linalg.LinAlgError
        The matrix is not positive definite.
    """

    def __init__(
        self, blocks: Sequence[Floats], couplings: Sequence[Floats], border: Floats
    ) -> None:
        self._edges = np.cumsum([0, *(block.shape[0] for block in blocks)])
        self._inverse: list[Floats] = []
        self._links: list[Floats] = []
        for p, block in enumerate(blocks):
            if p:
                link = self._inverse[-1] @ couplings[p]
                block = block - link.T @ link
            else:
                link = np.zeros((0, block.shape[0]))
            self._inverse.append(_inverse_root(block))
            self._links.append(link)
        self._forward(border)
        self._core = np.linalg.cholesky(np.eye(border.shape[1]) - border.T @ border)
        self._backward(border)
        self._reach = border

    def solve(self, right: Floats) -> Floats:
        """``M`` inverse times ``right`` (n, m)."""
        found = right.copy()
        self._forward(found)
        self._backward(found)
        reach = self._reach
        pulled = reach.T @ right.astype(reach.dtype, copy=False)
        pulled = linalg.cho_solve((self._core, True), pulled, check_finite=False)
        return np.asarray(found + reach @ pulled.astype(reach.dtype, copy=False))

    def lightened(self) -> BlockChain:
        """Itself with the border in single precision, half as much to read: for many solutions.

        Solutions and draws keep some six digits.
        """
        self._reach = self._reach.astype(np.float32)
        return self

    def variance(self) -> Floats:
        """Diagonal of the inverse, float64 (n,)."""
        found = np.empty(self._edges[-1])
        after: Floats | None = None
        for p in range(len(self._links) - 1, -1, -1):
            inverse = self._inverse[p].T @ self._inverse[p]
            if after is not None:
                gain = self._inverse[p].T @ self._links[p + 1]
                inverse = inverse + gain @ after @ gain.T
            found[self._own(p)] = np.diag(inverse)
            after = inverse
        extra = linalg.solve_triangular(self._core, self._reach.T, lower=True, check_finite=False)
        return np.asarray(found + np.einsum("ij,ij->j", extra, extra))

    def draw(self, n: int, generator: np.random.Generator) -> Floats:
        """``n`` draws from the normal distribution of precision ``M``, float64 (n_rows, n)."""
        free = generator.standard_normal((int(self._edges[-1]), n))
        self._backward(free)
        pull = generator.standard_normal((self._reach.shape[1], n))
        pull = linalg.solve_triangular(self._core, pull, lower=True, trans="T", check_finite=False)
        return np.asarray(free + self._reach @ pull)

    def _own(self, p: int) -> slice:
        return slice(int(self._edges[p]), int(self._edges[p + 1]))

    def _forward(self, right: Floats) -> None:
        for p, inverse in enumerate(self._inverse):
            own = right[self._own(p)]
            if p:
                own = own - self._links[p].T @ right[self._own(p - 1)]
            right[self._own(p)] = inverse @ own

    def _backward(self, right: Floats) -> None:
        for p in range(len(self._inverse) - 1, -1, -1):
            own = right[self._own(p)]
            if p + 1 < len(self._inverse):
                own = own - self._links[p + 1] @ right[self._own(p + 1)]
            right[self._own(p)] = self._inverse[p].T @ own


def _inverse_root(block: Floats) -> Floats:
    """Inverse of the lower Cholesky factor: products with it run faster than triangular solves."""
    lower = np.linalg.cholesky(block)
    return np.asarray(
        linalg.solve_triangular(lower, np.eye(lower.shape[0]), lower=True, check_finite=False)
    )
