"""Quirks of each form on its own: headers, sheets, tables, headings."""

from __future__ import annotations

import csv
import io
import lzma
from datetime import date
from pathlib import Path

import pytest
from tests.brief.entry.known import KnownVote

from hemicycle.brief.entry import EnteredVote, Form, VoteOptions, read_vote, read_votes
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Detail, Nature, Position
from hemicycle.errors import InputError

GA = VoteOptions(body="GA", date=date(2025, 2, 24))


def in_ga(text: str) -> EnteredVote:
    return read_vote(text, options=GA)


def taken(vote: EnteredVote, position: Position) -> set[str]:
    return {member for member, p in vote.positions.items() if p is position}


# Header ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day", ["2025-02-24", "24 February 2025", "February 24, 2025", "24 Feb 2025"]
)
def test_dates_in_words(day: str) -> None:
    assert read_vote(f"Body: ga\nDate: {day}\n\nno: USA").event.date == date(2025, 2, 24)


def test_header_and_option_must_agree() -> None:
    assert in_ga("body: GA\nno: USA").event.body == "GA"
    with pytest.raises(InputError, match="disagree on the body: SC and GA"):
        in_ga("body: SC\nno: USA")


def test_every_header_line_reaches_the_event() -> None:
    vote = read_vote(
        "body: GA\nsession: ES-11\nmeeting: A/ES-11/PV.22\ndate: 2025-02-24\n"
        "symbol: A/RES/ES-11/7\ndraft: A/ES-11/L.10\ntitle: Peace: a draft\nnature: important\n"
        "series: Ukraine\nsource: press release\nannounced: 93-18-65\n\nno: USA"
    )
    event = vote.event
    assert (event.session, event.meeting, event.series) == ("ES-11", "A/ES-11/PV.22", "Ukraine")
    assert (event.symbol, event.draft) == ("A/RES/ES-11/7", "A/ES-11/L.10")
    assert (event.title, event.nature) == ("Peace: a draft", Nature.IMPORTANT)
    assert event.announced == Tally(93, 18, 65)
    assert event.vote_id == "GA-ES-11-7"
    assert vote.said_by == "press release"


# Lists -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", ["", "body: GA\ndate: 2025-02-24\n", "Result of the vote\n\n"])
@pytest.mark.parametrize("count", ["", " (4)", " 4"])
@pytest.mark.parametrize("against", ["Against: Belarus", "Against: Belarus, Mali, Niger, Sudan"])
def test_lists_of_one_line_each_are_no_table(header: str, count: str, against: str) -> None:
    vote = in_ga(f"{header}In favour{count}: Albania, France, Germany, Spain\n{against}")
    assert vote.form is Form.LISTS
    assert taken(vote, Position.YES) == {"ALB", "FRA", "DEU", "ESP"}
    assert len(taken(vote, Position.NO)) == against.count(",") + 1
    assert vote.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "In favour: Mali, Palau\nAgainst: Chad\nAbstaining: Fiji",
        "IN FAVOUR (2)\nMali\nPalau\n\nAGAINST (1)\nChad\n\nABSTENTIONS (1)\nFiji",
        "Voting in favour: Mali and Palau. Voting against: Chad. Abstaining: Fiji.",
        "**In favor:** Mali; Palau\n**Against:** Chad\n**Abstained:** Fiji",
        "Yes - 2:\nMali, Palau\nNo - 1:\nChad\nAbstain - 1:\nFiji",
        "In favour:\n- Mali\n- Palau\n\nAgainst:\n- Chad\n\nAbstaining:\n- Fiji",
        "Against: 1 (Chad)\nIn favour: 2 (Mali, Palau)\nAbstaining: 1 (Fiji)",
        "y: MLI PLW\nn: TCD\na: FJI",
        "In favour (2 States): Mali, Palau, Against (1 State): Chad, Abstaining (1): Fiji",
    ],
)
def test_headings_in_many_hands(text: str) -> None:
    vote = in_ga(text)
    assert taken(vote, Position.YES) == {"MLI", "PLW"}
    assert taken(vote, Position.NO) == {"TCD"}
    assert taken(vote, Position.ABSTAIN) == {"FJI"}
    assert vote.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "In favour: 93, Against: 18, Abstentions: 65",
        "Yes: 093 | No: 018 | Abstentions: 065 | Non-Voting: 017 | Total voting membership: 193",
        "In favour – 93; against – 18; abstentions – 65.",
        "IN FAVOUR 93\nAGAINST 18\nABSTENTION 65",
        "In favour: 93\nAgainst: 18\nAbstaining: 65\n",
        "yes: 93\nno: 18\nabstain: 65",
        "Yes: 93. No: 18. Abstain: 65.",
    ],
)
def test_totals_by_label_without_a_name(text: str) -> None:
    vote = in_ga(text)
    assert str(vote.event.announced) == "93–18–65"
    assert vote.problems == ()
    assert taken(vote, Position.UNKNOWN) == set(vote.positions)


def test_shorthand_mixes_codes_and_names() -> None:
    vote = in_ga(
        "no: USA LAO PEOPLE'S DEMOCRATIC REPUBLIC MLI San Marino and Bosnia and Herzegovina"
    )
    assert taken(vote, Position.NO) == {"USA", "LAO", "MLI", "SMR", "BIH"}


def test_absent_is_said_only_where_the_text_says_it() -> None:
    vote = in_ga("In favour: Mali\nAbsent: Chad\nNot voting: Fiji")
    assert taken(vote, Position.NON_VOTING) == {"TCD", "FJI"}
    assert vote.details == {"TCD": Detail.ABSENT}


def test_none_under_a_heading_is_a_total_of_nought() -> None:
    vote = in_ga("In favour: Mali\nAgainst: None\nAbstaining: Chad")
    assert Position.NO not in vote.possible["FRA"]


def test_a_total_in_the_heading_against_the_sentence() -> None:
    vote = in_ga("Against (2): Mali, Chad\n\nThe draft was adopted by 93 votes to 3 against.")
    assert "2 against in the heading, 3 in the sentence" in " ".join(p.text for p in vote.problems)


def test_page_breaks_of_a_record_are_no_names() -> None:
    vote = in_ga(
        "In favour:\nMali, United\n\nA/ES-11/PV.22\n24/02/2025\n12/35 25-04925\n\nStates of "
        "America, Guinea-\nBissau, Bosnia and Herze-\ngovina"
    )
    assert taken(vote, Position.YES) == {"MLI", "USA", "GNB", "BIH"}


# Sheets ----------------------------------------------------------------------------------------


def test_blank_is_a_vote_only_for_members_that_are_printed() -> None:
    vote = in_ga("Y ALBANIA  N BELARUS  A ALGERIA  ANDORRA")
    assert vote.form is Form.SHEET
    assert taken(vote, Position.NON_VOTING) == {"AND"}
    assert len(taken(vote, Position.UNKNOWN)) == 189


@pytest.mark.parametrize("columns", [1, 2, 3, 5])
def test_any_number_of_columns(es_11_7: KnownVote, columns: int) -> None:
    assert read_vote(es_11_7.sheet(columns)).positions == es_11_7.positions


def test_titles_and_totals_on_a_sheet_are_no_members(es_11_7: KnownVote) -> None:
    header, sheet = es_11_7.sheet().split("\n\n", 1)
    title = "Situation in Ukraine\nIN FAVOUR 93 AGAINST 18 ABSTENTION 65\n"
    vote = read_vote(f"{header}\n\n{title}{sheet}")
    assert vote.positions == es_11_7.positions
    assert vote.event.announced == Tally(93, 18, 65)
    assert vote.problems == ()


def test_a_tab_between_letter_and_name() -> None:
    vote = in_ga("Y\tALBANIA\nN\tBELARUS\n\tANDORRA")
    assert taken(vote, Position.YES) == {"ALB"}
    assert taken(vote, Position.NON_VOTING) == {"AND"}


# Tables ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Country;Vote\nMali;yes\nChad;no\nFiji;abstain\nPalau;absent",
        "MLI,Y\nTCD,N\nFJI,A\nPLW,X",
        'ms_code,ms_name,ms_vote\nMLI,"MALI",Y\nTCD,CHAD,N\nFJI,FIJI,A\nPLW,PALAU,X',
        "name\tposition\nMali\tYES\nChad\tNO\nFiji\tABSTAIN\nPalau\tNON_VOTING",
        "MLI,TCD,FJI,PLW\nyes,no,abstain,-",
    ],
)
def test_tables_in_many_hands(text: str) -> None:
    vote = in_ga(text)
    assert vote.form in (Form.TABLE_LONG, Form.TABLE_WIDE)
    assert [taken(vote, p) for p in (Position.YES, Position.NO, Position.ABSTAIN)] == [
        {"MLI"}, {"TCD"}, {"FJI"},
    ]  # fmt: skip
    assert taken(vote, Position.NON_VOTING) == {"PLW"}


def test_a_table_carries_its_own_date_symbol_and_totals() -> None:
    vote = read_vote(
        "Resolution,Date,Yes,No,Abstain,USA,FRA,MLI\nA/RES/ES-11/7,2025-02-24,93,18,65,NO,YES,NO\n"
    )
    assert vote.event.date == date(2025, 2, 24)
    assert vote.event.symbol == "A/RES/ES-11/7"
    assert vote.event.announced == Tally(93, 18, 65)


def test_a_tables_date_must_be_the_one_given() -> None:
    with pytest.raises(InputError, match="disagree on the date"):
        in_ga("date,member,vote\n2025-02-25,USA,N\n2025-02-25,FRA,Y")


@pytest.mark.parametrize("symbol", ["A/RES/ES-11/7", "A/RES/ES-11/8"])
def test_a_row_of_a_real_wide_file(
    shared: Path, symbol: str, es_11_7: KnownVote, es_11_8: KnownVote
) -> None:
    """Two header rows, two members without a column; blanks are settled by the totals."""
    file = shared / "data" / "ga_3dl_2025" / "unga_2025_resolutions.csv.xz"
    with lzma.open(file, "rt", encoding="utf-8") as text:
        rows = [row for i, row in enumerate(csv.reader(text)) if i < 2 or row[0] == symbol]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    vote = read_vote(out.getvalue())
    expected = es_11_7 if symbol.endswith("7") else es_11_8
    assert vote.positions == expected.positions
    assert vote.problems == ()


# Several votes ---------------------------------------------------------------------------------


def test_lines_are_counted_through_the_whole_paste() -> None:
    with pytest.raises(InputError) as refusal:
        read_votes("no: USA\n---\nAgainst: Mali\n\nIn favour:\nChad, Nigar", options=GA)
    assert "line 6: 'Nigar'" in refusal.value.where


@pytest.mark.parametrize(("votes", "refused"), [(200, False), (202, True)])
def test_how_many_votes_one_paste_may_hold(votes: int, refused: bool) -> None:
    text = "\n---\n".join(["announced: 1-0-0"] * votes)
    if refused:
        with pytest.raises(InputError, match="more than"):
            read_votes(text, options=GA)
    else:
        assert len(read_votes(text, options=GA)) == votes
