"""What stands beside a vote: one note for one doubt, nothing that a terminal would obey."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from hemicycle.brief.compose import compose_vote
from hemicycle.brief.remarks import notes_on, printable, printable_event
from hemicycle.domain.vote import DateQuality, Method, Question, VoteEvent
from hemicycle.record.record import Record, open_record


@pytest.fixture
def record() -> Record:
    return open_record("embedded")


def event(**more: object) -> VoteEvent:
    return VoteEvent("x", "GA", Question.DRAFT, Method.RECORDED, "test", **more)  # type: ignore[arg-type]


def finding(kind: str, witness: str, text: str = "text") -> dict[str, object]:
    return {
        "finding_id": f"{kind}{witness}", "kind": kind, "body": "GA", "vote_id": "x",
        "sources": ["a"], "witness": witness, "text": text,
    }  # fmt: skip


def with_findings(record: Record, *rows: dict[str, object]) -> Record:
    record._tables["findings"] = pl.DataFrame(list(rows), schema=record.findings.schema)
    return record


def test_sources_with_one_other_day_make_one_note(record: Record) -> None:
    held = with_findings(
        record,
        finding("doubtful_date", '{"un_votes": "1971-10-07", "embedded": "1971-10-25"}'),
        finding("doubtful_date", '{"voeten": "1971-10-07", "embedded": "1971-10-25"}'),
    )
    (note,) = notes_on(held, event(date=date(1971, 10, 25)))
    assert note.text == "Dated 25 October 1971 here; un_votes and voeten have 7 October 1971."


def test_a_doubtful_day_and_a_missing_one_are_said(record: Record) -> None:
    doubtful = notes_on(record, event(date=date(1992, 9, 3), date_quality=DateQuality.DOUBTFUL))
    assert [note.kind for note in doubtful] == ["date"]
    session = notes_on(record, event(date_quality=DateQuality.SESSION_ONLY))
    assert "only the session" in session[0].text


def test_other_findings_are_shown_as_the_record_says_them(record: Record) -> None:
    held = with_findings(record, finding("announced_total", "{}", "announces 13, lists 3"))
    assert [note.text for note in notes_on(held, event())] == ["announces 13, lists 3"]


@pytest.mark.parametrize("character", ["\x1b", "\x9b", "\u202e", "\u2066", "\x00", "\n"])
def test_nothing_a_terminal_obeys_reaches_a_face(character: str) -> None:
    assert printable(f"a{character}b") == "a b"
    shown = printable_event(event(title=f"t{character}", symbol=f"s{character}"))
    assert (shown.title, shown.symbol) == ("t ", "s ")


def test_words_of_every_script_stay() -> None:
    words = "Côte d’Ivoire, Türkiye, 中国, Россия"
    assert printable(words) == words


def test_uncertain_facts_of_ours_come_with_the_vote(record: Record) -> None:
    page = compose_vote(record, "SC-2774-amendment-eu-2")
    assert any("9-1-5 only if" in note.text for note in page.votes[0].notes)
