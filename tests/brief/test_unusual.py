"""How unusual a vote was: on the page only from kept figures, and never from too thin a record."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from hemicycle import kept
from hemicycle.brief.compose import compose_day, compose_vote
from hemicycle.brief.document import document
from hemicycle.brief.html import render_html
from hemicycle.brief.terminal import print_brief
from hemicycle.joined_forecast import surprise
from hemicycle.record.ingest import ingest
from hemicycle.record.record import Record, open_record

DAY = date(2025, 2, 24)


def test_the_embedded_record_is_too_thin_and_says_nothing() -> None:
    page = compose_vote(open_record("embedded"), "A/RES/ES-11/7")
    assert page.votes[0].unusual is None
    assert document(page)["votes"][0]["surprise"] is None
    assert "How unusual" not in render_html(page)


@pytest.fixture(scope="module")
def full(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The Assembly's votes from 2019 to 2025: six years behind the day."""
    data, home = shared / "data", tmp_path_factory.mktemp("assembly") / "record"
    files = [*(data / "ga_unxml").glob("*.xz"), *(data / "ga_3dl_2025").glob("*.xz")]
    ingest(sorted(files), home)
    return open_record(home)


@pytest.mark.slow
def test_the_24th_of_february(full: Record) -> None:
    """The American no was all but excluded; never had the two stood so on a text about Ukraine."""
    before = compose_vote(full, "A/RES/ES-11/7").votes[0].unusual
    assert before is not None
    assert before.sentences == (
        "Not computed for this record yet: hemicycle surprise A/RES/ES-11/7",
    )
    assert before.surprise is None

    found = surprise(full, "A/RES/ES-11/7")
    american = found.ballot("USA")
    assert (american.position, american.likeliest) == ("NO", "YES")
    assert american.chance < 0.01
    assert found.rank <= found.of // 20
    assert found.known.votes_until == date(2025, 2, 23)

    page = compose_vote(full, "A/RES/ES-11/7")
    told = page.votes[0].unusual
    assert told is not None
    assert any("United States of America: no" in line for line in told.sentences)
    assert any("26 of the 27 members of the EU" in line for line in told.sentences)
    assert any("Never before had the Russian Federation" in line for line in told.sentences)
    assert told.pair is not None
    assert (told.pair.on_matter.times, told.pair.group) == (0, "EU")
    figures = json.loads(json.dumps(document(page)))["votes"][0]["surprise"]
    assert figures["fitted_until"]["votes"] == "2025-02-23"
    assert figures["ballots"][0]["bits"] >= figures["ballots"][1]["bits"]
    assert figures["pair"]["members"] == ["RUS", "USA"]
    html = render_html(compose_day(full, DAY))
    assert html.count("<h3>How unusual</h3>") == 2, "both texts of the Assembly"
    console = Console(width=80, record=True, file=StringIO())
    print_brief(page, console)
    assert "How unusual" in console.export_text()


@pytest.mark.slow
def test_a_year_without_enough_before_it_says_nothing(full: Record) -> None:
    early = full.votes.filter(full.votes["date"] < date(2020, 1, 1))["vote_id"][0]
    assert compose_vote(full, early).votes[0].unusual is None
    assert kept.forecasts(full, 2019) is None
