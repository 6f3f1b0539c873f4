"""The European Parliament in HowTheyVote's layout: four files, one small invented parliament."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hemicycle.errors import InputError, SourceError
from hemicycle.joined import agreement, cohesion, ideal_points
from hemicycle.measure.ideal.anchors import Anchors
from hemicycle.record.fragment import Fragment
from hemicycle.record.ingest import ingest, rebuild
from hemicycle.record.memberships import group_in, own_groups
from hemicycle.record.readers import howtheyvote, recognise
from hemicycle.record.readers.base import SourceFile
from hemicycle.record.record import Record, open_record

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "howtheyvote"
FILES = [GOLDEN / f"{name}.csv" for name in ("votes", "member_votes", "members")]
FILES.append(GOLDEN / "group_memberships.csv")
VOTES = "id,timestamp,display_title,reference,description,is_main,count_for,result\n"
BALLOTS = "vote_id,member_id,position,country_code,group_code\n"
MEMBERS = "id,first_name,last_name,country_code,date_of_birth,email,facebook,twitter\n"
ENDS = Anchors(high="mep:1020", low="mep:1001")
TERMS = "member_id,group_code,term,start_date,end_date\n"


def _read(text: str) -> Fragment:
    file = SourceFile("file.csv", text.encode())
    assert recognise(file.head).name == "howtheyvote"
    return howtheyvote.read(file)


@pytest.fixture(scope="module")
def parliament(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("ep") / "record"
    ingest(FILES, folder)
    return open_record(folder)


@pytest.mark.parametrize(
    ("word", "position"),
    [("FOR", "YES"), ("AGAINST", "NO"), ("ABSTENTION", "ABSTAIN"), ("DID_NOT_VOTE", "NON_VOTING")],
)
def test_positions(word: str, position: str) -> None:
    ballots = _read(BALLOTS + f"7,124831,{word},FRA,EPP\n").ballots
    assert ballots.select("key", "member", "position").rows() == [("7", "mep:124831", position)]


@pytest.mark.parametrize(
    ("description", "main", "question", "title"),
    [
        ("", "True", "draft", "A text"),
        ("Proposition de résolution (ensemble du texte)", "True", "draft", "A text"),
        ("Am 12", "False", "amendment", "A text — Am 12"),
        ("Am 1/2", "False", "amendment", "A text — Am 1/2"),
        ("§ 3/1", "False", "part", "A text — § 3/1"),
        ("Recital B", "False", "part", "A text — Recital B"),
        ("Considérant D", "False", "part", "A text — Considérant D"),
        ("Amsterdam", "False", "draft", "A text — Amsterdam"),
        ("Demande de renvoi", "False", "draft", "A text — Demande de renvoi"),
    ],
)
def test_what_was_put(description: str, main: str, question: str, title: str) -> None:
    row = f"7,2025-05-08T12:01:02,A text,A10-0001/2025,{description},{main},300,ADOPTED\n"
    vote = _read(VOTES + row).votes.row(0, named=True)
    assert (vote["question"], vote["title"]) == (question, title)
    assert (vote["symbol"] is not None) is (main == "True")
    assert vote["parent_key"] == (None if question == "draft" else "A10-0001/2025")
    assert (vote["date"], vote["date_quality"]) == (date(2025, 5, 8), "exact")
    assert vote["source_url"] == "https://howtheyvote.eu/votes/7"


@pytest.mark.parametrize(
    ("result", "outcome"),
    [("ADOPTED", "adopted"), ("REJECTED", "not_adopted"), ("LAPSED", None), ("", None)],
)
def test_results(result: str, outcome: str | None) -> None:
    row = f"7,2025-05-08T12:01:02,A text,,,True,300,{result}\n"
    assert _read(VOTES + row).votes["outcome_announced"].to_list() == [outcome]


def test_an_export_before_results_were_given() -> None:
    header, _, _ = VOTES.partition(",count_for")
    vote = _read(header + "\n7,2019-07-17T12:01:02,,,,True\n").votes.row(0, named=True)
    assert (vote["outcome_announced"], vote["announced_yes"], vote["title"]) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (VOTES + "7,yesterday,A,,,True,300,ADOPTED\n", "timestamp is 'yesterday'"),
        (VOTES + ",2025-05-08,A,,,True,300,ADOPTED\n", "id is 'None'"),
        (VOTES + "7,2025-05-08,A,,,maybe,300,ADOPTED\n", "is_main is 'maybe'"),
        (VOTES + "7,2025-05-08,A,,,True,300,WITHDRAWN\n", "result is 'WITHDRAWN'"),
        (VOTES + "7,2025-05-08,A,,,True,many,ADOPTED\n", "count_for is 'many'"),
        (BALLOTS + "7,1,PRESENT,FRA,EPP\n", "position is 'PRESENT'"),
        (BALLOTS + "7,,FOR,FRA,EPP\n", "member_id is 'None'"),
        (BALLOTS + "seven,1,FOR,FRA,EPP\n", "vote_id is 'seven'"),
        (TERMS + "1,EPP,10,16.7.2024,\n", "start_date is '16.7.2024'"),
        (TERMS + "1,EPP,10,2024-07-16,now\n", "end_date is 'now'"),
        (TERMS + "1,,10,2024-07-16,\n", "group_code is 'None'"),
        (MEMBERS + "x,A,B,FRA,,,,\n", "id is 'x'"),
    ],
)
def test_a_cell_that_the_layout_does_not_know(text: str, what: str) -> None:
    with pytest.raises(SourceError, match=what) as caught:
        _read(text)
    assert "row 2" in caught.value.where


def test_a_member_with_two_positions_has_none_that_can_be_told() -> None:
    read = _read(BALLOTS + "7,1,FOR,FRA,EPP\n7,1,AGAINST,FRA,EPP\n7,1,AGAINST,FRA,EPP\n")
    assert read.ballots["position"].to_list() == ["UNKNOWN"]
    assert read.findings["kind"].to_list() == ["duplicate_row"]


def test_four_files_make_one_parliament(parliament: Record) -> None:
    held = parliament.coverage["EP"]
    assert (held["votes"], held["ballots"]) == (40, 800)
    assert held["first"] == "2024-09-12"
    whole = parliament.one("A10-0001/2024")
    event = parliament.event(whole)
    assert event.counted == event.announced
    assert event.counted is not None
    assert event.counted.non_voting == 2
    parts = [parliament.event(child) for child in parliament.children(whole)]
    assert [str(part.question) for part in parts] == ["amendment", "part"]
    assert len(parliament.resolve("2024/0001(COD)")) == 4
    assert parliament.findings.height == 0


def test_members_have_names(parliament: Record) -> None:
    names = dict(parliament.ballots.select("member", "name_then").unique().drop_nulls().rows())
    assert names["mep:1001"] == "Ana Éxample-1"


def test_groups_have_dates_and_countries_have_none(parliament: Record) -> None:
    assert own_groups(parliament, "EP")[:3] == ("EP-DEU", "EP-ECR", "EP-EPP")
    epp = group_in(parliament, "epp", "EP")
    assert "mep:1012" not in epp.members(date(2025, 1, 31))
    assert "mep:1012" in epp.members(date(2025, 2, 1))
    assert "mep:1012" in group_in(parliament, "EP-RENEW", "EP").members(date(2025, 1, 31))
    assert group_in(parliament, "S&D", "EP").code == "EP-SD"
    assert group_in(parliament, "gue/ngl", "EP").code == "EP-GUE_NGL"
    assert len(group_in(parliament, "FRA", "EP").members(date(2025, 1, 31))) == 4
    with pytest.raises(InputError, match="are not compiled"):
        epp.members(date(2024, 7, 15))
    with pytest.raises(InputError, match="'NAM' is not a group of EP") as caught:
        group_in(parliament, "NAM", "EP")
    assert "RENEW" in caught.value.right


def test_groups_of_states_stay_what_they_were(parliament: Record) -> None:
    assert group_in(parliament, "EU", "GA").code == "EU"
    assert parliament.groups.filter(group="EU").height >= 27


def test_a_record_made_again_from_its_fragments_keeps_the_groups(tmp_path: Path) -> None:
    ingest(FILES, tmp_path)
    before = open_record(tmp_path).groups
    rebuild(tmp_path)
    assert open_record(tmp_path).groups.equals(before)


def test_ballots_wait_for_their_votes(tmp_path: Path) -> None:
    report = ingest(FILES[1:], tmp_path)
    assert report.stray == {"howtheyvote": 40}
    assert "EP" not in report.coverage
    assert ingest(FILES[:1], tmp_path).coverage["EP"]["ballots"] == 800


def test_the_measures_work_on_it(parliament: Record) -> None:
    pair = agreement(parliament, body="EP", by="all", members=["mep:1001", "mep:1020"]).table()
    # they sit at the two ends, and the line of every vote falls between them
    assert pair["agree"].to_list() == [0.0]
    united = cohesion(parliament, "EPP", body="EP").by_period()
    assert united["size"].to_list() == [4, 5]
    points = ideal_points(parliament, body="EP", anchors=ENDS).table()
    first = points.filter(period=2024).sort("ideal")["member"].to_list()
    assert set(first[:4]) == {"mep:1001", "mep:1002", "mep:1003", "mep:1004"}
