"""Three layouts of the human rights bodies' votes, and their agreement."""

from __future__ import annotations

import csv
import io
import json
import lzma
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from hemicycle.errors import SourceError
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers import hrc, recognise
from hemicycle.record.readers.base import SourceFile

CELLS = {
    "record_id": "1",
    "symbol": "A/HRC/RES/49/1",
    "title": "Situation of human rights in Ukraine : resolution /",
    "statement": "adopted by the Human Rights Council at its 49th session",
    "date": "2022-03-04",
    "body": "Human Rights Council",
    "vote_type": "RECORDED",
    "meeting": "Adopted at the 7th meeting",
    "agenda_item_title": "Organizational matters -",
    "agenda_subject": "UKRAINE",
    "main_sponsors": "Ukraine, Egypt (on behalf of the Group of African States, and Cuba)",
    "draft": "Draft resolution A/HRC/49/L.1",
    "yes": "32",
    "no": "2",
    "abstain": "13",
    "nonvoting": "0",
    "n_rollcall": "47",
    "record_url": "https://searchlibrary.ohchr.org/record/1",
}


def _table(*changes: dict[str, str]) -> Fragment:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(CELLS))
    writer.writeheader()
    writer.writerows(CELLS | change for change in changes)
    return _read("resolutions.csv", stream.getvalue())


def _payload(**votes: tuple[list[int], str]) -> Fragment:
    entry = {"id": "7", "sym": "A/HRC/RES/1/1", "title": "T : resolution /", "date": "2006-06-29"}
    entry |= {"body": "HRC", "mtg": "", "item": "", "subj": "", "spon": "", "urlD": ""}
    cast = {code: {"r": numbers, "v": letters} for code, (numbers, letters) in votes.items()}
    payload = {"res": [entry | {"y": 1, "n": 0, "a": 0}], "votes": cast}
    return _read("data.js", f"window.DATA = {json.dumps(payload)};\n")


def _read(name: str, text: str) -> Fragment:
    file = SourceFile(name, text.encode())
    assert recognise(file.head).name == "hrc"
    return hrc.read(file)


@pytest.fixture(scope="module")
def table(shared: Path) -> Fragment:
    return hrc.read(SourceFile.from_path(shared / "data/hrc/resolutions.csv.xz"))


@pytest.fixture(scope="module")
def payload(shared: Path) -> Fragment:
    return hrc.read(SourceFile.from_path(shared / "data/hrc/data.js.xz"))


@pytest.fixture(scope="module")
def long(shared: Path) -> Fragment:
    return hrc.read(SourceFile.from_path(shared / "data/derived/hrc_votes_long.csv.xz"))


def test_a_text_of_the_table_with_its_totals() -> None:
    vote = _table({}).votes.row(0, named=True)
    assert (vote["symbol"], vote["body"], vote["session"]) == ("A/HRC/RES/49/1", "HRC", "49")
    assert vote["title"] == "Situation of human rights in Ukraine"
    assert [vote[f"announced_{name}"] for name in ("yes", "no", "abstain")] == [32, 2, 13]
    assert (vote["draft"], vote["meeting"]) == ("A/HRC/49/L.1", "7th meeting")
    assert vote["sponsors"] == ["UKR", "Egypt (on behalf of the Group of African States, and Cuba)"]
    assert vote["subjects"] == ["UKRAINE"]


@pytest.mark.parametrize("vote_type", ["WITHDRAWN", "NOT CONSIDERED"])
def test_what_was_never_put_to_the_vote_is_left_out(vote_type: str) -> None:
    read = _table({}, {"record_id": "2", "vote_type": vote_type})
    assert read.votes["key"].to_list() == ["1"]


@pytest.mark.parametrize(
    ("vote_type", "method"),
    [
        ("ADOPTED WITHOUT VOTE", "without_vote"),
        ("RECORDED", "recorded"),
        ("NON-RECORDED, adopted unanimously", "non_recorded"),
    ],
)
def test_methods(vote_type: str, method: str) -> None:
    assert _table({"vote_type": vote_type}).votes["method"].to_list() == [method]


@pytest.mark.parametrize(
    ("draft", "meeting", "outcome"),
    [
        (
            "Amendment A/HRC/49/L.2 to draft resolution A/HRC/49/L.1 Rejected by a recorded vote",
            "Adopted at the 54th meeting",
            "not_adopted",
        ),
        ("Amendment A/HRC/49/L.2", "Rejected at the 54th meeting", "not_adopted"),
        ("Amendment A/HRC/49/L.2", "Adopted at the 54th meeting", None),
    ],
)
def test_the_outcome_of_an_amendment_is_not_read_from_the_meeting_that_adopted_the_text(
    draft: str, meeting: str, outcome: str | None
) -> None:
    change = {"statement": "Human Rights Council at its 49th session", "draft": draft}
    read = _table(change | {"meeting": meeting})
    assert read.votes["outcome_announced"].to_list() == [outcome]


def test_an_amendment_belongs_to_the_text_put_under_the_symbol_it_names() -> None:
    amendment = {
        "record_id": "2",
        "symbol": "A/HRC/49/L.2",
        "title": "Situation of human rights in Ukraine : amendment /",
        "draft": "Amendment A/HRC/49/L.2 to draft resolution A/HRC/49/L.1 Rejected",
    }
    vote = _table({}, amendment).votes.row(1, named=True)
    assert (vote["question"], vote["symbol"], vote["parent_key"]) == (
        "amendment",
        "A/HRC/49/L.2",
        "1",
    )


def test_letters_of_the_payload() -> None:
    read = _payload(FRA=([0], "Y"), CUB=([0], "N"), BEL=([0], "A"), SUN=([0], "."), GER=([0], "-"))
    assert read.ballots.select("member", "position", "detail").rows() == [
        ("BEL", "ABSTAIN", None),
        ("CUB", "NO", None),
        ("DEU", "NON_VOTING", None),
        ("FRA", "YES", None),
        ("RUS", "NON_VOTING", "absent"),
    ]


def test_a_state_that_stands_twice_is_a_finding_and_leaves_the_list_partial() -> None:
    read = _payload(FRA=([0, 0], "YY"))
    assert read.ballots.height == 1
    assert read.findings["kind"].to_list() == ["duplicate_row"]
    assert read.votes.select("roll_call", "silent").rows() == [("partial", "unknown")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('window.DATA = {"res": [', "cannot be read"),
        ("window.DATA = [];", "cannot be read"),
        ('window.DATA = {"res": []};', "votes"),
        ('window.DATA = {"res": [{"id": 1}], "votes": {}};', "cannot be read"),
        ('window.DATA = {"res": [7], "votes": {}};', "cannot be read"),
    ],
)
def test_a_payload_that_cannot_be_read_is_refused(text: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        _read("data.js", text)


@pytest.mark.parametrize(("numbers", "letters"), [([0, 0], "Y"), ([0, 1], "YN"), ([-1], "Y")])
def test_numbers_and_letters_that_do_not_fit_are_refused(numbers: list[int], letters: str) -> None:
    with pytest.raises(SourceError, match="FRA has"):
        _payload(FRA=(numbers, letters))


def test_a_letter_of_no_meaning_is_refused() -> None:
    with pytest.raises(SourceError, match="FRA has 'Q'"):
        _payload(FRA=([0], "Q"))


def test_a_body_of_another_name_is_refused() -> None:
    with pytest.raises(SourceError, match="Security Council"):
        _table({"body": "Security Council"})


def test_a_record_that_stands_twice_is_refused() -> None:
    with pytest.raises(SourceError, match="record 1 stands twice"):
        _table({}, {})


def test_the_real_table_without_what_was_no_vote(table: Fragment) -> None:
    """6,346 records less 236 withdrawn, 33 not considered and 1 not acted upon."""
    assert table.votes.height == 6_346 - 236 - 33 - 1
    methods = Counter(table.votes["method"])
    assert methods["without_vote"] == 3_835
    assert methods["recorded"] == 1_714 - 1
    assert methods["non_recorded"] == 371 + 142 + 15


def test_payload_and_long_table_have_the_same_ballots(payload: Fragment, long: Fragment) -> None:
    columns = ["key", "member", "position", "detail"]
    assert payload.votes.height == long.votes.height == 1_705
    assert payload.ballots.select(columns).equals(long.ballots.select(columns))
    assert payload.findings["kind"].to_list() == ["duplicate_row", "duplicate_row"]


def test_148_totals_differ_from_the_names_counted_row_by_row(
    payload: Fragment, shared: Path
) -> None:
    """The compiler reports 148; rows are counted here from the file itself, repeats included."""
    path = shared / "data/derived/hrc_votes_long.csv.xz"
    rows = csv.DictReader(io.StringIO(lzma.decompress(path.read_bytes()).decode()))
    counted: dict[str, Counter[str]] = {}
    for row in rows:
        counted.setdefault(row["record_id"], Counter())[row["vote"]] += 1
    names = {"announced_yes": "Y", "announced_no": "N", "announced_abstain": "A"}
    wrong = Counter(
        vote["body"]
        for vote in payload.votes.iter_rows(named=True)
        if any(vote[name] != counted[vote["key"]][letter] for name, letter in names.items())
    )
    assert wrong == {"HRC": 130, "CHR": 18}


def test_totals_are_the_same_in_the_table_and_in_the_payload(
    table: Fragment, payload: Fragment
) -> None:
    counts = ["announced_yes", "announced_no", "announced_abstain"]
    both = payload.votes.select("key", *counts).join(table.votes.select("key", *counts), on="key")
    assert both.height == 1_705
    same = pl.all_horizontal(pl.col(name) == pl.col(f"{name}_right") for name in counts)
    assert both.select(same.all()).item()


def test_record_numbers_match_the_layouts(table: Fragment, payload: Fragment) -> None:
    numbers = payload.aliases.filter(pl.col("kind") == "ohchr_id")
    assert set(numbers["value"]) <= set(table.votes["source_id"])
