"""``hemicycle agree``."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command

_CONTRACT = ["member_a", "member_b", "period", "n", "identical", "agree", "s", "kappa", "pi"]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_pair_by_year_is_the_regular_session(command: Command, dgacm_record: Path) -> None:
    done = command("agree", "France", "USA", "--by", "year", "--record", dgacm_record, "--json")
    document = done.document
    assert document["body"] == "GA"
    assert document["coding"]["name"] == "plain"
    assert document["record_version"]
    rows = document["rows"]
    assert {(row["period"], row["year"]) for row in rows} >= {(75, 2020), (76, 2021), (77, 2022)}
    for row in rows:
        assert (row["member_a"], row["member_b"]) == ("FRA", "USA")
        assert row["low"] <= row["agree"] <= row["high"]
        assert row["s"] == pytest.approx(2 * row["agree"] - 1)


def test_the_member_named_first_stands_first(command: Command, dgacm_record: Path) -> None:
    words = ("--record", dgacm_record, "--json")
    one = command("agree", "USA", "FRA", *words).document["rows"]
    other = command("agree", "FRA", "USA", *words).document["rows"]
    assert (one[0]["member_a"], one[0]["ccode_a"], one[0]["name_b"]) == ("USA", 2, "France")
    assert one[0]["agree"] == other[0]["agree"]


def test_calendar_years_only_when_asked(command: Command, dgacm_record: Path) -> None:
    words = ("agree", "FRA", "USA", "--by", "year", "--year-as", "calendar", "--json")
    rows = command(*words, "--record", dgacm_record).document["rows"]
    assert {row["period"] for row in rows} >= {2020, 2021, 2022, 2023}
    assert all(row["session"] is None for row in rows)


def test_all_pairs_go_to_a_file(command: Command, dgacm_record: Path, tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    done = command("agree", "--by", "year", "--csv", file, "--record", dgacm_record)
    assert (done.code, done.out) == (0, "")
    rows = _rows(file)
    assert list(rows[0])[:9] == _CONTRACT
    assert {"ccode_a", "iso3_a", "name_a", "session", "year"} <= set(rows[0])
    assert all(row["member_a"] < row["member_b"] for row in rows)
    pair = {r["period"]: r for r in rows if (r["member_a"], r["member_b"]) == ("FRA", "USA")}
    shown = command("agree", "FRA", "USA", "--by", "year", "--record", dgacm_record, "--json")
    kappas = {row["period"]: row["kappa"] for row in shown.document["rows"]}
    assert float(pair["77"]["kappa"]) == kappas[77]
    assert set(pair) == {str(period) for period in kappas}


def test_voetens_layout_lists_both_orders(
    command: Command, dgacm_record: Path, tmp_path: Path
) -> None:
    plain, his = tmp_path / "plain.csv", tmp_path / "his.csv"
    words = ("agree", "--by", "year", "--record", dgacm_record, "--coding", "voeten-agree")
    assert command(*words, "--csv", plain).code == 0
    document = command(*words, "--csv", his, "--layout", "voeten", "--json").document
    rows = _rows(his)
    assert list(rows[0])[:5] == ["session.x", "ccode1", "ccode2", "agree", "year"]
    assert len(rows) == document["rows"] == 2 * len(_rows(plain))
    scores = {(r["session.x"], r["ccode1"], r["ccode2"]): r["agree"] for r in rows}
    assert all(scores[one, b, a] == score for (one, a, b), score in scores.items())


def test_one_member_against_all(command: Command, dgacm_record: Path) -> None:
    done = command("agree", "USA", "--record", dgacm_record)
    assert done.code == 0
    assert "Israel" in done.out
    assert "coding plain" in done.out


def test_the_file_says_what_made_it(command: Command, dgacm_record: Path, tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    command("agree", "USA", "--csv", file, "--record", dgacm_record, "--coding", "texts")
    made = json.loads(Path(f"{file}.json").read_text("utf-8"))
    assert made["command"][:3] == ["hemicycle", "agree", "USA"]
    assert made["coding"]["name"] == "texts"
    assert made["rows"] == len(_rows(file))
    assert made["record_version"]


def test_both_orders_when_asked(command: Command, dgacm_record: Path, tmp_path: Path) -> None:
    one, both = tmp_path / "one.csv", tmp_path / "both.csv"
    words = ("agree", "--record", dgacm_record)
    command(*words, "--csv", one)
    command(*words, "--csv", both, "--directed")
    assert len(_rows(both)) == 2 * len(_rows(one))
    turned = next(r for r in _rows(both) if (r["member_a"], r["member_b"]) == ("USA", "FRA"))
    assert (turned["ccode_a"], turned["name_b"]) == ("2", "France")


def test_a_folder_that_is_not_there(command: Command, dgacm_record: Path, tmp_path: Path) -> None:
    done = command("agree", "--csv", tmp_path / "no" / "x.csv", "--record", dgacm_record)
    assert done.code == 2
    assert "cannot be written" in done.err


def test_a_bootstrap_repeats_with_its_seed(command: Command, dgacm_record: Path) -> None:
    words = ("agree", "FRA", "USA", "--record", dgacm_record, "--json", "--index", "kappa")
    once, again, other = (
        command(*words, "--interval", "bootstrap", "--seed", seed).document
        for seed in ("7", "7", "8")
    )
    assert once == again
    assert once["interval"] == {"index": "kappa", "level": 0.9, "how": "bootstrap", "seed": 7}
    row, differently = once["rows"][0], other["rows"][0]
    assert row["low"] <= row["kappa"] <= row["high"]
    assert (row["low"], row["high"]) != (differently["low"], differently["high"])


def test_groups_of_subjects(command: Command, dgacm_record: Path) -> None:
    words = ("agree", "FRA", "USA", "--by", "subjects", "--record", dgacm_record, "--json")
    rows = command(*words).document["rows"]
    assert len(rows) > 10
    assert all(isinstance(row["period"], str) for row in rows)


def test_consensus_raises_n_where_it_is_listed(command: Command, dgacm_record: Path) -> None:
    words = ("agree", "FRA", "USA", "--record", dgacm_record, "--json", "--since", "2020-09-15")
    out = command(*words).document["rows"][0]
    included = command(*words, "--consensus").document["rows"][0]
    assert included["n"] > out["n"]
    assert included["agree"] > out["agree"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "no member is named"),
        (("FRA", "USA", "GBR"), "3 members are named"),
        (("FRA", "FRA"), "compared with itself"),
        (("FRA", "Atlantis"), "Atlantis"),
        (("FRA", "USA", "--coding", "none"), "not a named coding"),
        (("FRA", "USA", "--layout", "wide"), "no layout"),
        (("FRA", "USA", "--year-as", "moon"), "no way to count years"),
        (("FRA", "USA", "--by", "weather"), "no column"),
        (("FRA", "USA", "--coding", "bailey-2017", "--links", "none.csv"), "cannot be read"),
        (("FRA", "USA", "--index", "tau"), "no agreement index"),
        (("FRA", "USA", "--interval", "bayes"), "no kind of interval"),
        (("FRA", "USA", "--body", "XX"), "no votes of xx"),
    ],
)
def test_what_cannot_be_asked_exits_2(command: Command, words: tuple[str, ...], said: str) -> None:
    done = command("agree", *words, "--record", "embedded")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "next:" in done.err


def test_a_member_that_has_left_is_refused_for_later_days(command: Command) -> None:
    done = command("agree", "DDR", "USA", "--record", "embedded", "--since", "2022-01-01")
    assert (done.code, done.out) == (2, "")
    assert "DDR has no ballot" in done.err


def test_no_common_vote_exits_3(command: Command) -> None:
    """In the embedded record Venezuela has no vote of 2025."""
    words = ("--record", "embedded", "--since", "2025-02-24", "--until", "2025-02-24")
    done = command("agree", "VEN", "USA", *words)
    assert (done.code, done.out) == (3, "")
    assert "vote" in done.err


def test_who_met_too_seldom_is_not_ranked_but_named(command: Command) -> None:
    """The embedded record has few votes: TKM and others cast too few beside France."""
    document = command("agree", "FRA", "--record", "embedded", "--json").document
    seldom = {row["member_b"] for row in document["rows"] if row["n"] < 8}
    assert seldom
    done = command("agree", "FRA", "--record", "embedded")
    told = done.err.split("Not ranked, for fewer than 8 common votes: ")[1].split(".")[0]
    assert set(told.split(", ")) == seldom
    assert not seldom & {line.split()[0] for line in done.out.splitlines()[3:] if line.strip()}


def test_every_column_of_the_table_is_explained(command: Command) -> None:
    words = " ".join(command("agree", "FRA", "DEU", "--record", "embedded").out.split())
    for column in ("n:", "identical:", "agree:", "s:", "kappa, pi:", "low, high:"):
        assert f" {column} " in words
