"""Texts as bytes, in every form, and what they must give; real lists and real sentences."""

from __future__ import annotations

import json
import lzma
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.brief.entry.known import KnownVote

from hemicycle.brief.entry import EnteredVote, VoteOptions, decode, read_vote
from hemicycle.brief.entry.header import parse_date
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position, RollCallState

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "entry"


def read(name: str, **options: Any) -> EnteredVote:
    return read_vote(decode((GOLDEN / f"{name}.txt").read_bytes()), **options)


@pytest.mark.parametrize("form", ["lists", "sheet", "library", "long", "wide", "shorthand"])
@pytest.mark.parametrize("name", ["es-11-7", "es-11-8"])
def test_golden_text(name: str, form: str, request: pytest.FixtureRequest) -> None:
    known: KnownVote = request.getfixturevalue(name.replace("-", "_"))
    vote = read(f"{name}-{form}")
    assert vote.positions == known.positions
    assert vote.problems == ()
    assert vote.event.draft == known.draft


@pytest.mark.parametrize("name", ["es-11-7", "es-11-8"])
def test_golden_prose(name: str, request: pytest.FixtureRequest) -> None:
    known: KnownVote = request.getfixturevalue(name.replace("-", "_"))
    vote = read(f"{name}-prose", accept={"Guinea": "GIN"})
    told = {m: p for m, p in vote.positions.items() if p is not Position.UNKNOWN}
    assert told == {m: p for m, p in known.positions.items() if m in told}
    assert len(told) == known.count(Position.NO) + known.count(Position.ABSTAIN)


def test_golden_council_record() -> None:
    vote = read("s-2774-record")
    assert vote.event.vote_id == "SC-2774"
    assert vote.event.outcome_announced == "adopted"
    assert vote.event.announced == Tally(10, 0, 5)
    assert vote.event.roll_call is RollCallState.COMPLETE
    abstained = {m for m, p in vote.positions.items() if p is Position.ABSTAIN}
    assert abstained == {"DNK", "FRA", "GRC", "SVN", "GBR"}
    assert vote.problems == ()


# Lists as the United Nations prints them -------------------------------------------------------


def official_lists(folder: Path, session: str) -> list[dict[str, Any]]:
    """Recorded votes of one session of the DGACM files, with non-empty lists."""
    with lzma.open(folder / "data" / "ga_unxml" / f"{session}.json.xz", "rt") as lines:
        entries = [json.loads(line) for line in lines]
    return [entry for entry in entries if entry["MS_in_favour"]]


@pytest.mark.parametrize(("session", "votes"), [("ES-11", 6), ("80", 100)])
def test_real_official_lists_are_read_whole(shared: Path, session: str, votes: int) -> None:
    entries = official_lists(shared, session)
    assert len(entries) >= votes
    for entry in entries[:votes]:
        day = parse_date(entry["adoption_date"], entry["symbol"])
        counts = [entry[f"MS_{key}_count"] for key in ("in_favour", "against", "abstaining")]
        text = "".join(
            f"{heading}:\n{', '.join(entry[key])}\n\n"
            for heading, key in [
                ("In favour", "MS_in_favour"),
                ("Against", "MS_against"),
                ("Abstaining", "MS_abstaining"),
            ]
        )
        vote = read_vote(
            text,
            options=VoteOptions(body="GA", date=day, announced="-".join(map(str, counts))),
            accept={"TÜRKÝYE": "TUR"},  # garbled in some of these files
        )
        assert vote.problems == (), entry["symbol"]
        assert vote.event.counted is not None, entry["symbol"]


# Sentences of the press ------------------------------------------------------------------------

SENTENCES = {
    "p014": (141, 7, 32),
    "p024": (128, 9, 35),
    "p026": (93, 24, 58),
    "p051": (76, 35, 17),
    "p071": (3, 1, 11),
    "p074": (84, 18, 68),
    "p084": (108, 9, 27),
    "p091": (19, 17, 11),
    "p094": (120, 50, 10),
    "p104": (33, 13, 10),
    "a001": (93, 18, 65),
    "a004": (10, 0, 5),
    "a009": (143, 25, 9),
}


def sentence(shared: Path, number: str) -> EnteredVote:
    documents = json.loads((shared / "claims-dev.json").read_text(encoding="utf-8"))["documents"]
    (document,) = (document for document in documents if document["doc_id"] == number)
    context = document["context"]
    day = date.fromisoformat(context["date"])
    return read_vote(document["text"], options=VoteOptions(body=context["body"], date=day))


@pytest.mark.parametrize(("number", "told"), SENTENCES.items())
def test_totals_of_real_sentences(shared: Path, number: str, told: tuple[int, int, int]) -> None:
    announced = sentence(shared, number).event.announced
    assert announced is not None
    assert (announced.yes, announced.no, announced.abstain) == told


@pytest.mark.parametrize(
    ("number", "position", "members"),
    [
        ("p071", Position.YES, {"DZA", "CHN", "RUS"}),
        ("p071", Position.NO, {"USA"}),
        ("p046", Position.NO, {"USA", "ISR"}),
        ("p046", Position.ABSTAIN, {"MDA"}),
        ("p076", Position.NO, {"RUS"}),
        ("p076", Position.ABSTAIN, {"CHN"}),
        ("p099", Position.ABSTAIN, {"CHN", "IND", "ARE"}),
        ("p041", Position.NO, {"CAN", "CZE", "FSM", "ISR", "MHL", "NRU", "PAN", "PLW", "USA"}),
    ],
)
def test_names_of_real_sentences(
    shared: Path, number: str, position: Position, members: set[str]
) -> None:
    vote = sentence(shared, number)
    named = set(vote.names_then)
    assert {m for m in named if vote.positions[m] is position} == members


def test_a_partial_sum_of_states_is_no_total(shared: Path) -> None:
    """ "Israel, the United States, and 12 other countries voted against": not twelve against."""
    announced = sentence(shared, "p044").event.announced
    assert announced == Tally(124, None, 43)
