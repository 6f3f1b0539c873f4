"""Acts of the sitting and of the floor: opening and closing, speaking, caucuses, rulings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hemicycle.domain.vote import Nature
from hemicycle.meeting.timed import Timed
from hemicycle.meeting.words import PointKind, Purpose, RulingKind, YieldTo

# --- the sitting ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Convene(Timed):
    """The meeting that is to be: body, day, and who takes part on what terms.

    Parameters
    ----------
    barred, waived
        Members in arrears under Charter Art. 19, and those of them the Assembly lets vote.
    observers, proposing
        Who takes part without a vote, and which of them may propose.
    provisional
        Members whose credentials are challenged; they sit and vote until the body decides.
    voting
        False while a body does business without any formal vote (nineteenth session).
    """

    body: str
    day: date
    title: str = ""
    session: str = ""
    meeting: str = ""
    presiding: str = ""
    world: str = "real"
    agenda: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()
    proposing: tuple[str, ...] = ()
    provisional: tuple[str, ...] = ()
    voting: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class Open(Timed):
    """The meeting is opened; ``present`` None where nobody counted."""

    present: int | None = None


@dataclass(frozen=True, slots=True)
class CountPresent(Timed):
    """Presence is counted anew."""

    present: int


@dataclass(frozen=True, slots=True)
class Attend(Timed):
    """A member answers the roll: present, or present and ``voting``, and then may not abstain."""

    member: str
    voting: bool = False


@dataclass(frozen=True, slots=True)
class Resume(Timed):
    """A suspended or adjourned meeting goes on, perhaps on a later day."""

    day: date
    present: int | None = None


@dataclass(frozen=True, slots=True)
class TakeChair(Timed):
    """Another member presides: a vice-president, or the next in the Council (rule 20)."""

    member: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Close(Timed):
    """The meeting is closed. After that nothing moves."""


@dataclass(frozen=True, slots=True)
class Undo(Timed):
    """An officer takes back the last ``acts``: the state is again what it was before them.

    Nothing is erased: what was undone stays in the record, and so does this.
    """

    why: str
    acts: int = 1
    by: str = ""


@dataclass(frozen=True, slots=True)
class Remark(Timed):
    """A sentence for the reader of the record; it has no effect."""

    text: str
    source: str = ""


# --- the floor --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Inscribe(Timed):
    """A member asks to be on the list of speakers."""

    member: str


@dataclass(frozen=True, slots=True)
class Speak(Timed):
    """A member has the floor. ``about`` is the motion, or the text whose vote is explained.

    ``text`` keeps what is said where the record needs it: explanations and disassociations, which
    have no effect on a result.
    """

    member: str
    purpose: Purpose = Purpose.STATEMENT
    about: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Finish(Timed):
    """A member has ended its speech."""

    member: str


@dataclass(frozen=True, slots=True)
class Yield(Timed):
    """A speaker gives the time it has left to another delegation, to questions, or to the chair."""

    member: str
    to: YieldTo
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class AskReply(Timed):
    """A member asks for a right of reply; where the rules say so, a ruling grants it."""

    member: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class AskExplain(Timed):
    """A member asks to explain its vote on a text; the presiding officer gives it the floor."""

    member: str
    about: str


@dataclass(frozen=True, slots=True)
class EndCaucus(Timed):
    """The caucus is over, its time spent or not."""


@dataclass(frozen=True, slots=True)
class RaisePoint(Timed):
    """A point: of order, of inquiry, of personal privilege. It interrupts everything.

    It must be ruled on, or answered, at once.
    """

    member: str
    text: str
    kind: PointKind = PointKind.ORDER


@dataclass(frozen=True, slots=True)
class ChallengeCredentials(Timed):
    """The credentials of a delegation are challenged: it sits provisionally, with its vote."""

    member: str
    of: str
    why: str = ""


# --- rulings --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rule(Timed):
    """A ruling: what, by whom, and why. It stands unless an appeal overrules it.

    ``granted`` False refuses what was asked, or says that it is not so.
    """

    id: str
    kind: RulingKind
    why: str
    on: str = ""
    value: Nature | None = None
    values: tuple[str, ...] = ()
    by: str = ""
    granted: bool = True


@dataclass(frozen=True, slots=True)
class Appeal(Timed):
    """A challenge to a ruling; ``put`` says whether yes means to overrule or to uphold."""

    ruling: str
    member: str
    put: str = "overrule"
