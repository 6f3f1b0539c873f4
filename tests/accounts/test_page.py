"""The page of a check: marks in the text, evidence, who says what."""

from __future__ import annotations

import re

import pytest

from hemicycle.accounts import check
from hemicycle.accounts.page import render_page
from hemicycle.record.record import Record

_TEXT = (
    "Hungary voted against A/RES/ES-11/7, but Ukraine abstained on ES-11/7.\n\n"
    "Photo: Members cast a vote during the meeting (Getty)\n\n"
    "It passed <b>93-18</b>, with 65 abstentions."
)


@pytest.fixture(scope="module")
def html(embedded: Record) -> str:
    return render_page([check(_TEXT, record=embedded, file="one.txt")], [_TEXT])


def test_every_claim_has_a_mark_with_its_sign_and_a_row_of_evidence(
    embedded: Record, html: str
) -> None:
    claims = check(_TEXT, record=embedded)["claims"]
    for number in range(1, len(claims) + 1):
        assert f'id="c1-{number}" href="#e1-{number}"' in html
        assert f'<tr id="e1-{number}">' in html
    assert re.search(r'class="claim contradicted">.*?<sup>✗2</sup>', html)


def test_what_is_contradicted_stands_before_the_text(html: str) -> None:
    first = html.index('class="reasons lost"')
    assert first < html.index('class="account-text"')
    assert "Ukraine on A/RES/ES-11/7: in favour" in html[first : first + 400]


def test_text_of_the_article_is_escaped_and_captions_are_pale(html: str) -> None:
    assert "&lt;b&gt;" in html
    assert "<b>93" not in html
    assert '<span class="set-aside">Photo:' in html


def test_the_words_of_the_article_are_all_there(html: str) -> None:
    text = html[html.index('class="account-text"') : html.index("<h3>Evidence")]
    shown = re.sub(r'<span class="tip".*?</span>|<sup>.*?</sup>|<[^>]+>', "", text)
    for word in ("Hungary", "but", "passed", "65 abstentions", "Getty"):
        assert word in shown


def test_several_articles_are_held_side_by_side(embedded: Record) -> None:
    other = _TEXT.replace("Hungary voted against", "Hungary voted for")
    documents = [check(t, record=embedded, file=f) for t, f in ((_TEXT, "a.txt"), (other, "b.txt"))]
    page = render_page(documents, [_TEXT, other])
    assert "≠ Hungary on A/RES/ES-11/7" in page
    assert "1. a.txt" in page
    assert "2. b.txt" in page


def test_a_page_of_html_shows_words_and_not_tags(embedded: Record) -> None:
    raw = "<html><body><p>Hungary voted against <i>A/RES/ES-11/7</i>.</p></body></html>"
    page = render_page([check(raw, record=embedded, file="p.html")], [raw])
    assert "&lt;p&gt;" not in page
    assert 'id="c1-1"' in page
