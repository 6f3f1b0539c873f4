"""What comes into every record without a file, and what names its version."""

from __future__ import annotations

import pytest

from hemicycle.record import shipped
from hemicycle.record.shipped import Shipped, embedded_piece, shipped_pieces


def test_the_shipped_pieces_are_the_same_each_time() -> None:
    assert [piece.id for piece in shipped_pieces()] == [piece.id for piece in shipped_pieces()]
    assert Shipped().version == Shipped().version


def test_other_kinds_or_natures_make_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = embedded_piece().id
    table = shipped.read_text("kinds.toml")
    monkeypatch.setattr(shipped, "read_text", lambda name: table + f"# {name}\n")
    assert embedded_piece().id != before
