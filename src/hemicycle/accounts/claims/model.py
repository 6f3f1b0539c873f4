"""A claim found in an article, before anything is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FAMILIES: Mapping[str, int] = {
    kind: number
    for number, family in enumerate(
        (
            ("country_vote", "roster", "alignment", "count_others", "bloc"),
            ("tally", "comparison", "aggregate_count", "history_first", "last_use"),
            ("outcome", "veto", "amendment", "procedure", "sponsorship"),
            ("rule", "counterfactual_rule", "binding_force", "membership"),
            ("date",),
            ("text_content",),
        )
    )
    for kind in family
}
"""The 21 types of claim, each with the number of its family."""


@dataclass(frozen=True)
class Claim:
    """One checkable statement.

    Parameters
    ----------
    start, end
        Place in the coded text of the article.
    type
        One of the 21 types.
    relation
        What is said: ``yes``, ``no_others``, ``tally``, ``veto``, …
    subjects
        Member codes, in reading order; a tuple inside holds the candidates of a shared name.
    value
        Numbers or a word; depends on the relation.
    sentence
        Number of the sentence.
    more
        ``closed``, ``exceptions``, ``group``, ``negated``, ``stated_count``, ``both``, …
    """

    start: int
    end: int
    type: str
    relation: str
    subjects: tuple[tuple[str, ...], ...] = ()
    value: Any = None
    sentence: int = 0
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def family(self) -> int:
        """Types that may stand for one another when claims are compared."""
        return FAMILIES[self.type]
