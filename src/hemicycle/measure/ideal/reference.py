"""The engine ``reference``: draws from the joint posterior, by several chains that must agree.

Each sweep is a Gibbs sweep (latent utilities, discriminations, members' paths by forward filtering
and backward sampling) and one long step of all parameters together (:mod:`.trajectory`). The
former alone does not move the levels of whole sessions against each other, nor the cutpoints; the
latter does. Chains start from ``fast``, overdispersed. Every draw is brought to mean 0 and standard
deviation 1 with its items, as the estimates of ``fast`` are.
"""

from __future__ import annotations

from dataclasses import dataclass

from threadpoolctl import threadpool_limits

from hemicycle.errors import InputError
from hemicycle.measure.ideal.anchors import Anchors
from hemicycle.measure.ideal.fast import FastOptions, fit_fast
from hemicycle.measure.ideal.fit import Fit, Progress, no_progress
from hemicycle.measure.ideal.model import Walk
from hemicycle.measure.ideal.panel import Panel
from hemicycle.measure.ideal.reference_chains import Chains
from hemicycle.measure.ideal.reference_fit import summary_of

FEWEST_BURN, FEWEST_KEPT = 20, 50


@dataclass(frozen=True)
class ReferenceOptions:
    """Settings of the engine.

    Parameters
    ----------
    walk, discrimination
        As for ``fast``, which estimates the walk's variance; here it is held there.
    chains
        Chains, at least two.
    sweeps
        Sweeps of each chain in all.
    burn
        First sweeps, which set the scale and the length of steps and are not used.
    draws
        Joint draws to keep in the result, of all chains together.
    seed
        Of the random streams.
    flagged
        Hand back a result that says it has not converged, instead of an error.
    """

    walk: Walk = "cautious"
    discrimination: float = 1.0
    chains: int = 2
    sweeps: int = 400
    burn: int = 60
    draws: int = 400
    seed: int = 2020
    flagged: bool = False

    def __post_init__(self) -> None:
        FastOptions(walk=self.walk)
        if self.chains < 2:
            raise InputError(
                f"{self.chains} chain cannot disagree with another",
                where="chains",
                right="at least 2",
                todo="ask for more chains",
            )
        if not FEWEST_BURN <= self.burn <= self.sweeps - FEWEST_KEPT:
            raise InputError(
                f"{self.sweeps} sweeps with the first {self.burn} unused leave too few",
                where="sweeps, burn",
                right=f"at least {FEWEST_BURN} unused sweeps and {FEWEST_KEPT} after them",
                todo="ask for more sweeps",
            )


def fit_reference(
    panel: Panel,
    anchors: Anchors,
    options: ReferenceOptions | None = None,
    progress: Progress = no_progress,
) -> Fit:
    """Draw from the joint posterior.

    Raises
    ------
    NotIdentifiedError
        As ``fast``.
    NotConvergedError
        ``fast`` did not settle, or the chains disagree; the message has the diagnostics.
    """
    options = options or ReferenceOptions()
    fast = fit_fast(
        panel,
        anchors,
        FastOptions(walk=options.walk, discrimination=options.discrimination),
    )
    with threadpool_limits(limits=1, user_api="blas"):
        chains = Chains(panel, fast, options.discrimination, options.chains, options.seed)
        chains.report_to(progress, options.sweeps)
        chains.settle(options.burn)
        drawn = chains.run(options.sweeps - options.burn, options.draws)
    return summary_of(panel, anchors, fast, drawn, flagged=options.flagged)
