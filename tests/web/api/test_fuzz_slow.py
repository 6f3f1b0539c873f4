"""500 generated requests, half of them broken: no 5xx, each answer as documented."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def test_no_request_is_answered_otherwise_than_documented(home: Path) -> None:
    from benchmarks.web_fuzz import fuzz

    seen = fuzz(500)
    assert seen.total() >= 500
    assert max(seen) < 500
    assert seen[200] > 50
