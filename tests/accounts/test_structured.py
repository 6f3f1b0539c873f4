"""The structured form of a claim: values in the units of the claims contract."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hemicycle.accounts import check
from hemicycle.record.record import Record

_GA, _SC = "A/RES/ES-11/7", "S/2024/312"


def _forms(record: Record, vote: str, text: str) -> list[dict[str, Any]]:
    context = {"resolution": vote} if vote else None
    document = check(text, record=record, date="2025-12-31", context=context)
    assert json.loads(json.dumps(document)) == document
    return [claim["structured"] for claim in document["claims"]]


@pytest.mark.parametrize(
    ("vote", "text", "key", "value"),
    [
        (_GA, "ES-11/7 was adopted on 24 February 2025.", "value", "2025-02-24"),
        (_GA, "On Monday the Assembly voted on the text.", "value", "Monday"),
        (_SC, "12 out of 15 members supported the draft.", "value", {"yes": 12, "members": 15}),
        (_GA, "The US voted alongside Russia on Monday.", "value", "no"),
        (_GA, "Every G7 country except the US supported the draft.", "subjects", ["G7"]),
        (_GA, "All Arab states voted in favour.", "subjects", ["League of Arab States"]),
        ("", "General Assembly resolutions are not legally binding.", "value", False),
        ("", "Security Council decisions are binding on all members.", "value", True),
        (_GA, "Israel and 17 others voted against the text.", "relation", "no_others"),
        (_GA, "Congo voted against the text.", "ambiguous", True),
    ],
)
def test_values_of_the_form(
    embedded: Record, vote: str, text: str, key: str, value: object
) -> None:
    forms = _forms(embedded, vote, text)
    if value is True and key == "ambiguous":
        assert any(len(form["ambiguous"]) == 2 for form in forms)
    else:
        assert value in [form.get(key) for form in forms]


def test_a_rule_names_no_vote(embedded: Record) -> None:
    (form,) = _forms(embedded, _SC, "Nine votes are needed in the Council.")
    assert (form["resolution"], form["date"]) == (None, None)


def test_two_votes_are_a_list(embedded: Record) -> None:
    text = "Both resolutions, ES-11/7 and ES-11/8, were backed by France."
    document = check(text, record=embedded, date="2025-02-25", context=None)
    named = [c["structured"]["resolution"] for c in document["claims"]]
    assert any(r in ("A/RES/ES-11/7", "A/RES/ES-11/8") or isinstance(r, list) for r in named)
