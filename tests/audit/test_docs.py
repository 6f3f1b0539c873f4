"""The page on the audit names every cause and every key."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.audit.conftest import a_checked, an_audit

from hemicycle.audit.causes import Cause

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "audit.md").read_text("utf-8")


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_is_explained(cause: Cause) -> None:
    assert f"`{cause}`" in PAGE


@pytest.mark.parametrize("key", an_audit(a_checked(9, 1)).to_dict())
def test_every_key_is_named(key: str) -> None:
    assert key in PAGE
