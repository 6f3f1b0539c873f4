"""The index of the embedded record."""

from __future__ import annotations

import pytest

from hemicycle.record.record import open_record
from hemicycle.web.library import Shelf
from hemicycle.web.search.index import Index, index_of
from hemicycle.web.works import Works


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return Shelf(open_record("embedded"), Works(idle=True))


@pytest.fixture(scope="session")
def index(shelf: Shelf) -> Index:
    return index_of(shelf)
