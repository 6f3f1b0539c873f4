"""The report as text: columns line up, nothing is cut, nothing of a source is obeyed."""

from __future__ import annotations

import pytest
from tests.audit.conftest import a_checked, an_audit

from hemicycle.audit.terminal import aligned, lines, plain
from hemicycle.domain.tally import Tally

LONG = "GA-un_votes-" + "9" * 60


def a_mixed_audit() -> list[str]:
    votes = (
        a_checked(90, 5, vote_id="GA-1", outcome_announced="adopted"),
        a_checked(5, 90, vote_id=LONG, outcome_announced="adopted"),
        a_checked(1, 2, vote_id="GA-3", outcome_announced="adopted"),
        a_checked(60, 40, vote_id="GA-4", outcome_announced="adopted"),
        a_checked(60, 40, vote_id="GA-5", source="other"),
    )
    return list(lines(an_audit(*votes)))


def test_every_row_begins_its_cells_under_the_headings() -> None:
    text = a_mixed_audit()
    head = next(line for line in text if line.startswith("vote "))
    rows = [line for line in text if line.startswith((LONG, "GA-3"))]
    assert len(rows) == 2
    for heading, cell in (("day", "2025-02-24"), ("stated", "adopted"), ("source", "test")):
        place = head.index(heading)
        assert all(row[place:].startswith(cell) and row[place - 1] == " " for row in rows)


def test_numbers_are_flush_right() -> None:
    head, rule, small, large = aligned(("source", "votes"), [("a", "1"), ("b", "10,000")])
    assert {len(line) for line in (head, rule, small, large)} == {len("source  10,000")}
    assert small.endswith("     1")


def test_a_line_is_never_cut() -> None:
    assert any(line.startswith(LONG) for line in a_mixed_audit())


def test_counts_causes_and_sentences_are_said() -> None:
    text = "\n".join(a_mixed_audit())
    assert "5 votes: 1 agree" in text
    assert "Disagreements: 2" in text
    assert "source_error (2). Under every reading" in text
    assert "Undetermined, though the source states an outcome: 1" in text
    assert "none can be told: 1 (hemicycle audit --open lists them)" in text


def test_votes_without_a_stated_outcome_are_listed_on_request() -> None:
    audit = an_audit(a_checked(60, 40, vote_id="GA-5"))
    assert not any(line.startswith("GA-5") for line in lines(audit))
    assert any(line.startswith("GA-5") for line in lines(audit, every_open=True))


def test_the_printed_total_is_shown_only_where_it_differs() -> None:
    same = a_checked(5, 90, vote_id="GA-1", announced=Tally(5, 90, 0), outcome_announced="adopted")
    other = a_checked(5, 90, vote_id="GA-2", announced=Tally(4, 91, 0), outcome_announced="adopted")
    rows = {line[:4]: line for line in lines(an_audit(same, other)) if line.startswith("GA-")}
    assert rows["GA-1"].count("5–90–0") == 1
    assert "4–91–0" in rows["GA-2"]


def test_no_disagreement_is_said_in_words() -> None:
    audit = an_audit(a_checked(90, 5, outcome_announced="adopted"))
    assert "No disagreement: " in "\n".join(lines(audit))


@pytest.mark.parametrize("char", ["\x1b", "\n", "\x07", "\u202e"])
def test_control_characters_of_a_source_never_arrive(char: str) -> None:
    assert char not in plain(f"a{char}b")
    evil = a_checked(5, 90, source=f"x{char}[31m", outcome_announced="adopted")
    assert all(char not in line for line in lines(an_audit(evil)))
