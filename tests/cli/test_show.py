"""``hemicycle show``."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command


@pytest.mark.parametrize("name", ["A/RES/ES-11/7", "ES-11/7", "GA-ES-11-7", "A/ES-11/L.10"])
def test_any_name_of_the_vote_will_do(command: Command, name: str) -> None:
    document = command("show", name, "--record", "embedded", "--json").document
    assert document["vote"]["vote_id"] == "GA-ES-11-7"
    assert len(document["positions"]["YES"]) == 93
    assert document["vote"]["counted"]["no"] == 18


def test_the_text_names_members_as_on_the_day(command: Command) -> None:
    done = command("show", "A/RES/ES-11/1", "--record", "embedded")
    assert "Turkey" in done.out
    assert "Türkiye" not in done.out
    assert "Against (5): Belarus, " in done.out


def test_names_stand_in_the_order_of_the_alphabet(command: Command) -> None:
    """Costa Rica did not vote for the text: Côte d'Ivoire stands between Comoros and Croatia."""
    done = command("show", "A/RES/ES-11/7", "--record", "embedded")
    assert "Comoros, Côte d'Ivoire, Croatia, " in " ".join(done.out.split())


def test_a_correction_is_shown_beside_the_tally(command: Command) -> None:
    done = command("show", "A/RES/ES-10/21", "--record", "embedded")
    assert "IRQ voted ABSTAIN and said it had intended YES" in done.out


def test_a_finding_is_shown_with_its_vote(command: Command, dgacm_record: Path) -> None:
    done = command("show", "A/RES/77/293", "--record", dgacm_record)
    assert "announces 59 abstaining and lists 58" in done.out


def test_a_vote_known_by_tally_only_says_so(command: Command) -> None:
    done = command(
        "show", "GA-embedded-support-for-lasting-peace", "--record", "embedded", "--json"
    )
    if done.code == 2:  # the id may gain a symbol; the vote stays known by tally only
        pytest.fail(done.err)
    assert done.document["positions"] is None


def test_several_votes_are_listed_and_exit_2(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "record"
    _two_votes_with_one_symbol(folder)
    done = command("show", "R/14/746B", "--record", folder)
    assert done.code == 2
    assert "means 2 votes" in done.err
    assert "GA-R-14-746B, " not in done.err
    assert "GA-R-14-746B (" in done.err
    assert "GA-R-14-746B-614 (" in done.err


def _two_votes_with_one_symbol(folder: Path) -> None:
    from tests.record.small import a_fragment, vote

    from hemicycle.record.ingest import put
    from hemicycle.record.pieces import Piece
    from hemicycle.record.shelf import describe

    repeated = [vote("610", symbol="R/14/746B"), vote("614", symbol="R/14/746B")]
    piece = Piece("a" * 64, a_fragment("voeten", repeated))
    put([(describe(piece, "small.csv"), piece)], folder)


def test_an_unknown_vote_names_the_nearest(command: Command) -> None:
    done = command("show", "A/RES/ES-11/12", "--record", "embedded")
    assert done.code == 2
    assert "A/RES/ES-11/9" in done.err
    assert "hemicycle ingest" in done.err


def test_control_characters_of_a_source_do_not_reach_the_terminal(
    command: Command, tmp_path: Path
) -> None:
    from tests.record.small import a_fragment, vote

    from hemicycle.record.ingest import put
    from hemicycle.record.pieces import Piece
    from hemicycle.record.shelf import describe

    hostile = vote("x", symbol="A/RES/79/1", title="\x1b[31mred\x07 [bold]text[/bold]")
    piece = Piece("b" * 64, a_fragment("unxml", [hostile]))
    put([(describe(piece, "small.json"), piece)], tmp_path / "record")
    for words in (("show", "A/RES/79/1"), ("votes",), ("info", "--findings")):
        done = command(*words, "--record", tmp_path / "record")
        assert "\x1b" not in done.out
        assert "\x07" not in done.out
    assert "[bold]text[/bold]" in command("votes", "--record", tmp_path / "record").out
