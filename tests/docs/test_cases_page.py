"""``docs/cases.md`` is what the run finds, and nothing in it is red."""

from __future__ import annotations

from tests.docs.cases_page import EVERY, PAGE, cases_page


def test_the_page_is_the_run_itself() -> None:
    assert PAGE.read_text("utf-8") == cases_page(), "python -m tests.docs.cases_page writes it anew"


def test_every_case_is_on_the_page_and_agrees_with_its_source() -> None:
    page = cases_page()
    assert "**no**" not in page
    for case in EVERY:
        assert f"| {case} |" in page
