"""Words that acts choose from: what the floor is for, what a ruling is about."""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """What a member has the floor for."""

    STATEMENT = "statement"
    FOR_MOTION = "for_motion"
    AGAINST_MOTION = "against_motion"
    EXPLANATION = "explanation"
    DISASSOCIATION = "disassociation"
    """From what was adopted without a vote; it changes nothing."""
    REPLY = "reply"
    QUESTION = "question"
    """To a speaker that has yielded to questions."""


class PointKind(StrEnum):
    """What kind of point interrupts the meeting."""

    ORDER = "order"
    INQUIRY = "inquiry"
    PRIVILEGE = "privilege"


class YieldTo(StrEnum):
    """To whom a speaker gives the time it has left."""

    DELEGATION = "delegation"
    QUESTIONS = "questions"
    CHAIR = "chair"


class RulingKind(StrEnum):
    """What the presiding officer rules on (un-procedure dossier, part 5)."""

    POINT = "point"
    """On a point, without further effect."""
    NATURE = "nature"
    """``on`` is important or ordinary, procedural or substantive (``value``)."""
    ORDER = "order"
    """The amendments to ``on`` are voted in the order of ``values``."""
    EXCLUDES = "excludes"
    """Adopting ``on`` necessarily rejects ``values``: they are then not put."""
    NOT_PUT = "not_put"
    """``on`` is not put: out of order, or no longer finding its place."""
    AMENDMENT = "amendment"
    """``on`` is an amendment; not granted: it is a new proposal, and not put as an amendment."""
    PARTY = "party"
    """``values`` are parties to the dispute that ``on`` is about (Charter Art. 27(3))."""
    WAIVER = "waiver"
    """``on`` is taken up although it was not circulated the day before."""
    CREDENTIALS = "credentials"
    """The credentials of the member ``on`` are in order; not granted: its seat is empty."""
    REPLY = "reply"
    """The member ``on`` has a right of reply; not granted: it has none."""
    FAULT = "fault"
    """The machine failed, or the vote was disturbed: the vote under way is taken anew."""
    RECOUNT = "recount"
    """The motion ``on`` was tied and is put once more."""
    NAME = "name"
    """The member ``on`` is called by the name in ``values`` from now on."""
    LABEL = "label"
    """On the vote ``on``: ``values`` are a member and what its not voting was."""
    OTHER = "other"
