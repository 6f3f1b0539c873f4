"""A long day: the lines worth reading first, on the real 15 December 2025."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from hemicycle.brief.compose import compose_day, compose_vote
from hemicycle.brief.digest import movement, one_thing_to_know, ranked
from hemicycle.brief.model import Brief
from hemicycle.brief.terminal import print_brief
from hemicycle.record.ingest import ingest
from hemicycle.record.record import open_record


@pytest.fixture(scope="module")
def long_day(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Brief:
    folder = tmp_path_factory.mktemp("digest")
    data = shared / "data"
    files = [*(data / "ga_unxml").glob("*.xz"), *(data / "ga_3dl_2025").glob("*.xz")]
    ingest(files, folder)
    return compose_day(open_record(folder), date(2025, 12, 15))


def test_the_day_is_a_digest(long_day: Brief) -> None:
    assert long_day.digest
    # counted in the 3DL file: 62 recorded votes of the General Assembly on that day
    recorded = [vote for vote in long_day.votes if vote.event.method == "recorded"]
    assert len(recorded) == 62


def test_every_vote_of_the_day_keeps_its_line(long_day: Brief) -> None:
    assert sorted(v.label for v in ranked(long_day.votes)) == sorted(
        v.label for v in long_day.votes
    )


def test_texts_without_a_vote_come_after_contested_ones(long_day: Brief) -> None:
    order = ranked(long_day.votes)
    contested = [place for place, vote in enumerate(order) if vote.decision.margin is not None]
    silent = [
        place for place, vote in enumerate(order) if vote.decision.code == "adopted_without_vote"
    ]
    assert min(silent) > sum(contested) / len(contested)


def test_the_one_thing_to_know_is_true_of_the_rows(long_day: Brief) -> None:
    alone = [vote for vote in long_day.votes if "alone against" in one_thing_to_know(vote)]
    assert len(alone) > 10
    for vote in alone:
        against = [code for code, at in (vote.positions or {}).items() if at == "NO"]
        assert 1 <= len(against) <= 3
        assert vote.tally is not None
        assert vote.tally.no == len(against)
        assert all(vote.names[code] in one_thing_to_know(vote) for code in against)


def test_the_terminal_gives_one_line_a_vote(long_day: Brief) -> None:
    console = Console(width=100, record=True, file=None, quiet=False, highlight=False)
    with console.capture() as captured:
        print_brief(long_day, console)
    lines = captured.get().splitlines()
    for vote in long_day.votes:
        assert sum(line.startswith(vote.label + " ") for line in lines) == 1


def test_movement_counts_the_usual_comparison_not_the_one_asked_for() -> None:
    record = open_record("embedded")
    usual = compose_vote(record, "A/RES/ES-11/7").votes[0]
    asked = compose_vote(record, "A/RES/ES-11/7", against="A/RES/ES-11/1").votes[0]
    assert movement(usual) == movement(asked) == 60
    assert movement(compose_vote(record, "A/RES/ES-11/1").votes[0]) is None
