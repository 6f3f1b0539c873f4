"""What the events of a sealed meeting amount to, as far as its votes need it.

Plain values only: the record does not know the rules, and takes what the engine found as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hemicycle.record.readers.journal_lines import Numbered

Plain = Mapping[str, Any]


@dataclass
class Text:
    """A proposal, a motion or an election as the meeting names it.

    ``parent`` is the text that an amendment or a motion is about.
    """

    title: str
    sponsors: list[str]
    becomes: str = ""
    parent: str = ""


@dataclass
class Meeting:
    """One meeting; ``votes`` holds each decision with the day of its vote.

    Parameters
    ----------
    sitting
        The act that convened it.
    day
        The day it stands at.
    names
        What members were called, by code.
    details
        Why members did not vote, by vote and member.
    """

    sitting: Plain
    day: date
    names: dict[str, str] = field(default_factory=dict)
    texts: dict[str, Text] = field(default_factory=dict)
    votes: dict[str, tuple[Plain, date]] = field(default_factory=dict)
    details: dict[tuple[str, str], str] = field(default_factory=dict)
    corrections: list[Plain] = field(default_factory=list)


def meeting_of(events: Iterable[Numbered]) -> Meeting | None:
    """The meeting these events amount to; None where it was never convened.

    Raises
    ------
    KeyError, TypeError, ValueError
        An event is not as the engine writes it.
    """
    meeting: Meeting | None = None
    for _, event in events:
        name = str(event.get("act") or event.get("follows"))
        if name == "convene":
            meeting = Meeting(event, date.fromisoformat(event["day"]))
        elif meeting is not None and name in _STEPS:
            _STEPS[name](meeting, event)
    return meeting


def _composed(meeting: Meeting, event: Plain) -> None:
    if event.get("names"):
        meeting.names = dict(zip(event["members"], event["names"], strict=True))


def _resumed(meeting: Meeting, event: Plain) -> None:
    meeting.day = date.fromisoformat(event["day"])


def _tabled(meeting: Meeting, event: Plain) -> None:
    sponsors = list(event.get("sponsors", ()))
    becomes, parent = event.get("becomes", ""), event.get("to", "")
    meeting.texts[event["symbol"]] = Text(event["title"], sponsors, becomes, parent)


def _introduced(meeting: Meeting, event: Plain) -> None:
    meeting.texts[event["symbol"]] = meeting.texts[event["paper"]]


def _merged(meeting: Meeting, event: Plain) -> None:
    made_of = [meeting.texts[symbol] for symbol in event["symbols"]]
    sponsors = dict.fromkeys(sponsor for text in made_of for sponsor in text.sponsors)
    meeting.texts[event["symbol"]] = Text(event["title"], list(sponsors))


def _moved(meeting: Meeting, event: Plain) -> None:
    kind = event["motion"].replace("_", " ")
    title = ": ".join(filter(None, (kind, event.get("text", ""))))
    meeting.texts[event["id"]] = Text(title, [event["member"]], parent=event.get("about", ""))


def _election(meeting: Meeting, event: Plain) -> None:
    title = event.get("title") or f"election, {event['office']}"
    meeting.texts[event["id"]] = Text(title, [])


def _joined(meeting: Meeting, event: Plain) -> None:
    meeting.texts[event["symbol"]].sponsors.append(event["member"])


def _left(meeting: Meeting, event: Plain) -> None:
    meeting.texts[event["symbol"]].sponsors.remove(event["member"])


def _revised(meeting: Meeting, event: Plain) -> None:
    text = meeting.texts[event["symbol"]]
    text.title = event.get("title") or text.title


def _ruled(meeting: Meeting, event: Plain) -> None:
    """A ruling may be appealed against; one of kind ``label`` says why no vote was cast."""
    meeting.texts[event["id"]] = Text(f"ruling: {event['why']}", [], parent=event.get("on", ""))
    if event["kind"] == "label":
        member, word = event["values"]
        meeting.details[event["on"], member] = word


def _decided(meeting: Meeting, event: Plain) -> None:
    """A second decision on one vote replaces the first: a ruling it hung on was overruled."""
    _, day = meeting.votes.get(event["vote"], (event, meeting.day))
    meeting.votes[event["vote"]] = (event, day)
    for member, why in event.get("details", ()):
        meeting.details[event["vote"], member] = why


def _corrected(meeting: Meeting, event: Plain) -> None:
    meeting.corrections.append({**event, "stated_on": meeting.day})


_STEPS: Mapping[str, Callable[[Meeting, Plain], None]] = {
    "composed": _composed,
    "resume": _resumed,
    "table": _tabled,
    "amend": _tabled,
    "paper": _tabled,
    "introduce": _introduced,
    "merge": _merged,
    "move": _moved,
    "rule": _ruled,
    "open_election": _election,
    "join_sponsors": _joined,
    "leave_sponsors": _left,
    "revise": _revised,
    "decided": _decided,
    "correct": _corrected,
}
