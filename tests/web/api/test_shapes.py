"""What the API answers is what the command line prints with ``--json``, where both say the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.cli.conftest import Command

ROOT = "/api/v1"
_DAY = "2025-02-24"
_CASE = {
    "body": "SC",
    "date": _DAY,
    "question": "amendment",
    "nature": "substantive",
    "ballots": {"yes": 9, "no": 1, "abstain": 5},
    "no_includes": ["RUS"],
}
_ACCOUNT = "On 24 February 2025 the Assembly adopted resolution ES-11/7 by 93 votes to 18."

SAME: tuple[tuple[str, str], ...] = (
    ("/record", "info"),
    ("/bodies/SC/rules?on=2025-02-24", "rules SC --on 2025-02-24"),
    ("/bodies/SC/power?on=2025-02-24", "power SC --on 2025-02-24"),
    ("/whatif?vote=SC-2774&set=RUS%3Dno", "whatif SC-2774 --set RUS=no"),
    ("/cohesion?group=EU&splits=500", "cohesion EU"),
    ("/cohesion?group=FRA,GBR,USA&splits=500", "cohesion FRA,GBR,USA"),
)


def plain(document: dict[str, Any], *extra: str) -> dict[str, Any]:
    """Without what only one of the two has: what made it, the page, the version of the record."""
    gone = {"made_with", "total", "next", *extra}
    return {name: value for name, value in document.items() if name not in gone}


@pytest.mark.parametrize(("address", "words"), SAME)
def test_a_document_is_that_of_the_command(
    site: TestClient,
    command: Command,
    address: str,
    words: str,
) -> None:
    ours = plain(site.get(f"{ROOT}{address}").json())
    theirs = plain(command(*words.split(), "--json", *_record(words)).document)
    theirs.setdefault("record_version", ours["record_version"])
    assert ours == theirs


def _record(words: str) -> tuple[str, ...]:
    return () if words.split()[0] in ("rules", "power") else ("--record", "embedded")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", ""),
        ("&body=SC&since=2022-01-01&until=2022-12-31",
         "--body SC --since 2022-01-01 --until 2022-12-31"),
        ("&text=ukraine&member=USA%3Dno", "--about ukraine --member USA=no"),
    ],
)  # fmt: skip
def test_votes_are_those_of_the_command(
    site: TestClient,
    command: Command,
    address: str,
    words: str,
) -> None:
    ours = site.get(f"{ROOT}/votes?limit=1000{address}").json()
    theirs = command("votes", "--json", "--record", "embedded", *words.split()).document
    assert (ours["total"], ours["votes"]) == (theirs["total"], theirs["votes"])
    assert ours["total"] > 0


@pytest.mark.parametrize("vote_id", ["GA-ES-11-7", "SC-2774", "GA-ES-11-8-amendment-eu-1"])
def test_one_vote_is_shown_and_decided(
    site: TestClient,
    command: Command,
    vote_id: str,
) -> None:
    ours = site.get(f"{ROOT}/votes/{vote_id}").json()
    shown = command("show", vote_id, "--json", "--record", "embedded").document
    assert {name: ours[name] for name in shown} == shown
    brief = command("brief", vote_id, "--json", "--record", "embedded").document["votes"][0]
    same = set(ours["decision"]) & set(brief)
    assert {"outcome", "code", "reasons", "margin", "required", "vetoes"} <= same
    assert {name: ours["decision"][name] for name in same} == {name: brief[name] for name in same}


def test_agreement_is_that_of_the_command(
    site: TestClient,
    command: Command,
) -> None:
    ours = site.get(f"{ROOT}/agreement?member=USA&member=FRA").json()
    theirs = command("agree", "USA", "FRA", "--by", "year", "--json", "--record", "embedded")
    kept = ("body", "coding", "notes", "by", "rows")
    assert {n: ours[n] for n in kept} == {n: theirs.document[n] for n in kept}
    assert ours["rows"][0]["member_a"] == "USA"


def test_one_against_all_is_that_of_the_command(
    site: TestClient,
    command: Command,
) -> None:
    ours = site.get(f"{ROOT}/agreement?member=HUN&by=all&limit=1000").json()["rows"]
    theirs = command("agree", "HUN", "--json", "--record", "embedded").document["rows"]
    order = lambda row: row["member_b"]  # noqa: E731 - said once, used twice
    assert sorted(ours, key=order) == sorted(theirs, key=order)


def test_decide_and_check_are_those_of_the_commands(
    site: TestClient,
    command: Command,
    tmp_path: Path,
) -> None:
    file = tmp_path / "case.toml"
    file.write_text(
        'body = "SC"\ndate = 2025-02-24\nquestion = "amendment"\nnature = "substantive"\n'
        'ballots = { yes = 9, no = 1, abstain = 5 }\nno_includes = ["RUS"]\n'
    )
    decided = site.post(f"{ROOT}/decide", json=_CASE).json()
    assert decided == command("decide", file, "--json").document
    article = tmp_path / "article.txt"
    article.write_text(_ACCOUNT)
    checked = site.post(f"{ROOT}/check", json={"text": _ACCOUNT, "date": _DAY}).json()
    (theirs,) = command(
        "check", article, "--date", _DAY, "--json", "--record", "embedded"
    ).document  # fmt: skip
    assert checked == theirs | {"file": None}


def test_what_if_by_body_is_what_if_by_address(site: TestClient) -> None:
    sent = site.post(f"{ROOT}/whatif", json={"vote": "S/RES/2774", "set": ["RUS=no"]}).json()
    assert sent == site.get(f"{ROOT}/whatif?vote=SC-2774&set=RUS%3Dno").json()
    assert sent["after"]["code"] == "veto"
