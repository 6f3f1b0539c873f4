"""The model of the line that ``fast``, ``reference`` and what follows them share: its priors.

Member i in period t answers item v by a latent ``b_v * theta_it + e``, ``e`` standard normal: yes
below the first cutpoint, no above the second, abstention between. ``theta_it`` takes normal steps
around ``theta_i,t-1``; the first one and the discriminations are normal around 0. Stretching all
points and flattening all items changes no probability, so the scale is a convention: the points
have standard deviation 1, and priors and steps are measured in that unit.
"""

from __future__ import annotations

from typing import Literal

WALK = 0.1
"""Least variance of a step by default, in units of the spread of all ideal points.

On the General Assembly a smaller one predicts held-out votes no better, and orders sessions less
like the published estimates (docs/ideal-points.md).
"""

FIRST_PRECISION = 1.0
UNTOLD = 0.5
"""Share of the first prior variance above which the votes do not tell where a member lies."""

CUT_PRECISION = 0.04

Walk = float | Literal["cautious", "estimate", "by-period"]
"""Variance of a step: set, estimated but at least :data:`WALK`, estimated, or one per period."""
