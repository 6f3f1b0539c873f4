"""Meetings through the journal and back."""

from __future__ import annotations

import random

import pytest
from tests.chamber.conftest import Clock

from hemicycle.chamber.journal import Journal
from hemicycle.chamber.played import meeting_of, plain
from hemicycle.errors import InputError
from hemicycle.meeting.fold import fold
from hemicycle.meeting.script import beginning, play, read_script, shipped
from hemicycle.meeting.simulate import one


def test_every_shipped_meeting_comes_back_as_it_was(journal: Journal, clock: Clock) -> None:
    """The order of paragraphs, candidates and positions included, which JSON objects must keep."""
    for name in shipped():
        script = read_script(name)
        played = play(script)
        meeting = journal.begin({"chamber": "begun"}, actor="o", at=clock()).meeting
        journal.append(meeting, 1, plain(played.events), actor="o", at=clock())
        back = meeting_of(journal.read(meeting), beginning(script))
        assert back.events == played.events, name
        assert back.state == played.state, name


def test_random_meetings_with_the_chambers_own_words_between(
    journal: Journal, clock: Clock
) -> None:
    for seed in range(4):
        events = one(random.Random(seed), written=False).events
        mixed = [word for event in plain(events) for word in (event, {"chamber": "seen"})]
        meeting = journal.begin({"chamber": "begun"}, actor="o", at=clock()).meeting
        journal.append(meeting, 1, mixed, actor="o", at=clock())
        assert meeting_of(journal.read(meeting)).state == fold(events)


def test_an_act_of_another_version_is_named_with_its_entry(journal: Journal, clock: Clock) -> None:
    meeting = journal.begin({"chamber": "begun"}, actor="o", at=clock()).meeting
    journal.append(meeting, 1, [{"act": "levitate"}], actor="o", at=clock())
    with pytest.raises(InputError) as refusal:
        meeting_of(journal.read(meeting))
    assert refusal.value.where == "journal, entry 2"
