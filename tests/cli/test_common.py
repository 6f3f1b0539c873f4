"""What the commands share: days, tables, plain text."""

from __future__ import annotations

from datetime import date

import pytest

from hemicycle.cli.common import day_of, emit_json, plain_text, print_table
from hemicycle.errors import InputError


def test_a_day_is_iso_or_nothing() -> None:
    assert day_of("2025-02-24", "--since") == date(2025, 2, 24)
    assert day_of(None, "--since") is None


@pytest.mark.parametrize("text", ["24.2.2025", "2025-02-30", "", "tomorrow"])
def test_another_spelling_names_the_option(text: str) -> None:
    with pytest.raises(InputError, match="is no day") as caught:
        day_of(text, "--since")
    assert caught.value.where == "--since"


def test_escape_sequences_become_spaces() -> None:
    assert plain_text("a\x1b[31mb\nc") == "a [31mb c"
    assert plain_text(None) == ""
    assert plain_text("Côte d’Ivoire 中") == "Côte d’Ivoire 中"


def test_markup_in_a_cell_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("a", "b"), [("[red]x[/red]", None)])
    assert "[red]x[/red]" in capsys.readouterr().out


def test_days_in_json_are_iso(capsys: pytest.CaptureFixture[str]) -> None:
    emit_json({"day": date(2025, 2, 24)})
    assert '"day": "2025-02-24"' in capsys.readouterr().out


LONG = "a title so long that it has to be wrapped somewhere, beside the others or under them"


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_in_a_pipe_a_row_is_a_line_and_nothing_is_cut(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    print_table(("n", "title"), [(1, LONG), (222, "b")], right=("n",))
    head, rule, first, second, *_ = printed(capsys)
    assert head.split() == ["n", "title"]
    assert set(rule) == {"─"}
    assert first == f"  1  {LONG}"
    assert second == "222  b"


def test_the_last_column_is_wrapped_beside_the_others(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    print_table(("code", "title"), [("abc", LONG)])
    lines = printed(capsys)[2:-1]
    assert lines[0].startswith("abc   a title")
    assert all(line.startswith(" " * 6) for line in lines[1:])
    assert all(len(line) <= 50 for line in lines)
    assert " ".join(" ".join(lines).split()) == f"abc {LONG}"


def test_without_room_beside_the_last_column_goes_under_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    print_table(("id", "title"), [("x" * 40, LONG)])
    lines = printed(capsys)[2:-1]
    body = lines[lines.index("x" * 40) + 1 :]
    assert all(line.startswith("    ") for line in body)
    assert " ".join(" ".join(body).split()) == LONG


def test_blank_headings_print_no_head(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("", ""), [("date", "2025-02-24")])
    assert printed(capsys)[0] == "date  2025-02-24"
