"""How surprising a vote was, to one who knew everything up to the day before.

Start with :func:`hemicycle.measure.surprise.votes.surprise_of`, which reads the forecasts of a year
(:mod:`hemicycle.measure.forecast.year`); :mod:`~.together` asks since when two members had not
stood together as they did.

Like all of ``measure`` it takes frames and plain values, never the record; it may import
the rest of the room and ``domain``.
"""
