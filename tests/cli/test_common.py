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
