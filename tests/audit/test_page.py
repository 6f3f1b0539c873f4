"""The page: self-contained, complete, and safe to open."""

from __future__ import annotations

from tests.audit.conftest import a_checked, an_audit

from hemicycle.audit.page import render_page


def a_page() -> str:
    return render_page(
        an_audit(
            a_checked(90, 5, vote_id="GA-1", outcome_announced="adopted"),
            a_checked(5, 90, vote_id="GA-2", outcome_announced="adopted"),
            a_checked(60, 40, vote_id="GA-3", outcome_announced="adopted"),
            a_checked(60, 40, vote_id="GA-4"),
        )
    )


def test_every_vote_that_needs_a_look_is_there_with_its_cause() -> None:
    page = a_page()
    for vote_id in ("GA-2", "GA-3", "GA-4"):
        assert f'<th scope="row">{vote_id}</th>' in page
    assert ">GA-1<" not in page
    assert "source contradicts itself" in page
    assert "no ruling is known" in page


def test_it_asks_for_nothing_and_runs_nothing() -> None:
    page = a_page()
    assert page.count("<style>") == 1
    for sign in ("<script", "http://", "https://", "<link", "<img", " style=", " onclick"):
        assert sign not in page


def test_text_of_a_source_is_escaped() -> None:
    evil = a_checked(5, 90, source="<script>alert(1)</script>", outcome_announced="adopted")
    page = render_page(an_audit(evil))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_no_disagreement_is_said_and_no_empty_section_is_left() -> None:
    page = render_page(an_audit(a_checked(90, 5, outcome_announced="adopted")))
    assert "No disagreement: " in page
    assert "<h2>" not in page
    assert "<details>" not in page
