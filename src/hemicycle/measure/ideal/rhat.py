"""Whether chains agree: split, rank-normalised R-hat, and effective numbers of draws.

Vehtari, Gelman, Simpson, Carpenter and Buerkner (2021), "Rank-normalization, folding, and
localization: an improved R-hat", Bayesian Analysis 16(2):667-718.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri
from scipy.stats import rankdata

from hemicycle.measure.ideal.panel import Floats


def rhat(draws: Floats) -> Floats:
    """R-hat of each quantity: 1 where chains agree in place and spread, larger where not.

    Parameters
    ----------
    draws
        float64 (n_chains, n_draws, n): at least four draws of each chain.

    Returns
    -------
    numpy.ndarray
        float64 (n,): the larger of the value of the ranks and that of the folded ranks; infinite
        where chains stand still at different values, nan where all draws are one value.
    """
    halves = _split(draws)
    folded = np.abs(halves - np.median(halves, axis=(0, 1)))
    return np.asarray(np.fmax(_plain(_normalised(halves)), _plain(_normalised(folded))))


def effective(draws: Floats) -> Floats:
    """Effective number of draws of each quantity, float64 (n,), from its rank-normalised draws."""
    z = _normalised(_split(draws))
    n_chains, n, _ = z.shape
    within, between = z.var(axis=1, ddof=1).mean(axis=0), z.mean(axis=1).var(axis=0, ddof=1)
    total = within * (n - 1) / n + between
    size = 1 << (2 * n - 1).bit_length()
    centered = np.fft.rfft(z - z.mean(axis=1, keepdims=True), size, axis=1)
    covariance = np.fft.irfft(np.abs(centered) ** 2, size, axis=1)[:, :n].mean(axis=0) / n
    with np.errstate(invalid="ignore", divide="ignore"):
        rho = 1.0 - (within - covariance * n / (n - 1)) / total
    rho[0] = 1.0
    pairs = rho[: n - n % 2].reshape(-1, 2, z.shape[2]).sum(axis=1)
    falling = np.minimum.accumulate(np.maximum(pairs, 0.0), axis=0)
    time = np.maximum(2.0 * falling.sum(axis=0) - 1.0, 1.0 / np.log10(n_chains * n))
    return np.asarray(n_chains * n / time)


def _split(draws: Floats) -> Floats:
    """Each chain cut into its two halves."""
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, -half:]])


def _normalised(draws: Floats) -> Floats:
    """Ranks over all chains, as quantiles of the normal distribution."""
    flat = draws.reshape(-1, draws.shape[2])
    ranks = rankdata(flat, axis=0)
    return np.asarray(ndtri((ranks - 0.375) / (len(flat) + 0.25)).reshape(draws.shape))


def _plain(draws: Floats) -> Floats:
    n = draws.shape[1]
    within = draws.var(axis=1, ddof=1).mean(axis=0)
    between = draws.mean(axis=1).var(axis=0, ddof=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.sqrt((n - 1) / n + between / within))
