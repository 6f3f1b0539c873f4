"""The page as text: what it says, in which order, and that nothing in it can run."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from hemicycle.brief.compose import compose_day, compose_entered, compose_vote
from hemicycle.brief.entry import read_votes
from hemicycle.brief.html import render_html
from hemicycle.brief.model import Brief
from hemicycle.record.record import Record, open_record

VOID = {"meta", "br", "path", "rect", "circle", "link", "hr"}


@pytest.fixture(scope="module")
def record() -> Record:
    return open_record("embedded")


@pytest.fixture(scope="module")
def day(record: Record) -> str:
    return render_html(compose_day(record, date(2025, 2, 24)))


class Balance(HTMLParser):
    """Every tag that opens closes, in order; attributes are collected."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def read(html: str) -> Balance:
    parser = Balance()
    parser.feed(html)
    assert parser.open == []
    return parser


def test_the_page_is_well_formed_and_cannot_run_or_ask(day: str) -> None:
    parsed = read(day)
    assert "style" not in parsed.attributes
    assert not [name for name in parsed.attributes if name.startswith("on")]
    assert not parsed.attributes & {"src", "srcset", "action"}
    assert "<script" not in day
    assert len(parsed.ids) == len(set(parsed.ids))


def test_the_outcome_comes_before_the_reasons_and_the_boards(day: str) -> None:
    order = [
        "A/RES/ES-11/7 — Advancing",
        '<p class="outcome">Adopted, 93 to 18, with 65 abstentions',
        "Two thirds of those present and voting, 74 of 111, were needed.",
        'class="board"',
        'class="tiles"',
        "By group",
        'class="curve"',
        'class="flow"',
        '<p class="outcome">Adopted, 93 to 8, with 73 abstentions',
        '<p class="outcome">Adopted, 10 to none, with 5 abstentions',
    ]
    places = [day.index(part) for part in order]
    assert places == sorted(places)


def test_the_two_bodies_of_the_day_stand_side_by_side_first(day: str) -> None:
    cards = day[day.index('<ul class="pair">') : day.index("</ul>")]
    assert cards.count("General Assembly") == 2
    assert cards.count("Security Council") == 1


def test_every_member_is_named_in_full(day: str) -> None:
    for name in ("Türkiye", "Côte d’Ivoire", "Lao People’s Democratic Republic"):
        assert name in day or name.replace("’", "&#x27;") in day, name


def test_amendments_known_by_outcome_only_say_so(day: str) -> None:
    assert day.count("not in our sources") >= 3
    assert "31–71–59" in day
    assert "vetoed by the Russian Federation" in day


def test_the_order_of_voting_is_kept_as_data(day: str) -> None:
    council = day[day.index("S/RES/2774 (2025) — ") :]
    rows = re.findall(
        r'<th scope="row">((?:French motion|European amendment|Russian amendment)[^<]*)', council
    )
    assert rows[0].startswith("French motion to adjourn")
    assert rows[-1].startswith("Russian amendment B")


def test_a_text_from_a_source_cannot_become_markup(record: Record) -> None:
    page = compose_vote(record, "A/RES/ES-11/8")
    vote = page.votes[0]
    hostile = '<img src=x onerror="alert(1)">'
    event = replace(vote.event, title=hostile, draft=hostile)
    names = dict.fromkeys(vote.names, hostile)
    html = render_html(replace(page, votes=(replace(vote, event=event, names=names),)))
    assert "<img" not in html
    assert "&lt;img" in html
    read(html)


def entered(record: Record, text: str) -> Brief:
    votes = read_votes(text, today=date(2025, 2, 24))
    return compose_entered(record, votes, origin="a test", entered_on=date(2025, 2, 25))


def test_a_provisional_page_says_so_by_whom_from_what_and_when(record: Record) -> None:
    page = entered(
        record,
        "date: 2025-02-24\nbody: GA\nsource: the board\n\n"
        "By a recorded vote of 93 in favour to 18 against, with 65 abstentions, it was adopted.",
    )
    html = render_html(page)
    read(html)
    assert '<div class="provisional">' in html
    assert "PROVISIONAL. Entered by hand from the board on 25 February 2025" in html


def test_a_watermark_is_in_the_picture_itself(record: Record) -> None:
    page = entered(record, "date: 2025-02-24\nbody: SC\nannounced: 9-1-5\n\nno: RUS")
    html = render_html(page)
    board = html[html.index('class="board') : html.index("</svg>")]
    assert ">PROVISIONAL<" in board


def test_a_digest_has_one_row_a_vote(record: Record) -> None:
    page = compose_day(record, date(2025, 2, 24))
    html = render_html(replace(page, digest=True))
    read(html)
    # 13 votes: three known by outcome only, two without the number against
    assert html.count('<svg class="bar"') == 8
    assert html.count('<tr><th scope="row">') == len(page.votes)
    assert 'class="board"' not in html
    assert 'class="board"' in render_html(replace(page, digest=True), everything=True)


def test_a_vote_without_a_vote_draws_nothing(record: Record) -> None:
    page = compose_vote(record, "A/RES/ES-11/8")
    bare = [vote for vote in page.votes if vote.positions is None]
    html = render_html(replace(page, votes=tuple(bare[:1])))
    assert 'class="board"' not in html
    assert "not in our sources" in html


@pytest.mark.parametrize(("yes", "outcome"), [(92, "Adopted"), (93, "Adopted"), (94, "Cannot be")])
def test_totals_above_the_roll_decide_nothing_and_head_the_page(
    record: Record, yes: int, outcome: str
) -> None:
    # 193 members: 93 + 50 + 50 is the whole roll
    page = entered(
        record,
        f"date: 2025-02-24\nbody: GA\n\nBy a recorded vote of {yes} in favour to 50 against, "
        "with 50 abstentions, it was adopted.",
    )
    vote = page.votes[0]
    html = render_html(page)
    read(html)
    assert f'<p class="outcome">{outcome}' in html
    assert ('class="urgent"' in html) == (yes > 93)
    assert (vote.tally is None) == (yes > 93)
    assert (vote.decision.outcome == "undetermined") == (yes > 93)
