"""``hemicycle verify`` on the published example."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.chamber.vectors import EXAMPLES, KEY
from tests.cli.conftest import Command

EXPORT = EXAMPLES / "sealed-meeting.jsonl"
HEAD, RECEIPT = EXAMPLES / "kept-head.json", EXAMPLES / "kept-receipt.json"


def test_verified_is_exit_0_and_says_what_was_not_shown(command: Command) -> None:
    done = command("verify", EXPORT, "--key", KEY.fingerprint, "--head", HEAD, "--receipt", RECEIPT)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "verified"
    assert "- kept-head.json: entries 1 to 5 are those that this head sealed" in lines
    assert "- kept-receipt.json: entry 4 is the one this receipt was given for" in lines
    assert any(line.startswith("- that nobody rewrote entry 6,") for line in lines)


def test_without_a_key_it_is_exit_1(command: Command) -> None:
    done = command("verify", EXPORT)
    assert done.code == 1
    assert done.out.startswith("self-consistent, signer unknown\n")


def test_an_edited_meeting_is_exit_1_and_shows_nothing(command: Command) -> None:
    done = command("verify", EXAMPLES / "sealed-edited.jsonl", "--key", KEY.fingerprint)
    assert done.code == 1
    assert done.out.startswith("NOT verified\n")
    assert "- head 2 seals other entries than the first 5 of this file" in done.out
    assert "shown" not in done.out


@pytest.mark.parametrize("name", ["sealed-meeting.jsonl", "sealed-edited.jsonl"])
def test_json_holds_the_same(name: str, command: Command) -> None:
    done = command("verify", EXAMPLES / name, "--key", KEY.fingerprint, "--json")
    found = done.document
    assert found["verified"] is (name == "sealed-meeting.jsonl")
    assert done.code == (0 if found["verified"] else 1)
    assert bool(found["broken"]) is not found["verified"]
    assert found["fingerprint"] == KEY.fingerprint
    assert found["opening_nonce"] == "0123456789abcdef"


def test_another_file_is_not_verified_and_a_missing_one_is_bad_input(
    command: Command, tmp_path: Path
) -> None:
    done = command("verify", EXAMPLES / "es-11-7.txt")
    assert done.code == 1
    assert "- line 1 is no JSON" in done.out
    done = command("verify", tmp_path / "missing.jsonl")
    assert done.code == 2
    assert "The file cannot be opened" in done.err


def test_what_a_file_says_never_reaches_the_terminal_raw(command: Command, tmp_path: Path) -> None:
    text = EXPORT.read_text("utf-8").replace("École", "x").replace("à l'école", "\\u001b[31m")
    (tmp_path / "odd.jsonl").write_text(text, "utf-8")
    done = command("verify", tmp_path / "odd.jsonl")
    assert done.code == 1
    assert "\x1b" not in done.out


def test_checking_needs_no_database(tmp_path: Path) -> None:
    """Whoever only verifies does not wait for, or need, what a chamber needs."""
    words = ["-X", "importtime", "-m", "hemicycle", "verify", str(EXPORT)]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("self-consistent")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "cryptography" in loaded
    assert not {"sqlalchemy", "polars", "fastapi"} & loaded
