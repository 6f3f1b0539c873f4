"""Words that acts choose from: what the floor is for, what a ruling is about."""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """What a member has the floor for."""

    STATEMENT = "statement"
    FOR_MOTION = "for_motion"
    AGAINST_MOTION = "against_motion"
    EXPLANATION = "explanation"
    REPLY = "reply"


class RulingKind(StrEnum):
    """What the presiding officer rules on (un-procedure dossier, part 5)."""

    POINT = "point"
    """On a point of order, without further effect."""
    NATURE = "nature"
    """``on`` is important or ordinary, procedural or substantive (``value``)."""
    ORDER = "order"
    """The amendments to ``on`` are voted in the order of ``values``."""
    EXCLUDES = "excludes"
    """Adopting ``on`` necessarily rejects ``values``: they are then not put."""
    NOT_PUT = "not_put"
    """``on`` is not put: out of order, no longer finding its place, or a new proposal."""
    PARTY = "party"
    """``values`` are parties to the dispute that ``on`` is about (Charter Art. 27(3))."""
    WAIVER = "waiver"
    """``on`` is taken up although it was not circulated the day before."""
    OTHER = "other"
