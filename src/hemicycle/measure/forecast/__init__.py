"""What each member will answer, from what was known the day before.

Start with :func:`hemicycle.measure.forecast.make_year.forecast_year`. A :mod:`~.past` holds the
roll calls of a body day after day; :mod:`~.clues` gathers, for each member and each text, what
earlier days say (the same text last time, texts like it, the member's place on the line, its
habits, who sponsors it); :mod:`~.weigh` weighs the clues; :mod:`~.dependence` draws whole roll
calls, since members err together; :mod:`~.adoption` puts the drawn roll calls to the rules.
:mod:`~.baselines` are what any forecast has to beat, :mod:`~.scores` how it is judged.

Like all of ``measure`` it takes frames and may import ``rules``, ``domain`` and ``errors``.
"""

FORMAT = 2
"""Number of the model and of its files; raised when either changes, so that none is out of date."""

TRAINING_YEARS = 6
"""Calendar years before the year to forecast whose ballots the weights are learnt from."""

FEWEST_VOTES = 60
"""Votes of the training years below which nothing is forecast."""
