"""Printed rules of procedure, whose numbers and words a rulebook follows.

The Charter has said the same since 1945 where it was not amended; rules of procedure were
renumbered and reworded between their editions. What an edition says of a day before it is not
known to have been the rule then in force, so a citation for such a day says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hemicycle.rules.provision import Provision

UNCHECKED = "a later edition; the rule then in force was not checked"


@dataclass(frozen=True)
class Edition:
    """One printed edition.

    Parameters
    ----------
    name
        Its symbol, as the provisions cite it.
    since
        First day of which its numbers are known to hold.
    """

    name: str
    since: date

    def cited(self, provision: Provision, day: date) -> Provision:
        """The provision as it is to be cited for a vote of that day."""
        if day >= self.since or self.name not in provision.source:
            return provision
        named = provision.source.replace(self.name, f"{self.name}, {UNCHECKED}", 1)
        return replace(provision, source=named)
