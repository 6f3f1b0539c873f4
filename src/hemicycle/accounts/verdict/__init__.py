"""Judging a claim on the votes it means: rows, totals, rules, lists.

:func:`judge` chooses the judge of the claim's type; each takes the claim, the votes and the index
and returns a :class:`hemicycle.accounts.finding.Finding`. May import ``rules``, ``record``,
``domain`` and the rest of ``accounts`` but its front door, ``report``.
"""

from hemicycle.accounts.verdict.judge import judge

__all__ = ["judge"]
