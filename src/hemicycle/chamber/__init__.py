"""A meeting kept: the journal it is written to, and the seal that shows it was not rewritten.

Facts are appended to a :mod:`.journal` (SQLite, or PostgreSQL by its address) and are never
changed. Each is a leaf of a Merkle tree (:mod:`.tree`) whose root is signed at the opening, at
each close and at the end (:mod:`.seal`). An export (:mod:`.export`) carries the bytes that were
sealed, and :mod:`.verify` checks them without the server. What must stay erasable is never a leaf:
names of persons (:mod:`.names`) and single secret ballots (:mod:`.urn`).

May import meeting, measure, accounts, audit, record, rules, figures, domain and errors, never brief
or web. No rule of procedure lives here. The clock is given from above; chance is drawn here only
for keys, nonces and ids. Start with :class:`.journal.Journal`.
"""
