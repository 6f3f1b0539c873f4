"""An opened record: what a reference means, what a day held, one vote as a value."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hemicycle.domain.vote import Method, Position, Question, Status
from hemicycle.errors import InputError
from hemicycle.record.location import user_record, writable_record
from hemicycle.record.record import Record, open_record

RUSSIAN_AMENDMENT_DAY = date(2025, 2, 24)


@pytest.fixture(scope="module")
def embedded() -> Record:
    return open_record("embedded")


@pytest.mark.parametrize(
    "reference",
    [
        "A/RES/ES-11/7",
        "a/res/es-11/7",
        "ES-11/7",
        "GA-ES-11-7",
        "ga-es-11-7",
        "A/ES-11/L.10",
        " A/RES/ES-11/7 ",
    ],
)
def test_every_name_of_a_vote_means_it(embedded: Record, reference: str) -> None:
    assert embedded.one(reference) == "GA-ES-11-7"


@pytest.mark.parametrize("reference", ["S/RES/2774 (2025)", "S/RES/2774(2025)", "SC-2774"])
def test_council_resolutions_with_and_without_year(embedded: Record, reference: str) -> None:
    assert embedded.one(reference) == "SC-2774"


def test_nothing_is_an_empty_answer(embedded: Record) -> None:
    assert embedded.resolve("A/RES/1/1") == ()
    assert embedded.resolve("") == ()


def test_a_roll_call_number_is_a_name_too(full_record: Record) -> None:
    for spelling in ("rcid 1190", "RCID:1190", "rcid1190"):
        assert full_record.resolve(spelling) == ("GA-R-26-2758G",)


def test_a_bare_number_means_resolutions_and_no_roll_call(full_record: Record) -> None:
    """Roll calls 2758 and 2774 are votes of 1984."""
    assert full_record.resolve("2758") == ("GA-R-26-2758G",)
    assert "SC-2774" in full_record.resolve("2774")
    assert full_record.resolve("rcid 2758") == ("GA-39-119",)
    assert "GA-39-119" not in full_record.resolve("2758")
    assert full_record.resolve("5190") == ()
    with pytest.raises(InputError) as caught:
        full_record.one("5190")
    assert "'rcid 5190'" in caught.value.todo


@pytest.mark.parametrize(
    ("reference", "vote_id"),
    [
        ("A/RES/377 (V) A", "GA-R-5-347"),
        ("A/RES/377 A (V)", "GA-R-5-347"),
        ("A/RES/181(II) A", "GA-R-2-1424"),
        ("A/RES/75/254 A", "GA-75-254-A-C"),
        ("A/RES/75/254", "GA-75-254-A-C"),
        ("A/RES/80/236", "GA-80-236-A-B"),
    ],
)
def test_a_part_is_found_by_its_number_and_session(
    full_record: Record, reference: str, vote_id: str
) -> None:
    assert full_record.one(reference) == vote_id


def test_a_number_of_many_parts_lists_them(full_record: Record) -> None:
    parts = full_record.resolve("A/RES/43/75")
    assert {"GA-43-75-A", "GA-43-75-G"} <= set(parts)
    assert full_record.resolve("A/RES/43/75 G") == ("GA-43-75-G",)
    assert full_record.resolve("A/RES/75/254 D") == ()


def test_the_nearest_of_an_old_number_is_old(full_record: Record) -> None:
    near = full_record._resolver.nearest("A/RES/378 (V)")
    assert near[0] == "A/RES/377 (V)"
    assert all("(" in symbol for symbol in near)


def test_the_id_of_a_lesser_source_still_means_the_vote(full_record: Record) -> None:
    """As printed in ``design.md``: ``GA-voeten-1179``."""
    (found,) = full_record.resolve("GA-voeten-1179")
    assert full_record.resolve("rcid 1179") == (found,)


def test_an_unknown_vote_names_the_nearest_and_how_to_get_more(embedded: Record) -> None:
    with pytest.raises(InputError, match="holds no vote") as caught:
        embedded.one("A/RES/ES-11/12")
    assert "A/RES/ES-11/9" in caught.value.right
    assert caught.value.todo.startswith("put a file that has it into a record with: hemicycle")


def test_words_are_sent_to_the_command_that_looks_words_up(embedded: Record) -> None:
    with pytest.raises(InputError) as caught:
        embedded.one("peace in Ukraine")
    assert "with: hemicycle votes --about 'peace in Ukraine', or put" in caught.value.todo


def test_an_event_as_a_value(embedded: Record) -> None:
    event = embedded.event("GA-ES-11-7")
    assert (event.question, event.method, event.status) == (
        Question.DRAFT,
        Method.RECORDED,
        Status.OFFICIAL,
    )
    assert (event.date, event.draft, event.series) == (date(2025, 2, 24), "A/ES-11/L.10", "ES-11")
    assert str(event.counted) == "93–18–65"


def test_an_unknown_id_is_an_error(embedded: Record) -> None:
    with pytest.raises(InputError, match="no vote with the id"):
        embedded.event("GA-0-0")


def test_positions_in_order_of_codes(embedded: Record) -> None:
    positions = embedded.positions("GA-ES-11-7")
    assert positions is not None
    assert list(positions) == sorted(positions)
    assert len(positions) == 193
    assert positions["USA"] is Position.NO
    assert embedded.positions("GA-0-0") is None


def test_positions_read_alone_are_those_of_the_whole_table(full_record: Record) -> None:
    fresh = open_record(full_record.name)
    for vote_id in ("GA-ES-11-7", "SC-2774", "GA-R-26-2758G"):
        whole = full_record.ballots.filter(vote_id=vote_id)
        pairs = dict(whole.select("member", "position").iter_rows())
        assert fresh.positions(vote_id) == pairs


def test_positions_of_many_votes_are_those_of_each_alone(full_record: Record) -> None:
    """After some votes the whole table is loaded and cut; the cuts must be the same."""
    ids = full_record.votes.filter(body="GA")["vote_id"].to_list()[::60]
    assert len(ids) > 2 * 50
    many, alone = open_record(full_record.name), open_record(full_record.name)
    for vote_id in ids:
        whole = full_record.ballots.filter(vote_id=vote_id)
        expected = dict(whole.select("member", "position").iter_rows()) or None
        assert many.positions(vote_id) == expected
    assert many.positions(ids[0]) == alone.positions(ids[0])
    assert many.positions("GA-0-0") is None


def test_positions_given_out_cannot_be_changed_for_others(embedded: Record) -> None:
    first = embedded.positions("GA-ES-11-7")
    assert first is not None
    first.clear()
    assert embedded.positions("GA-ES-11-7")


def test_a_day_has_each_text_before_its_amendments(embedded: Record) -> None:
    day = embedded.on(RUSSIAN_AMENDMENT_DAY)
    parents = {vote_id: embedded.event(vote_id).parent for vote_id in day}
    for vote_id, parent in parents.items():
        if parent is not None:
            assert day.index(parent) < day.index(vote_id)
    assert [vote_id for vote_id in day if parents[vote_id] is None] == [
        "GA-ES-11-7",
        "GA-ES-11-8",
        "SC-2774",
    ]
    assert embedded.on(RUSSIAN_AMENDMENT_DAY, body="SC")[0] == "SC-2774"


def test_children_are_the_votes_that_name_the_text(embedded: Record) -> None:
    children = embedded.children("SC-2774")
    assert children
    assert {embedded.event(child).parent for child in children} == {"SC-2774"}
    assert embedded.children("GA-ES-11-1") == []


def test_texts_come_in_natural_order(full_record: Record) -> None:
    """79/9 before 79/10, whatever the alphabet says."""
    day = full_record.on(date(2025, 12, 15), body="GA")
    numbers = [int(one.rpartition("-")[2]) for one in day if one.startswith("GA-80-")]
    assert len(numbers) > 30
    assert numbers == sorted(numbers)


def test_a_series_is_in_order_of_time(embedded: Record) -> None:
    series = embedded.series("ES-11", "GA")
    days = [event.date for event in series if event.date is not None]
    assert days == sorted(days)
    assert {event.body for event in series} == {"GA"}
    assert set(series) <= set(embedded.series("ES-11"))
    assert embedded.series("no such matter") == []


def test_nearest_days_lie_on_both_sides(embedded: Record) -> None:
    before, after = embedded.nearest_days(date(2022, 3, 10))
    assert (before, after) == (date(2022, 3, 2), date(2022, 3, 24))
    assert embedded.nearest_days(date(1900, 1, 1)) == (embedded.votes["date"].min(),)


def test_the_newest_day_has_a_vote(embedded: Record) -> None:
    assert embedded.on(embedded.newest_day())


def test_corrections_of_a_vote(embedded: Record) -> None:
    (said,) = embedded.corrections_of("GA-ES-10-21")
    assert (said.member, said.cast, said.intended) == ("IRQ", Position.ABSTAIN, Position.YES)


def test_the_environment_names_the_record(
    monkeypatch: pytest.MonkeyPatch, small_files: list[Path], tmp_path: Path
) -> None:
    from hemicycle.record.ingest import ingest

    ingest(small_files[:1], tmp_path / "record")
    monkeypatch.setenv("HEMICYCLE_RECORD", str(tmp_path / "record"))
    assert open_record().name == str(tmp_path / "record")
    assert open_record("embedded").name == "embedded"


def test_the_users_record_is_the_default_once_it_exists(
    monkeypatch: pytest.MonkeyPatch, small_files: list[Path], tmp_path: Path
) -> None:
    from hemicycle.record.ingest import ingest

    monkeypatch.delenv("HEMICYCLE_RECORD", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert open_record().name == "embedded"
    assert writable_record() == user_record()
    ingest(small_files[:1], writable_record())
    assert open_record().name == str(user_record())


def test_frames_convert_to_pandas(embedded: Record) -> None:
    frame = embedded.votes.to_pandas()
    assert len(frame) == embedded.votes.height
