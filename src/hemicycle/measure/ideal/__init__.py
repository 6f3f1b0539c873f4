"""Ideal points: each member's place on a line, through time, from how it voted.

Start with :func:`hemicycle.measure.ideal.estimate.estimate`. A :mod:`~.panel` holds the votes in
the layout the compiled kernels read; :mod:`~.fast`, :mod:`~.compat` and :mod:`~.published` are the
engines; :mod:`~.results` is what comes back. The model and the measured figures of each engine
are in ``docs/ideal-points.md``.

Like all of ``measure`` it may import ``domain`` and ``errors``; it takes a matrix, never the
record. Modules named ``*_kernels`` are compiled by Numba on first use and cached on disk; plain
NumPy twins in the tests prove them.
"""
