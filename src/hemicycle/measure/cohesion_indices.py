"""Unity of a group on one vote, from its yes, no and abstentions."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def rice(yes: Counts, no: Counts) -> Floats:
    """Rice's index: difference of yes and no over their sum; abstentions do not count.

    Range
    -----
    0 (as many yes as no) to 1 (all alike); NaN where nobody voted yes or no.

    Reference
    ---------
    Rice (1928), Quantitative Methods in Politics.
    """
    return _ratio(np.abs(yes - no), yes + no)


def agreement_index(yes: Counts, no: Counts, abstain: Counts) -> Floats:
    """Agreement Index: the largest of three camps less half of the rest, over all.

    Range
    -----
    0 (three equal camps) to 1 (all alike); two equal camps give 1/4. NaN where nobody voted.

    Reference
    ---------
    Hix, Noury and Roland (2005), British Journal of Political Science 35(2).
    """
    total = yes + no + abstain
    largest = np.maximum(np.maximum(yes, no), abstain)
    return _ratio(largest - (total - largest) / 2, total)


def attina(yes: Counts, no: Counts, abstain: Counts) -> Floats:
    """Attinà's index: the largest of three camps less the other two, over all.

    Range
    -----
    -1/3 (three equal camps) over 0 (half of all in one camp) to 1 (all alike). NaN where nobody
    voted.

    Reference
    ---------
    Attinà (1990), European Journal of Political Research 18(5).
    """
    total = yes + no + abstain
    largest = np.maximum(np.maximum(yes, no), abstain)
    return _ratio(largest - (total - largest), total)


def _ratio(top: npt.NDArray[Any], bottom: npt.NDArray[Any]) -> Floats:
    quotient = np.full(top.shape, np.nan)
    np.divide(top, bottom, out=quotient, where=bottom != 0)
    return quotient
