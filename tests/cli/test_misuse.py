"""What is typed wrongly is told in four parts, with the word that was probably meant."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Command

WRONG = [
    (("breif",), "there is no command 'breif'", "right: brief", "next:  write hemicycle brief"),
    (("brief", "--hmtl", "x"), "there is no option --hmtl", "right: --html", "write --html"),
    (("--versoin",), "there is no option --versoin", "right: --version", "write --version"),
    (("chamber", "nwe"), "there is no command 'nwe'", "right: new", "hemicycle chamber new"),
    (("show",), "SYMBOL is missing", "hemicycle show [OPTIONS] {SYMBOL}", "hemicycle show --help"),
    (("votes", "--limit", "x"), "'x' does not fit here", "a whole number, 0 or more", "--help"),
    (("votes", "--limit", "-2"), "-2 does not fit here", "a whole number, 0 or more", "--help"),
    (("ideal", "--dimensions", "3"), "3 does not fit here", "a whole number from 1 to 2", "--help"),
    (("power", "GA", "--on"), "--on is without its value", "a value after it", "add the value"),
    (("brief", "--json=3"), "--json takes no value", "--json alone", "leave the value out"),
    (("brief", "a", "b"), "'b' is one word too many", "[SYMBOL or DATE]", "in quotes"),
    (("votes", "--zzz"), "there is no option --zzz", "--body, --since, --until", "votes --help"),
    (("xyzzy",), "there is no command 'xyzzy'", "right: brief, enter, ingest", "hemicycle --help"),
]


@pytest.mark.parametrize(("words", "what", "right", "todo"), WRONG)
def test_wrong_use_is_told_in_four_parts_and_exits_2(
    command: Command, words: tuple[str, ...], what: str, right: str, todo: str
) -> None:
    done = command(*words)
    assert (done.code, done.out) == (2, "")
    first, where, expected, step = done.err.rstrip("\n").split("\n")
    assert first == f"hemicycle: {what}."
    assert where.startswith("  where: hemicycle")
    assert expected.startswith("  right: ")
    assert right in expected
    assert step.startswith("  next:  ")
    assert todo in step


def test_a_value_without_its_command_is_placed_by_the_line_typed(command: Command) -> None:
    assert "where: hemicycle power GA --on\n" in command("power", "GA", "--on").err


@pytest.mark.parametrize("words", [(), ("meeting",), ("chamber",)])
def test_a_group_alone_answers_with_its_help(command: Command, words: tuple[str, ...]) -> None:
    done = command(*words)
    assert done.code in (0, 2)
    assert "Usage: hemicycle" in done.out + done.err
    assert "where:" not in done.err


def test_exit_codes_of_commands_come_through(command: Command) -> None:
    assert command("--version").code == 0
    assert command("brief", "--help").code == 0
    assert command("info", "--findings", "--record", "embedded").code in (0, 1)
