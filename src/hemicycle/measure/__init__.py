"""Who votes with whom: statistics of roll calls, each with its coding and its uncertainty.

Start with :func:`hemicycle.measure.matrix.matrix`, which turns ballots into members x votes under
an explicit :class:`hemicycle.measure.coding.Coding`; every measure takes that matrix. The formulas
are in ``docs/measures.md``.

This room takes frames (Polars, or pandas) and may import ``rules``, ``domain`` and ``errors``; it
does not know the record. The package itself joins an opened record to a measure.
"""
