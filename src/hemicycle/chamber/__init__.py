"""A meeting that goes on: people act, the engine judges, the journal keeps, everybody sees.

:class:`.hall.Hall` holds the meetings of one place, :class:`.session.Chamber` one of them. A
command is read (:mod:`.wanted`), asked of the one table of access (:mod:`.access`), planned without
effect (:mod:`.asking`), made durable, and shown (:mod:`.shown`, :mod:`.feed`). :mod:`.people` knows
who has a seat, :mod:`.setup` begins a meeting, :mod:`.after` puts its votes into a record.

Facts are appended to a :mod:`.journal` (SQLite, or PostgreSQL by its address) and are never
changed. Each is a leaf of a Merkle tree (:mod:`.tree`) whose root is signed at the opening, at
each close and at the end (:mod:`.seal`). An export (:mod:`.export`) carries the bytes that were
sealed, and :mod:`.verify` checks them without the server. What must stay erasable is never a leaf:
names of persons (:mod:`.names`) and single secret ballots (:mod:`.urn`).

May import meeting, measure, accounts, audit, record, rules, figures, domain and errors, never brief
or web. No rule of procedure lives here. The clock is given from above; chance is drawn here only
for keys, nonces, ids, lots and the order of a replay.
"""
