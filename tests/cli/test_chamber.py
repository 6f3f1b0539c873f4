"""``hemicycle chamber``: set up, invite, list, export, verify and purge from the terminal."""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.cli.conftest import Command

from hemicycle.chamber.hall import Hall
from hemicycle.chamber.place import place_of
from hemicycle.chamber.served import end_served, tell_served
from hemicycle.errors import AccessError

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the commands keep their chambers."""
    folder = tmp_path / "chambers"
    monkeypatch.setenv("HEMICYCLE_CHAMBERS", str(folder))
    return folder


def hall(at: Path) -> Hall:
    return Hall(place_of(at), lambda: datetime.now(UTC), keeps=False)


def token_in(text: str) -> str:
    found = re.search(r"/chamber/join/([\w-]{59})", text)
    assert found is not None, text
    return found[1]


def test_a_meeting_is_set_up_with_one_command_and_its_link_opens(
    command: Command, at: Path
) -> None:
    done = command("chamber", "new", "--body", "mun", "--title", "Our class", "--officer", "Lee")
    assert done.code == 0, done.err
    assert "SIMULATION" in done.out
    with hall(at) as chambers:
        person = chambers.people.redeem(token_in(done.out)).person
        assert person.role.officer
        chamber = chambers.chamber(person.meeting)
        for said in (chamber.id, chamber.nonce, chamber.fingerprint):
            assert said in done.out
    assert (at / "seal-key.pem").stat().st_mode & 0o077 == 0


def test_json_is_the_same_as_one_document(command: Command, at: Path) -> None:
    words = ("--title", "C", "--real", "SC", "--json")
    told = command("chamber", "new", "--body", "SC", *words).document
    assert told["world"] == "real"
    (listed,) = command("chamber", "list", "--json").document["meetings"]
    assert (listed["meeting"], listed["phase"]) == (told["meeting"], "convened")
    assert told["meeting"][:8] in command("chamber", "list").out


def test_members_and_a_house_of_ones_own_come_from_files(
    command: Command, at: Path, tmp_path: Path
) -> None:
    members = tmp_path / "members.csv"
    members.write_text("member,name\nBLU,Blue delegation\nRED,Red delegation\n", "utf-8")
    words = ("--title", "A", "--members", str(members), "--json")
    told = command("chamber", "new", "--body", "GA", *words).document
    links = command("chamber", "invite", told["meeting"][:8], "--all", "--each", "2", "--json")
    assert [one["member"] for one in links.document["links"]] == ["BLU", "BLU", "RED", "RED"]
    school = command("chamber", "new", "--body", str(EXAMPLES / "school-book.toml"), "--title", "B")
    assert school.code == 0, school.err


def test_a_link_is_made_listed_and_taken_back(command: Command, at: Path) -> None:
    told = command("chamber", "new", "--body", "mun", "--title", "M", "--json").document
    meeting = told["meeting"]
    made = command("chamber", "invite", meeting, "--member", "KEN", "--name", "Ms Otieno")
    listed = command("chamber", "revoke", meeting).out
    line = next(line for line in listed.splitlines() if "KEN" in line)
    assert "Ms Otieno" in line
    assert "link not used" in line
    person = line.split()[0]
    refused = command("chamber", "revoke", meeting, person)
    assert (refused.code, refused.out) == (2, "")
    assert "Ms Otieno delegation KEN" in refused.err
    assert "--yes" in refused.err
    with hall(at) as chambers:
        assert chambers.people.asked(token_in(made.out)).member == "KEN", "still good"
    assert command("chamber", "revoke", meeting, person, "--yes").code == 0
    with hall(at) as chambers, pytest.raises(AccessError, match="taken back"):
        chambers.people.redeem(token_in(made.out))


@pytest.mark.parametrize(("answer", "taken"), [("y", True), ("n", False)])
def test_at_a_terminal_who_revokes_is_asked(
    command: Command, at: Path, monkeypatch: pytest.MonkeyPatch, answer: str, taken: bool
) -> None:
    meeting = command("chamber", "new", "--body", "mun", "--title", "M", "--json").document
    command("chamber", "invite", meeting["meeting"], "--member", "KEN")
    with hall(at) as chambers:
        ken = next(p for p in chambers.people.of(meeting["meeting"]) if p.person.member == "KEN")
    terminal = io.StringIO(f"{answer}\n")
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    done = command("chamber", "revoke", meeting["meeting"], ken.person.id)
    assert "Take the link and the seat of delegation KEN back?" in done.err
    with hall(at) as chambers:
        people = chambers.people.of(meeting["meeting"])
        assert bool(next(p for p in people if p.person == ken.person).revoked) is taken


def test_links_name_the_port_that_a_server_is_on(command: Command, at: Path) -> None:
    new = ("chamber", "new", "--body", "mun", "--title", "M")
    before = command(*new)
    assert "http://127.0.0.1:8193/chamber/join/" in before.out
    assert "--site" in before.err
    place = place_of(at)
    tell_served(place, "http://192.0.2.7:9000")
    after = command(*new)
    assert "http://192.0.2.7:9000/chamber/join/" in after.out
    meeting = command("chamber", "list", "--json").document["meetings"][0]["meeting"]
    invited = command("chamber", "invite", meeting, "--member", "KEN")
    assert "KEN  http://192.0.2.7:9000/chamber/join/" in invited.out
    chosen = command(*new, "--site", "https://mun.example/")
    assert "  https://mun.example/chamber/join/" in chosen.out
    end_served(place)
    assert "http://127.0.0.1:8193/" in command(*new).out


def test_a_member_that_is_no_state_is_told(command: Command, at: Path, tmp_path: Path) -> None:
    file = tmp_path / "members.csv"
    file.write_text("member,name,role\nFrance,,\nKenia,,\nThe press,,observer\n", "utf-8")
    new = ("chamber", "new", "--body", "mun", "--title", "M", "--members", str(file), "--json")
    done = command(*new)
    assert "row 3 'Kenia'" in done.err
    assert "none is a State" in done.err
    assert done.document["strangers"] == [{"row": 3, "member": "Kenia"}]
    mixed = command(*new, "--mixed")
    assert "the others are States" in mixed.err
    with hall(at) as chambers:
        assert chambers.chamber(done.document["meeting"]).state.roll == {"France", "Kenia"}
        assert chambers.chamber(mixed.document["meeting"]).state.roll == {"FRA", "Kenia"}


def test_an_export_verifies(command: Command, at: Path, tmp_path: Path) -> None:
    told = command("chamber", "new", "--body", "mun", "--title", "M", "--json").document
    file = tmp_path / "meeting.jsonl"
    assert command("chamber", "export", told["meeting"], "--out", str(file)).code == 0
    done = command("verify", str(file), "--key", told["fingerprint"])
    assert (done.code, done.out.splitlines()[0]) == (0, "verified")


def test_names_are_purged_when_their_day_is_past(command: Command, at: Path) -> None:
    yesterday = str((datetime.now(UTC) - timedelta(days=1)).date())
    words = ("--title", "M", "--officer", "Ms Lee", "--json")
    old = command("chamber", "new", "--body", "mun", *words, "--retain-until", yesterday).document
    kept = command("chamber", "new", "--body", "mun", *words).document
    done = command("chamber", "purge")
    assert done.out.startswith(f"{old['meeting'][:8]}  names erased: 1")
    assert kept["meeting"][:8] not in done.out
    with hall(at) as chambers:
        assert [one.name for one in chambers.people.of(kept["meeting"])] == ["Ms Lee"]
        assert chambers.people.of(old["meeting"]) == ()
        with pytest.raises(AccessError):
            chambers.people.redeem(token_in(old["officer"]))


@pytest.mark.parametrize(
    "words",
    [
        ("new", "--body", "GX", "--title", "x"),
        ("new", "--body", "mun", "--title", " "),
        ("new", "--body", "mun", "--title", "x", "--date", "soon"),
        ("new", "--body", "mun", "--title", "x", "--members", "no-such-file.csv"),
        ("export", "deadbeef"),
        ("list", "--database", "mysql://nobody@nowhere/x"),
    ],
)
def test_what_cannot_be_done_is_said_in_four_parts(
    command: Command, at: Path, words: tuple[str, ...]
) -> None:
    done = command("chamber", *words)
    assert (done.code, done.out) == (2, "")
    assert all(part in done.err for part in ("where:", "right:", "next:"))


@pytest.mark.parametrize(
    "words",
    [
        ("--cert", "cert.pem"),
        ("--cert", "no.pem", "--key", "no.pem"),
        ("--embed", "news.example"),
        ("--embed", "https://news.example/page"),
    ],
)
def test_serve_says_what_it_cannot_use_before_it_loads(
    command: Command, at: Path, words: tuple[str, ...]
) -> None:
    done = command("serve", *words)
    assert done.code == 2
    assert "next:" in done.err
