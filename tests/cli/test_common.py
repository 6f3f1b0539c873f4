"""What the commands share: days, tables, plain text."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest

from hemicycle.cli.common import (
    day_of,
    emit_json,
    fitted,
    plain_text,
    print_table,
    tell,
    terminal_width,
)
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


def test_columns_move_together_before_anything_is_wrapped(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 13 columns the row fits with two spaces between, at 12 and 11 with one, at 10 not."""
    shown = {}
    for width in (13, 12, 11, 10):
        monkeypatch.setenv("COLUMNS", str(width))
        print_table(("abc", "def", "ghi"), [(1, 2, 3)], right=("abc", "def", "ghi"))
        shown[width] = printed(capsys)
    assert shown[13][:3] == ["abc  def  ghi", "─" * 13, "  1    2    3"]
    assert shown[12][:3] == ["abc def ghi", "─" * 11, "  1   2   3"]
    assert shown[11] == shown[12]
    assert shown[10][:2] == ["abc  def", "    ghi"]


def test_a_last_column_of_short_names_stays_beside_the_others(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fourteen columns are enough for names of which few are longer, thirteen are not."""
    rows = [("x" * 20, name) for name in ("Monaco", "Latvia", "United Kingdom of Great Britain")]
    monkeypatch.setenv("COLUMNS", str(20 + 1 + 14))
    print_table(("code", "name"), rows)
    lines = printed(capsys)
    assert f"{'x' * 20} Latvia" in lines
    assert all(len(line) <= 35 for line in lines)
    monkeypatch.setenv("COLUMNS", str(20 + 1 + 13))
    print_table(("code", "name"), rows)
    assert "    Latvia" in printed(capsys)


def test_running_text_is_one_line_in_a_pipe_and_fits_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    tell(LONG)
    assert printed(capsys) == [LONG]
    monkeypatch.setenv("COLUMNS", "40")
    tell(f"  {LONG}")
    lines = printed(capsys)
    assert all(len(line) <= 40 for line in lines)
    assert lines[0].startswith("  a title")
    assert all(line.startswith("      ") for line in lines[1:])
    assert " ".join(" ".join(lines).split()) == LONG


def test_a_long_word_and_a_command_are_never_broken() -> None:
    told = fitted("next: hemicycle votes --about words " + "x" * 30, 20)
    assert "x" * 30 in told.split("\n")
    assert "--about" in told
    assert fitted("a\n\nb", 20) == "a\n\nb"
    assert fitted(LONG, None) == LONG


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_only_a_terminal_has_a_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    assert terminal_width(Terminal()) == 72
    assert terminal_width(StringIO()) is None
