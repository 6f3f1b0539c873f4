"""Whatever is put in ends in a document or in a clear answer, and soon."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hemicycle.accounts import check
from hemicycle.accounts.claims import MOST_CLAIMS
from hemicycle.accounts.page import render_page
from hemicycle.accounts.source import decode
from hemicycle.errors import SourceError
from hemicycle.record.record import Record

_QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@_QUICK
@given(st.text(max_size=400))
def test_any_text_ends_in_a_document_and_a_page(embedded: Record, text: str) -> None:
    document = check(text, record=embedded)
    for stretch in (*document["claims"], *document["set_aside"]):
        assert 0 <= stretch["start"] < stretch["end"] <= len(text)
    assert render_page([document], [text]).startswith("<!doctype html>")


@_QUICK
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(embedded: Record, data: bytes) -> None:
    try:
        text = decode(data, "junk")
    except SourceError:
        with pytest.raises(SourceError, match="junk"):
            decode(data, "junk")
        return
    assert check(text, record=embedded)["record_version"] == embedded.version


#: Each of these once took time that grew with the square of its length.
_LONG = {
    "open comments": "<html>" + "<!-- " * 20_000,
    "open scripts": "<html>" + "<script>" * 10_000,
    "quotation marks": "'a " * 20_000,
    "a symbol without an end": "S/RES/" * 20_000,
    "no blanks": "voteresolution" * 10_000,
    "one long line": "the resolution voted against France, " * 3_000,
    "a deep page": "<html>" + "<div>" * 5_000 + "Russia vetoed it." + "</div>" * 5_000,
    "countries without a verb": "UN: " + "Israel joined the US and " * 3_000,
    "commas": "," * 100_000,
}


@pytest.mark.parametrize("name", _LONG)
@pytest.mark.timeout(20)
def test_a_long_text_is_read_soon(embedded: Record, name: str) -> None:
    assert isinstance(check(_LONG[name], record=embedded)["claims"], list)


def test_an_empty_file_and_one_sentence(embedded: Record) -> None:
    assert check("", record=embedded)["claims"] == []
    document = check("Hungary voted against A/RES/ES-11/7.", record=embedded)
    assert [c["verdict"] for c in document["claims"]] == ["supported"]


def test_right_to_left_text_around_a_claim(embedded: Record) -> None:
    text = "\u05d4\u05e2\u05e6\u05e8\u05ea: \u202bHungary voted against A/RES/ES-11/7.\u202c"
    (claim,) = check(text, record=embedded)["claims"]
    assert text[claim["start"] : claim["end"]] == claim["text"]
    assert claim["verdict"] == "supported"


_FILES = {
    "one": "Hungary voted against A/RES/ES-11/7, adopted by 93 votes to 18.",
    "two": "France backed the ES-11/7 text. Ukraine abstained on ES-11/8.",
    "three": "Russia vetoed the draft S/2022/155 on Friday.",
}


def test_the_order_of_files_changes_nothing(embedded: Record) -> None:
    def documents(order: list[str]) -> dict[str, str]:
        return {name: json.dumps(check(_FILES[name], record=embedded)) for name in order}

    assert documents(list(_FILES)) == documents(list(_FILES)[::-1])


@pytest.mark.slow
def test_a_text_of_nothing_but_claims_is_read_up_to_a_bound_and_says_so(embedded: Record) -> None:
    text = "France voted against A/RES/ES-11/7. " * (MOST_CLAIMS + 50)
    document = check(text, record=embedded)
    assert len(document["claims"]) == MOST_CLAIMS
    assert "check it in parts" in document["notes"][0]
