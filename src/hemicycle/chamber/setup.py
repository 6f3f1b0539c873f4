"""A chamber set up in a minute: who meets, by which rules, and the officer's link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hemicycle.chamber.assembly import Assembly, assembly_of
from hemicycle.chamber.canonical import fresh_id
from hemicycle.chamber.hall import Hall
from hemicycle.chamber.memberlist import read_members
from hemicycle.chamber.people import Issued
from hemicycle.chamber.roles import Role
from hemicycle.chamber.staffing import invite
from hemicycle.errors import InputError
from hemicycle.meeting import acts as a
from hemicycle.meeting.codec import to_plain
from hemicycle.meeting.engine import perform
from hemicycle.meeting.fold import Event
from hemicycle.meeting.refusal import Refusal

CHAMBER_FORMAT = 1
_WORLD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Setup:
    """What is to be set up.

    Parameters
    ----------
    assembly
        Who meets, by which rules.
    title
        What the meeting is called.
    day
        The day of its first sitting.
    real
        What the body is called in the record, if its votes are real; None for a simulation.
    seconded
        Whether results that one officer enters wait for another; None: once there are two.
    retain_until
        Until when names of persons are kept.
    strangers
        Rows of the list of members that are no State, where others are; ``mixed``: those others are
        States all the same.
    """

    assembly: Assembly
    title: str
    day: date
    real: str | None = None
    session: str = ""
    meeting: str = ""
    presiding: str = ""
    agenda: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()
    seconded: bool | None = None
    retain_until: date | None = None
    strangers: tuple[tuple[int, str], ...] = ()
    mixed: bool = False

    @property
    def world(self) -> str:
        """``real``, or ``simulation:`` and the title as one word."""
        return "real" if self.real is not None else f"simulation:{world_name(self.title)}"


@dataclass(frozen=True)
class Begun:
    """A chamber that stands: give the officer its link, and read out fingerprint and nonce."""

    meeting: str
    officer: Issued
    fingerprint: str
    nonce: str


def setup_of(
    body: str,
    *,
    title: str,
    day: date,
    members: str = "",
    mixed: bool = False,
    real: str | None = None,
    session: str = "",
    meeting: str = "",
    presiding: str = "",
    agenda: tuple[str, ...] = (),
    barred: tuple[str, ...] = (),
    waived: tuple[str, ...] = (),
    observers: tuple[str, ...] = (),
    seconded: bool | None = None,
    retain_until: date | None = None,
) -> Setup:
    """What is meant by what somebody filled in.

    Parameters
    ----------
    body
        A code, a shipped house, or the path of a TOML file.
    members
        A list as in :mod:`.memberlist`; empty for the body's own roll.
    mixed
        Whether States in the list are States though others in it are none.

    Raises
    ------
    InputError
        A body, a list or a file that cannot be used.
    """
    assembly = assembly_of(body)
    named = dict.fromkeys(observers, "")
    strangers: tuple[tuple[int, str], ...] = ()
    if members.strip():
        listed = read_members(members, day, mixed=mixed)
        strangers = listed.strangers
        assembly = assembly.of(listed.members, listed.names, day)
        named |= dict.fromkeys(listed.observers, "")
    return Setup(
        assembly=assembly,
        title=" ".join(title.split()),
        day=day,
        real=real,
        session=session,
        meeting=meeting,
        presiding=presiding,
        agenda=agenda,
        barred=barred,
        waived=waived,
        observers=tuple(named),
        seconded=seconded,
        retain_until=retain_until,
        strangers=strangers,
        mixed=mixed,
    )


def world_name(title: str) -> str:
    """A title as the name of a simulated world: lower case, joined by hyphens."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-")
    return name or "chamber"


def begin(hall: Hall, wanted: Setup, *, officer: str = "") -> Begun:
    """Set up a chamber; the meeting is convened and waits to be opened.

    Parameters
    ----------
    officer
        What the presiding officer is called, if that is to be kept.

    Raises
    ------
    InputError
        The title is empty, or the body does not meet on that day with these members.
    """
    if not wanted.title.strip() or len(wanted.title) > 200:
        raise _no_title(wanted.title)
    events = _convened(wanted)
    meeting, server = fresh_id(), fresh_id()
    opening = {
        "chamber": "begun",
        "hemicycle_chamber": CHAMBER_FORMAT,
        "title": wanted.title,
        "world": wanted.world,
        "assembly": wanted.assembly.to_plain(),
        **({"real": wanted.real} if wanted.real is not None else {}),
        **({"seconded": wanted.seconded} if wanted.seconded is not None else {}),
    }
    now = hall.clock()
    hall.journal.begin(
        opening, actor=server, at=now, meeting=meeting, retain_until=wanted.retain_until
    )
    hall.journal.append(meeting, 1, [to_plain(one) for one in events], actor=server, at=now)
    chamber = hall.chamber(meeting)
    first, _ = invite(chamber, hall.people, server, Role.PRESIDING, called=officer)
    return Begun(meeting, first, chamber.fingerprint, chamber.nonce)


def _convened(wanted: Setup) -> tuple[Event, ...]:
    """The meeting convened, or an error: whether it could be is asked before anything is kept."""
    act = a.Convene(
        wanted.assembly.body,
        wanted.day,
        title=wanted.title,
        session=wanted.session,
        meeting=wanted.meeting,
        presiding=wanted.presiding,
        world=wanted.world,
        agenda=wanted.agenda,
        barred=wanted.barred,
        waived=wanted.waived,
        observers=wanted.observers,
        proposing=wanted.observers,
    )
    found = perform(wanted.assembly.start(), act)
    if isinstance(found, Refusal):
        raise InputError(
            found.what,
            where="the body, the day or the members of the new meeting",
            right="; ".join(found.in_order) or "a body that meets on that day",
            todo="correct it and set the chamber up again",
        )
    return found


def _no_title(title: str) -> InputError:
    return InputError(
        "A meeting needs a title" if not title.strip() else "The title is too long",
        where="the title of the new meeting",
        right="1 to 200 characters",
        todo="say in a few words what meets",
    )
