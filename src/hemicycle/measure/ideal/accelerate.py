"""Anderson acceleration of a fixed-point iteration, with restarts.

Anderson (1965), Journal of the ACM 12(4):547-560; the least-squares form of Walker and Ni (2011),
SIAM Journal on Numerical Analysis 49(4):1715-1735. It replaces the last image by the combination
of recent ones whose residual is smallest.
"""

from __future__ import annotations

import numpy as np

from hemicycle.measure.ideal.panel import Floats

_WILDEST = 30.0
"""Sum of absolute weights beyond which the history is thrown away."""


class Anderson:
    """Keeps the last few points and images of a fixed-point map."""

    def __init__(self, memory: int = 10) -> None:
        self._memory = memory
        self._points: list[Floats] = []
        self._images: list[Floats] = []

    def next(self, point: Floats, image: Floats) -> Floats:
        """Where to evaluate the map next, given a point and its image."""
        self._points.append(point)
        self._images.append(image)
        del self._points[: -self._memory - 1], self._images[: -self._memory - 1]
        if len(self._points) < 2:
            return image
        images = np.asarray(self._images)
        residuals = images - np.asarray(self._points)
        falls, moves = np.diff(residuals, axis=0), np.diff(images, axis=0)
        gram = falls @ falls.T
        gram += 1e-10 * np.trace(gram) * np.eye(len(gram))
        weights = np.linalg.lstsq(gram, falls @ residuals[-1], rcond=None)[0]
        if np.abs(weights).sum() > _WILDEST:
            self._points.clear()
            self._images.clear()
            return image
        return np.asarray(image - weights @ moves)
