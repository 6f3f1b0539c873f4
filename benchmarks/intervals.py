"""How often 90 % intervals of agreement hold the truth, for pairs of known behaviour."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hemicycle.measure.coding import PLAIN
from hemicycle.measure.indices import Index, Joint, indices
from hemicycle.measure.intervals import analytic, bootstrap

_PAIRS = 4000
_RESAMPLED = 300
_SIZES = (20, 80, 150)
_SHOWN = ("identical", "agree", "s_squared", "kappa", "pi", "pi_squared")
#: Shares of votes by the two members' answers yes, abstain, no: two that mostly agree, two that
#: do not, and one that says no to what the other supports.
_KINDS = {
    "close": ((0.70, 0.04, 0.00), (0.05, 0.12, 0.01), (0.00, 0.02, 0.06)),
    "apart": ((0.20, 0.10, 0.05), (0.15, 0.05, 0.05), (0.30, 0.05, 0.05)),
    "opposed": ((0.12, 0.02, 0.02), (0.03, 0.02, 0.03), (0.60, 0.10, 0.06)),
}


def coverage(
    index: Index, shares: npt.NDArray[np.float64], n: int, rng: np.random.Generator
) -> tuple[float, float]:
    """Share of analytic and of bootstrap intervals that hold the true value."""
    truth = index.value(Joint(shares[..., None]))[0]
    drawn = rng.multinomial(n, shares.ravel(), size=_PAIRS).T.reshape(3, 3, _PAIRS).astype(float)
    low, high = analytic(index, drawn)
    known = ~np.isnan(low)
    held = ((low <= truth) & (truth <= high))[known].mean()
    few = drawn[..., known][..., :_RESAMPLED]
    low, high = bootstrap(index, few, rng=rng, draws=500)
    return float(held), float(((low <= truth) & (truth <= high)).mean())


def main() -> None:
    """Print the table of ``docs/measures.md``."""
    rng = np.random.default_rng(2017)
    print("| pair | votes | " + " | ".join(_SHOWN) + " |")
    print("| --- | --- |" + " --- |" * len(_SHOWN))
    for kind, rows in _KINDS.items():
        shares = np.array(rows) / np.sum(rows)
        for n in _SIZES:
            found = [coverage(indices(PLAIN)[name], shares, n, rng) for name in _SHOWN]
            cells = " | ".join(f"{ours:.1%} ({theirs:.0%})" for ours, theirs in found)
            print(f"| {kind} | {n} | {cells} |")


if __name__ == "__main__":
    main()
