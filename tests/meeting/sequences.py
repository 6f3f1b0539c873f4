"""Cases of several votes as acts of a meeting, with what their sources report.

Used by the tests of the engine and by the page of the documentation that lists every case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tests.meeting.acting import (
    IMPORTANT,
    ORDINARY,
    PROCEDURAL,
    SUBSTANTIVE,
    amendment,
    doing,
    draft,
    named,
    voting,
)

from hemicycle.domain.proposal import Part
from hemicycle.domain.text import place_of
from hemicycle.domain.vote import Question
from hemicycle.meeting import acts as a
from hemicycle.meeting.acts import Act
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.words import RulingKind


@dataclass(frozen=True)
class Case:
    """A case: body, day, acts; per vote (target, outcome, code); texts not voted on, with why."""

    id: str
    day: date
    acts: tuple[Act, ...]
    expected: tuple[tuple[str, str, str], ...]
    body: str = "GA"
    stages: tuple[tuple[str, str], ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(re.findall(r"[CY]-\d+", self.id.partition(":")[0]))

    @property
    def title(self) -> str:
        return self.id.partition(": ")[2]


def bare(symbol: str = "L.1", **fields: object) -> a.Table:
    """A draft whose wording is not at hand."""
    return draft(symbol, text={}, **fields)


def motion(kind: str, about: str = "L.1", **fields: object) -> a.Move:
    return a.Move(kind, kind, "FRA", about=about, **fields)  # type: ignore[arg-type]


def classed(kind: str, first: tuple[int, int, int], then: tuple[int, int, int]) -> tuple[Act, ...]:
    """A motion on the majority, then the draft."""
    return (bare(), motion(kind), *voting(kind, *first), a.Announce("L.1"), *voting("L.1", *then))


def parts_of(symbol: str, *names: str) -> tuple[Act, ...]:
    return (
        motion("division", symbol, parts=tuple(Part(symbol, name) for name in names)),
        a.Agree("division"),
    )


def order(*symbols: str) -> a.Rule:
    return a.Rule("order", RulingKind.ORDER, "as put", on="L.1", values=symbols)


def china(symbol: str) -> a.Table:
    """A draft that says a change of representation is an important question."""
    return bare(symbol, question=Question.CLASSIFICATION, classifies="L.1", as_nature=IMPORTANT)


def rival(yes: int, no: int, abstain: int, against: str, symbol: str) -> tuple[Act, ...]:
    result = a.Result(yes, no, abstain, positions=named(no=against))
    return a.Announce(symbol), a.Put(symbol), result


ADOPTED = ("adopted", "adopted")
LOST = ("not_adopted", "rejected_no_majority")
SHORT = ("not_adopted", "failed_two_thirds")
FEW = ("not_adopted", "insufficient_affirmative")
VETO = ("not_adopted", "veto")
KEPT = "Cyrenaica under British administration"
CUT = "Tripolitania under Italian administration"

CASES = (
    Case(
        "C-03, C-04, C-05: former Italian colonies, two of the parts and the whole",
        date(1949, 5, 17),
        (
            bare(nature=IMPORTANT), *parts_of("L.1", KEPT, CUT), a.Announce("L.1"),
            *voting(f"L.1#{KEPT}", 36, 17, 6), *voting(f"L.1#{CUT}", 33, 17, 8),
            *voting("L.1", 14, 37, 7),
        ),
        ((f"L.1#{KEPT}", *ADOPTED), (f"L.1#{CUT}", *SHORT), ("L.1", *LOST)),
    ),
    Case(
        "C-08: Administrative Tribunal, two thirds refused", date(1955, 11, 8),
        classed("important", (22, 34, 3), (33, 17, 9)),
        (("important", *LOST), ("L.1", *ADOPTED)),
    ),
    Case(
        "C-09: two thirds required, then a tie that is no tie", date(1957, 2, 20),
        classed("important", (38, 34, 6), (35, 35, 5)),
        (("important", *ADOPTED), ("L.1", *SHORT)),
    ),
    Case(
        "C-10: two thirds required", date(1957, 11, 26),
        classed("important", (38, 36, 7), (41, 30, 10)),
        (("important", *ADOPTED), ("L.1", *SHORT)),
    ),
    Case(
        "C-13: the parts are adopted (count not in our sources), the whole is not",
        date(1959, 12, 12),
        (
            bare(nature=IMPORTANT), *parts_of("L.1", "one", "two"), a.Announce("L.1"),
            a.Put("L.1#one"), a.Result(outcome="adopted"),
            a.Put("L.1#two"), a.Result(outcome="adopted"),
            *voting("L.1", 39, 22, 20),
        ),
        (
            ("L.1#one", "adopted", "as_announced"), ("L.1#two", "adopted", "as_announced"),
            ("L.1", *SHORT),
        ),
    ),
    Case(
        "C-15, C-16: a change is important; two parts of an amendment before the text",
        date(1961, 12, 15),
        (
            bare("L.1"), china("L.2"), amendment("A.1", sponsor="KHM"), motion("priority", "L.2"),
            a.Agree("priority"), a.Announce("L.2"), *voting("L.2", 61, 34, 7),
            *parts_of("A.1", "first part", "second part"), a.Announce("L.1"),
            *voting("A.1#first part", 23, 41, 39), *voting("A.1#second part", 30, 45, 29),
        ),
        (("L.2", *ADOPTED), ("A.1#first part", *LOST), ("A.1#second part", *LOST)),
    ),
    Case(
        "C-17: population, the last part tied under two thirds", date(1962, 12, 18),
        (
            bare(), motion("important"), *voting("important", 42, 26, 32),
            *parts_of("L.1", "operative 6, last part"), a.Announce("L.1"),
            *voting("L.1#operative 6, last part", 34, 34, 32),
        ),
        (("important", *ADOPTED), ("L.1#operative 6, last part", *SHORT)),
    ),
    Case(
        "C-18: two thirds reaffirmed, the seat of China tied", date(1965, 11, 17),
        (
            bare("L.1"), china("L.2"), motion("priority", "L.2"), a.Agree("priority"),
            a.Announce("L.2"), *voting("L.2", 56, 49, 11), a.Announce("L.1"),
            *voting("L.1", 47, 47, 20),
        ),
        (("L.2", *ADOPTED), ("L.1", *SHORT)),
    ),
    Case(
        "C-19: three proposals in their order", date(1966, 11, 29),
        (
            bare("L.1"), china("L.2"), bare("L.3", nature=IMPORTANT), motion("priority", "L.2"),
            a.Agree("priority"), a.Announce("L.2"), *voting("L.2", 66, 48, 7),
            a.Announce("L.1"), *voting("L.1", 46, 57, 17),
            a.Announce("L.3"), *voting("L.3", 34, 62, 25),
        ),
        (("L.2", *ADOPTED), ("L.1", *LOST), ("L.3", *LOST)),
    ),
    Case(
        "C-20: Capital Development Fund, two thirds refused for a part", date(1966, 12, 13),
        (
            bare(), motion("important"), *voting("important", 35, 71, 7),
            *parts_of("L.1", "Article IV (2)"), a.Announce("L.1"),
            *voting("L.1#Article IV (2)", 72, 31, 8),
        ),
        (("important", *LOST), ("L.1#Article IV (2)", *ADOPTED)),
    ),
    Case(
        "C-21: decided that it is not important", date(1969, 12, 11),
        classed("not_important", (50, 46, 21), (48, 22, 47)),
        (("not_important", *ADOPTED), ("L.1", *ADOPTED)),
    ),
    Case(
        "C-23: Hamas text, two thirds required", date(2018, 12, 6),
        classed("important", (75, 72, 26), (87, 58, 32)),
        (("important", *ADOPTED), ("L.1", *SHORT)),
    ),
    Case(
        "C-24: after ES-11/2 the South African draft is not put", date(2022, 3, 24),
        (
            bare(nature=IMPORTANT), bare("L.3", sponsors=("ZAF",)), a.Announce("L.1"),
            *voting("L.1", 140, 5, 38), motion("put", "L.3"), *voting("put", 50, 67, 36),
        ),
        (("L.1", *ADOPTED), ("put", *LOST)), stages=(("L.3", "not_put"),),
    ),
    Case(
        "C-30: Canadian amendment, then ES-10/21", date(2023, 10, 27),
        (
            bare(nature=IMPORTANT), amendment("A.1", sponsor="CAN"), a.Announce("L.1"),
            *voting("A.1", 88, 55, 23), *voting("L.1", 120, 14, 45),
        ),
        (("A.1", *SHORT), ("L.1", *ADOPTED)),
    ),
    Case(
        "C-32: Austrian amendment, then ES-10/22", date(2023, 12, 12),
        (
            bare(nature=IMPORTANT), amendment("A.1", sponsor="AUT"), a.Announce("L.1"),
            *voting("A.1", 89, 61, 20), *voting("L.1", 153, 10, 23),
        ),
        (("A.1", *SHORT), ("L.1", *ADOPTED)),
    ),
    Case(
        "C-29: two amendments whose count is not in our sources, then ES-11/6",
        date(2023, 2, 23),
        (
            bare(nature=IMPORTANT), amendment("A.1", sponsor="BLR"),
            amendment("A.2", sponsor="BLR"), order("A.1", "A.2"), a.Announce("L.1"),
            a.Put("A.1"), a.Result(outcome="not_adopted"),
            a.Put("A.2"), a.Result(outcome="not_adopted"), *voting("L.1", 141, 7, 32),
        ),
        (("A.1", "not_adopted", "as_announced"), ("A.2", "not_adopted", "as_announced"),
         ("L.1", *ADOPTED)),
    ),
    Case(
        "C-76: rival drafts of Kuwait and the United States", date(2018, 6, 1),
        (
            bare("L.1", nature=SUBSTANTIVE, sponsors=("KWT",)),
            bare("L.2", nature=SUBSTANTIVE, sponsors=("USA",)),
            *rival(10, 1, 4, "USA", "L.1"), *rival(1, 3, 11, "RUS", "L.2"),
        ),
        (("L.1", *VETO), ("L.2", *FEW)), "SC",
    ),
    Case(
        "C-82: Syria, two drafts", date(2022, 7, 8),
        (
            bare("L.1", nature=SUBSTANTIVE, sponsors=("IRL", "NOR")),
            bare("L.2", nature=SUBSTANTIVE, sponsors=("RUS",)),
            *rival(13, 1, 1, "RUS", "L.1"), *rival(2, 3, 10, "FRA GBR USA", "L.2"),
        ),
        (("L.1", *VETO), ("L.2", *FEW)), "SC",
    ),
    Case(
        "C-88: Gaza, two drafts", date(2023, 10, 25),
        (
            bare("L.1", nature=SUBSTANTIVE, sponsors=("USA",)),
            bare("L.2", nature=SUBSTANTIVE, sponsors=("RUS",)),
            *rival(10, 3, 2, "CHN RUS", "L.1"), *rival(4, 2, 9, "GBR USA", "L.2"),
        ),
        (("L.1", *VETO), ("L.2", *FEW)), "SC",
    ),
    Case(
        "C-90: Russian amendment vetoed, then S/RES/2720", date(2023, 12, 22),
        (
            bare(nature=SUBSTANTIVE, sponsors=("ARE",)), amendment("A.1", sponsor="RUS"),
            a.Announce("L.1"), a.Put("A.1"), a.Result(10, 1, 4, positions=named(no="USA")),
            a.Put("L.1"), a.Result(13, 0, 2, positions=named(abstain="RUS USA")),
        ),
        (("A.1", *VETO), ("L.1", *ADOPTED)), "SC",
    ),
    Case(
        "C-60: Laos, the way round the double veto", date(1959, 9, 7),
        (
            bare(sponsors=("USA", "GBR", "FRA")),
            a.Rule("art. 29", RulingKind.NATURE, "Art. 29", on="L.1", value=PROCEDURAL),
            a.Announce("L.1"), a.Put("L.1"), a.Result(10, 1, 0, positions=named(no="RUS")),
        ),
        (("L.1", *ADOPTED),), "SC",
    ),
    Case(
        "C-44: the ruling on South Africa's delegation, upheld", date(1974, 11, 12),
        (
            a.Rule("delegation", RulingKind.OTHER, "credentials rejected"),
            a.Appeal("delegation", "USA", "uphold"), *voting("delegation", 91, 22, 19),
        ),
        (("delegation", *LOST),),
    ),
    Case(
        "C-43: a tie, voted again within 48 hours and tied again", date(1947, 11, 1),
        (
            bare(nature=ORDINARY), a.Announce("L.1"), *voting("L.1", 24, 24, 1),
            a.Move("stop", "adjourn", "FRA"), a.Agree("stop"), a.Resume(date(1947, 11, 3)),
            a.Announce("L.1"), *voting("L.1", 24, 24, 1),
        ),
        (("L.1", "no_decision", "tie_second_vote"), ("L.1 (2)", "not_adopted", "tie_rejected")),
    ),
    Case(
        "Y-12: all operative parts are rejected, so the whole is", date(2025, 2, 24),
        (
            draft(nature=ORDINARY),
            motion("division", parts=(
                Part("L.1", "one", (place_of("OP1"),)), Part("L.1", "two", (place_of("OP2"),)),
            )),
            a.Agree("division"), a.Announce("L.1"),
            *voting("L.1#one", 3, 9), *voting("L.1#two", 3, 9),
        ),
        (("L.1#one", *LOST), ("L.1#two", *LOST)), stages=(("L.1", "not_put"),),
    ),
    Case(
        "Y-13: an amendment that the adoption of another excludes", date(2025, 2, 24),
        (
            bare(nature=ORDINARY), amendment("A.1"), amendment("A.2"), order("A.1", "A.2"),
            a.Rule("x", RulingKind.EXCLUDES, "they contradict", on="A.1", values=("A.2",)),
            a.Announce("L.1"), *voting("A.1", 9, 3), *voting("L.1", 9, 3),
        ),
        (("A.1", *ADOPTED), ("L.1", *ADOPTED)), stages=(("A.2", "not_put"),),
    ),
    Case(
        "Y-14: in the Council the mover prevents a vote by parts", date(2025, 2, 24),
        (
            bare(nature=SUBSTANTIVE), motion("division", parts=(Part("L.1", "one"),)),
            a.Object("division", "FRA"), a.Announce("L.1"), a.Put("L.1"), a.Result(10, 0, 5),
        ),
        (("L.1", *ADOPTED),), "SC",
    ),
    Case(
        "Y-15: a draft of an invited State that no member asks to be put", date(2025, 2, 24),
        (bare(sponsors=("UKR",)),), (), "SC", stages=(("L.1", "pending"),),
    ),
)  # fmt: skip


def played(case: Case) -> Meeting:
    """The meeting of a case."""
    observers = ("UKR",) if case.body == "SC" else ()
    return doing(a.Convene(case.body, case.day, observers=observers), a.Open(), *case.acts)
