"""Everything that can be put to the vote as a text: drafts, amendments, and parts of either.

A proposal is its words and who stands behind them; what became of it is kept by the meeting.
"""

from __future__ import annotations

from dataclasses import dataclass

from hemicycle.domain.edit import Edit
from hemicycle.domain.text import Place, Text
from hemicycle.domain.vote import Question


@dataclass(frozen=True, slots=True)
class DraftResolution:
    """A draft. ``text`` is None where the wording is not at hand.

    ``question`` is DRAFT, RECOMMENDATION or CHARTER_AMENDMENT, or CLASSIFICATION for a draft that
    decides which majority governs another one (General Assembly, 25 October 1971).
    """

    symbol: str
    title: str
    sponsors: tuple[str, ...]
    text: Text | None = None
    question: Question = Question.DRAFT
    item: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment to a draft or to another amendment.

    ``edits`` is empty where the wording is not at hand. The edits of an amendment to an amendment
    are those the latter would then consist of.
    """

    symbol: str
    title: str
    sponsors: tuple[str, ...]
    to: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a proposal that are voted on separately.

    Parameters
    ----------
    of, name
        The proposal, and the part as the body calls it ("operative paragraph 6, last part").
    places
        Paragraphs it consists of, where the wording is at hand.
    phrase
        The words, where the part is less than a paragraph.
    operative
        Whether it belongs to the operative part (rule 89 asks).
    """

    of: str
    name: str
    places: tuple[Place, ...] = ()
    phrase: str = ""
    operative: bool = True

    @property
    def key(self) -> str:
        return f"{self.of}#{self.name}"


Proposal = DraftResolution | Amendment
