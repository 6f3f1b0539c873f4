"""The full record through the rules, held against plain arithmetic and against what is known."""

from __future__ import annotations

import json
import lzma
import re
from collections import defaultdict
from pathlib import Path

import polars as pl
import pytest

from hemicycle.audit.causes import Cause
from hemicycle.audit.model import Audit
from hemicycle.audit.run import audit
from hemicycle.record.ingest import ingest
from hemicycle.record.record import Record, open_record


def ids(votes: tuple[object, ...]) -> set[str]:
    return {vote.event.vote_id for vote in votes}  # type: ignore[attr-defined]


@pytest.mark.slow
def test_the_assembly_has_no_disagreement(real_audit: Audit) -> None:
    """Every resolution the DGACM and 3DL list as adopted, and every title that says so."""
    compared = [one for one in real_audit.checked if one.event.body == "GA" and one.stated]
    assert len(compared) > 2_000
    assert [one for one in real_audit.disagreements if one.event.body == "GA"] == []


@pytest.mark.slow
def test_in_the_council_only_resolution_218_disagrees(real_audit: Audit) -> None:
    council = [one for one in real_audit.disagreements if one.event.body == "SC"]
    assert [(one.event.vote_id, one.cause) for one in council] == [("SC-218", Cause.TRANSITION)]


@pytest.mark.slow
def test_every_vote_of_the_record_stands_somewhere(real_record: Record, real_audit: Audit) -> None:
    counts = real_audit.counts
    assert counts.votes == real_record.votes.height
    assert counts.agree > counts.no_announced > counts.undetermined > counts.disagreements > 0


@pytest.mark.slow
def test_agreement_in_the_adopted_list_is_plain_arithmetic(
    real_record: Record, real_audit: Audit
) -> None:
    """Recorded votes of the DGACM list: two thirds agree, the rest above half needs a ruling."""
    listed = real_record.votes.filter(
        pl.col("source") == "unxml", pl.col("method") == "recorded", pl.col("nature").is_null()
    ).drop_nulls(["outcome_announced", "counted_yes"])
    yes, no = pl.col("counted_yes"), pl.col("counted_no")
    clear = set(listed.filter(3 * yes >= 2 * (yes + no))["vote_id"])
    needs = set(listed.filter(3 * yes < 2 * (yes + no), yes > no)["vote_id"])
    assert clear
    assert needs
    assert len(clear) + len(needs) == listed.height
    undetermined = ids(real_audit.undetermined)
    assert needs <= undetermined
    assert not clear & undetermined


@pytest.mark.slow
def test_human_rights_disagreements_contradict_their_own_counts(real_audit: Audit) -> None:
    """Simple majorities: where printed totals explain it, fewer yes than no are printed."""
    for one in real_audit.disagreements:
        if one.event.body != "HRC":
            continue
        assert one.tally is not None
        assert one.tally.no is not None
        assert one.tally.yes > one.tally.no
        printed = one.event.announced
        assert printed is not None
        assert printed.no is not None
        assert (printed.yes <= printed.no) == (one.cause is Cause.TOTALS_DIFFER)


@pytest.mark.slow
def test_roll_calls_at_odds_with_their_totals_are_those_of_other_votes(
    real_audit: Audit, shared: Path
) -> None:
    """Read from the published payload the plain way: the same roll call stands under another
    symbol, whose printed totals it does fit."""
    raw = lzma.decompress((shared / "data" / "hrc" / "data.js.xz").read_bytes()).decode()
    match = re.search(r"\{", raw)
    assert match is not None
    payload = json.JSONDecoder().raw_decode(raw[match.start() :])[0]
    rolls: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for state, cast in payload["votes"].items():
        for number, letter in zip(cast["r"], cast["v"], strict=True):
            rolls[number].add((state, letter))
    entries = payload["res"]
    rightful = {
        frozenset(roll)
        for number, roll in rolls.items()
        if sum(letter == "Y" for _, letter in roll) == entries[number]["y"]
        and sum(letter == "N" for _, letter in roll) == entries[number]["n"]
    }
    numbers = {entry["sym"]: number for number, entry in enumerate(entries)}
    borrowed = [one for one in real_audit.disagreements if one.cause is Cause.TOTALS_DIFFER]
    assert borrowed
    for one in borrowed:
        assert frozenset(rolls[numbers[str(one.event.symbol)]]) in rightful


def test_the_ukraine_session_agrees(shared: Path, tmp_path: Path) -> None:
    """All texts of ES-11 that the DGACM lists were adopted by two thirds."""
    ingest([shared / "data" / "ga_unxml" / "ES-11.json.xz"], tmp_path / "record")
    found = audit(open_record(tmp_path / "record"))
    assert found.disagreements == ()
    listed = [one for one in found.checked if one.event.source == "unxml"]
    assert {str(one.standing) for one in listed} == {"agree"}
