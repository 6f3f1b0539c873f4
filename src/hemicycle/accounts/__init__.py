"""Accounts: does this article say what the record says?

What lives here: reading an article (:mod:`.article`), finding its claims (:mod:`.claims`), telling
which vote each means (:mod:`.resolve`), judging it (:mod:`.verdict`), and the document of it all.
May import ``measure``, ``meeting``, ``record``, ``rules``, ``figures``, ``domain``, ``errors``.
Start with :func:`check` in :mod:`.report`.
"""

from hemicycle.accounts.report import check

__all__ = ["check"]
