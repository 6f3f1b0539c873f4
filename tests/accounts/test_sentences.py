"""Own sentences from the taxonomy, against the embedded record."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from benchmarks.accounts_own import Written, asked_and_found, check_written, read_written
from benchmarks.claims import match

from hemicycle.accounts import check
from hemicycle.record.record import Record

_ALL = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))["sentence"]
_TUNED = [s for s in _ALL if not s.get("held")]
_CLAIMS = [s for s in _TUNED if s["claims"]]
_TRAPS = [s for s in _TUNED if not s["claims"]]


def _gold(sentence: dict[str, Any]) -> list[dict[str, Any]]:
    text = sentence["text"]
    return [
        {
            "start": text.index(words),
            "end": text.index(words) + len(words),
            "claim_type": kind,
            "verdict": verdict,
        }
        for words, kind, verdict in sentence["claims"]
    ]


def _predicted(record: Record, sentence: dict[str, Any]) -> list[dict[str, Any]]:
    context = {"resolution": sentence["vote"]} if "vote" in sentence else None
    document = check(sentence["text"], record=record, date="2025-12-31", context=context)
    claims: list[dict[str, Any]] = document["claims"]
    return claims


@pytest.mark.parametrize("sentence", _CLAIMS, ids=lambda s: s["text"][:40])
def test_every_claim_of_a_sentence_is_found_and_judged(
    embedded: Record, sentence: dict[str, Any]
) -> None:
    gold, predicted = _gold(sentence), _predicted(embedded, sentence)
    found = {j: predicted[i]["verdict"] for i, j in match(predicted, gold).items()}
    assert found == {j: g["verdict"] for j, g in enumerate(gold)}


@pytest.mark.parametrize("sentence", _TRAPS, ids=lambda s: s["text"][:40])
def test_a_trap_yields_no_claim(embedded: Record, sentence: dict[str, Any]) -> None:
    assert _predicted(embedded, sentence) == []


@pytest.mark.parametrize("sentence", _ALL, ids=lambda s: s["text"][:40])
def test_nothing_true_is_called_false(embedded: Record, sentence: dict[str, Any]) -> None:
    gold, predicted = _gold(sentence), _predicted(embedded, sentence)
    accused = [
        predicted[i]["text"]
        for i, j in match(predicted, gold).items()
        if gold[j]["verdict"] == "supported" and predicted[i]["verdict"] == "contradicted"
    ]
    assert accused == []


_STATEMENTS = tomllib.loads(Path(__file__).with_name("statements.toml").read_text("utf-8"))


def _verdicts(record: Record, vote: str, text: str) -> set[str]:
    context = {"resolution": vote} if vote else None
    document = check(text, record=record, date="2025-12-31", context=context)
    return {claim["verdict"] for claim in document["claims"]}


@pytest.mark.parametrize(("vote", "text"), _STATEMENTS["true"])
def test_a_true_statement_is_never_contradicted(embedded: Record, vote: str, text: str) -> None:
    assert "contradicted" not in _verdicts(embedded, vote, text)


@pytest.mark.parametrize(("vote", "text"), _STATEMENTS["false"])
def test_a_false_statement_is_contradicted(embedded: Record, vote: str, text: str) -> None:
    assert "contradicted" in _verdicts(embedded, vote, text)


_WRITTEN = [one for one in read_written() if not one.aside]
_OPPOSITE = {("supported", "contradicted"), ("contradicted", "supported")}


@pytest.mark.parametrize("one", _WRITTEN, ids=lambda one: one.text[:40])
def test_no_written_sentence_is_judged_the_wrong_way_round(embedded: Record, one: Written) -> None:
    found = check_written(embedded, one)
    pairs = {
        (one.claims[j]["expected_verdict"], found[i]["verdict"])
        for i, j in match(found, one.claims).items()
    }
    assert not pairs & _OPPOSITE


def test_most_claims_of_the_written_sentences_are_found(embedded: Record) -> None:
    asked, found = asked_and_found(embedded, _WRITTEN)
    assert found >= 0.85 * asked
