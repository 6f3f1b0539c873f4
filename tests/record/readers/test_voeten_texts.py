"""Questions, symbols and parents of Voeten's roll calls, on descriptions as he writes them."""

from __future__ import annotations

from typing import Any

import pytest

from hemicycle.record.readers.voeten_texts import question_of, read_texts, symbols_and_parents


@pytest.mark.parametrize(
    ("description", "question"),
    [
        ("TO ADOPT FRENCH MOTION TO ADJOURN THE MEETING.", "motion"),
        ("TO ADOPT GHANA-MOTION ADJOURNING DEBATE ON THE REPORT", "motion"),
        ("TO ADOPT U.A.R. PROPOSAL SUSPENDING MEETING FOR 1 HOUR.", "motion"),
        ("SOMALIAN REQUEST FOR SUSPENSION OF MEETING UNTIL REPORT", "motion"),
        ("The President: I shall now put to the votethe motion submitted by Iran", "motion"),
        ("TO ADOPT THE US MOTION FOR PRIORITY IN VOTING ON DRAFT RES (A/L.632)", "priority"),
        ("REQ FOR PRIORITY IN VOTING ON RES (A/L.737.REV.1).", "priority"),
        ("TO ADOPT THE MOTION FOR DIVISION IN VOTE ON RES", "division"),
        ("TO ADOPT A PAKISTAN PROPOSAL FOR RECONSIDERATION OF 5TH COMM.", "reconsideration"),
        ("TO REQUIRE 2/3 MAJORITY RULE IN VOTING ON THE QUESTION", "classification"),
        ("TO ADOPT PRESIDENT'S PROCEDURAL RULING AGAINST THE POLISH PROPOSAL", "appeal"),
        ("TO ADOPT AN ALBANIAN APPEAL AGAINST PRESIDENT'S RULING THAT", "appeal"),
        ("TO ADOPT 1ST COMM. DRAFT RESOL. (A/3729) SUSPENSION OF NUCLEAR TESTING", "draft"),
        ("TO ADOPT THE RESOL., REJECTING THE PROPOSALS FOR A SETTLEMENT", "draft"),
        ("TO APPROVE A RESOLUTION PROCLAIMING A MATTER OF HIGH PRIORITY FOR THE", "draft"),
        ("Division for Palestinian Rights of the Secretariat", "draft"),
        ("", "draft"),
    ],
)
def test_questions_without_flags(description: str, question: str) -> None:
    assert question_of(description, amend=False, para=False) == question


@pytest.mark.parametrize(
    ("amend", "para", "question"),
    [(True, False, "amendment"), (True, True, "amendment"), (False, True, "part")],
)
def test_flags_go_before_words(amend: bool, para: bool, question: str) -> None:
    assert question_of("TO ADOPT FRENCH MOTION", amend, para) == question


@pytest.mark.parametrize(
    ("description", "question"),
    [
        ("TO ADOPT CUBAN MOTION FOR SEPARATE VOTES ON PARTS OF 1ST COMM. DRAFT", "division"),
        ("US MOTION FOR SEPARATE VOTE ON OP PARA 8 OF RES (A/L.686/REV.1).", "division"),
        ("TO RETAIN THE PHRASE IN A/L.1 (MOTION FOR SEPARATE VOTE CARRIED)", "part"),
    ],
)
def test_a_motion_for_a_separate_vote_is_no_part(description: str, question: str) -> None:
    assert question_of(description, amend=False, para=True) == question


def test_the_text_on_an_important_question_belongs_to_the_text_it_was_about() -> None:
    rows = described(
        {"key": "1186", "unres": "R/26/2758C"},
        {"key": "1190", "unres": "R/26/2758G"},
    )
    assert (rows["1186"]["question"], rows["1186"]["parent_key"]) == ("classification", "1190")
    assert rows["1190"]["number"] == "A/RES/2758 (XXVI)"


def described(*rows: dict[str, Any]) -> dict[str, dict[str, Any]]:
    blank = {"session": 26, "unres": None, "amend": 0, "para": 0, "descr": "RES"}
    full = [blank | {"key": str(number)} | row for number, row in enumerate(rows, start=1)]
    return {row["key"]: row for row in symbols_and_parents(read_texts(full)).to_dicts()}


def test_the_adopted_draft_of_a_number_is_its_text() -> None:
    rows = described(
        {"unres": "R/26/2758A", "descr": "TO ADOPT SAUDI ARABIA MOTION TO POSTPONE"},
        {"unres": "R/26/2758C", "yes": 55, "no": 59},
        {"unres": "R/26/2758D", "amend": 1, "yes": 2, "no": 60},
        {"unres": "R/26/2758G", "yes": 76, "no": 35},
    )
    assert [row["number"] for row in rows.values()] == [None, None, None, "A/RES/2758 (XXVI)"]
    assert [row["parent_key"] for row in rows.values()] == ["4", None, "4", None]
    assert [row["symbol"] for row in rows.values()] == [None, "R/26/2758C", None, "R/26/2758G"]


@pytest.mark.parametrize(
    ("yes", "no", "names"), [(50, 49, 1), (50, 50, 0), (49, 50, 0), (None, None, 1)]
)
def test_a_lost_draft_is_not_the_resolution(yes: int | None, no: int | None, names: int) -> None:
    rows = described({"unres": "R/26/2758", "yes": yes, "no": no})
    assert [row["number"] for row in rows.values()].count("A/RES/2758 (XXVI)") == names


def test_two_adopted_drafts_of_a_number_leave_it_open() -> None:
    rows = described(
        {"unres": "R/26/2784A", "yes": 9, "no": 1},
        {"unres": "R/26/2784B", "yes": 8, "no": 1},
        {"unres": "R/26/2784C", "para": 1},
    )
    assert {row["number"] for row in rows.values()} == {None}
    assert rows["3"]["parent_key"] is None


def test_both_spellings_of_a_modern_label_are_one_text() -> None:
    rows = described(
        {"session": 72, "unres": "A/RES/72/164"},
        {"session": 72, "unres": "R/72/164", "descr": "The President: draft, entitled _Elections"},
        {"session": 72, "unres": "R/72/164", "para": 1},
    )
    assert [row["symbol"] for row in rows.values()] == ["A/RES/72/164", None, None]
    assert rows["3"]["parent_key"] == "1"


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("The President: Draft resolution I is entitled _Elections<d3>.", "A/RES/72/164"),
        ("The President (spoke in Spanish): A recorded vote has been requested. A", None),
    ],
)
def test_spoken_words_alone_under_a_label(words: str, symbol: str | None) -> None:
    rows = described({"session": 72, "unres": "R/72/164", "descr": words})
    assert rows["1"]["symbol"] == symbol


def test_a_row_without_label_has_a_question_only() -> None:
    assert described({"unres": None}) == {
        "1": {
            "key": "1",
            "question": "draft",
            "symbol": None,
            "parent_key": None,
            "label": None,
            "number": None,
        }
    }
