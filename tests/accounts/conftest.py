"""A record for articles: the facts shipped with hemicycle, opened once."""

from __future__ import annotations

import pytest

from hemicycle.record.record import Record, open_record


@pytest.fixture(scope="session")
def embedded() -> Record:
    """The embedded record, whose votes of 2022 to 2025 the sentences are about."""
    return open_record("embedded")
