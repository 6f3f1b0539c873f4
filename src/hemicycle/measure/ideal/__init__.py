"""Ideal points: each member's place on a line, through time, from how it voted.

Start with :func:`hemicycle.measure.ideal.estimate.estimate`. A :mod:`~.panel` holds the votes in
the layout the compiled kernels read; :mod:`~.fast`, :mod:`~.reference`, :mod:`~.compat` and
:mod:`~.published` are the engines; :mod:`~.results` is what comes back, :mod:`~.saved` keeps it.
:mod:`~.extend` adds a session to a fit, :mod:`~.issue` takes one issue's votes, :mod:`~.cutline`
lays one vote over the members, :mod:`~.plane` has two dimensions. The models and the measured
figures are in ``docs/ideal-points.md``.

Like all of ``measure`` it may import ``domain`` and ``errors``; it takes a matrix, never the
record. Modules named ``*_kernels`` are compiled by Numba on first use and cached on disk; plain
NumPy twins in the tests prove them.
"""

MODEL = 2
"""Number of the model of ``fast``; raised when its estimates change: what is kept is made anew.

2: the scale is held by a multiplier, not by stretching after each sweep.
"""
