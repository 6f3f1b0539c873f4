"""The nouns of assembly voting: symbols, states, bodies, groups, votes, tallies.

Imports nothing of hemicycle but :mod:`hemicycle.errors`. Reads no file but its own package data,
knows no clock and no randomness: the day is always an argument. Start with :mod:`.vote`.
"""
