"""The two known votes as fixtures."""

from __future__ import annotations

import pytest
from tests.brief.entry.known import ES_11_7, ES_11_8, KnownVote, known_vote


@pytest.fixture(scope="session")
def es_11_7() -> KnownVote:
    return known_vote("A/ES-11/L.10", ES_11_7)


@pytest.fixture(scope="session")
def es_11_8() -> KnownVote:
    return known_vote("A/ES-11/L.11", ES_11_8)


@pytest.fixture(params=["es_11_7", "es_11_8"])
def known(request: pytest.FixtureRequest) -> KnownVote:
    """Each of the two votes in turn."""
    vote: KnownVote = request.getfixturevalue(request.param)
    return vote
