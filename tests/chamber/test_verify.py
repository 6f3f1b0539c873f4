"""Sealed exports: what they show, and that no change to one goes unnoticed by either verifier."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.chamber.conftest import Clock
from tests.conftest import ROOT

from hemicycle.chamber.canonical import canonical
from hemicycle.chamber.export import sealed_export
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.seal import signed_head
from hemicycle.chamber.tree import Tree, leaf_hash
from hemicycle.chamber.verify import Verification, verify

SECOND = ROOT / "verifier" / "verify_sealed.py"


@dataclass(frozen=True)
class Sealed:
    """A meeting sealed at entries 1, 4 and 9, and what its delegations hold of it."""

    export: bytes
    key: SealKey
    early_head: bytes
    last_head: bytes
    early_receipt: bytes
    proven_receipt: bytes
    lines: tuple[bytes, ...]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    key, clock = SealKey.fresh(), Clock()
    path = tmp_path_factory.mktemp("sealed") / "m.db"
    with Journal.open(path, key) as journal:
        opening = {"chamber": "begun", "title": "Réunion", "world": "simulation:test"}
        meeting = journal.begin(opening, actor="president", at=clock()).meeting
        for number in range(1, 9):
            event = {"act": "remark", "text": f"n° {number} 议程 🕊", "Ключ": [None, True, number]}
            done = journal.append(
                meeting, number, [event], actor="secretary", at=clock(), seal=number == 3
            )
            if done.head:
                early_head = _json(done.head.to_dict())
            if number == 6:
                early_receipt = _json(journal.receipt(meeting, 7).to_dict())
        export = sealed_export(journal, meeting, at=clock())
        last_head = _json(journal.heads(meeting)[-1].to_dict())
        proven = _json(journal.receipt(meeting, 7).to_dict())
    lines = tuple(export.split(b"\n"))
    return Sealed(export, key, early_head, last_head, early_receipt, proven, lines)


@pytest.fixture(scope="module")
def second() -> ModuleType:
    """The second verifier, as a module so that thousands of files can be shown to it."""
    spec = importlib.util.spec_from_file_location("verify_sealed", SECOND)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


Checked = Callable[..., int]


@pytest.fixture
def both(second: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Checked:
    """Both verifiers on one file: their common exit code."""

    def check(data: bytes, *, key: str | None = None, head: bytes | None = None,
              receipt: bytes | None = None) -> int:  # fmt: skip
        first = verify(
            data,
            key=key,
            heads={"head": head} if head is not None else None,
            receipts={"receipt": receipt} if receipt is not None else None,
        )
        words = [str(tmp_path / "export")]
        (tmp_path / "export").write_bytes(data)
        for option, value in (("--head", head), ("--receipt", receipt)):
            if value is not None:
                (tmp_path / option).write_bytes(value)
                words += [option, str(tmp_path / option)]
        code = second.main([*words, *(["--key", key] if key is not None else [])])
        capsys.readouterr()
        assert code == (0 if first.verified else 1), (first.broken, data[:300])
        return int(code)

    return check


# --- what is shown --------------------------------------------------------------------------------


def shown(found: Verification) -> str:
    return "\n".join(found.shown)


def test_a_sealed_export_is_verified(sealed: Sealed, both: Checked) -> None:
    assert both(sealed.export, key=sealed.key.fingerprint) == 0
    found = verify(sealed.export, key=sealed.key.fingerprint)
    assert found.verdict == "verified"
    assert (found.entries, found.heads) == (9, 3)
    assert "all 9 entries" in shown(found)
    assert "nobody rewrote the meeting, or cut off what came after" in "\n".join(found.open_)


def test_without_the_key_it_is_only_self_consistent(sealed: Sealed, both: Checked) -> None:
    assert both(sealed.export) == 1
    found = verify(sealed.export)
    assert found.verdict == "self-consistent, signer unknown"
    assert not found.broken
    assert "give it with --key" in "\n".join(found.open_)


def test_a_fingerprint_may_be_written_in_groups(sealed: Sealed, both: Checked) -> None:
    plain = sealed.key.fingerprint.upper()
    groups = " ".join(plain[start : start + 4] for start in range(0, 64, 4))
    assert both(sealed.export, key=groups) == 0
    assert both(sealed.export, key=plain[:32]) == 1
    assert both(sealed.export, key="") == 1


def test_another_key_is_refused(sealed: Sealed, both: Checked) -> None:
    other = SealKey.fresh().fingerprint
    assert both(sealed.export, key=other) == 1
    assert "another key" in verify(sealed.export, key=other).broken[0]


def test_what_others_hold_bounds_what_the_key_can_rewrite(sealed: Sealed, both: Checked) -> None:
    key = sealed.key.fingerprint
    assert both(sealed.export, key=key, head=sealed.early_head) == 0
    early = verify(sealed.export, key=key, heads={"head.json": sealed.early_head})
    assert "head.json: entries 1 to 4 are those that this head sealed" in early.shown
    assert any("entries 5 to 9" in line for line in early.open_)
    assert both(sealed.export, key=key, head=sealed.last_head) == 0
    whole = verify(sealed.export, key=key, heads={"head.json": sealed.last_head})
    assert any("nothing came after the last entry" in line for line in whole.open_)


def test_receipts_are_checked_before_and_after_their_entry_is_sealed(
    sealed: Sealed, both: Checked
) -> None:
    key = sealed.key.fingerprint
    assert json.loads(sealed.early_receipt)["proof"] is None
    assert len(json.loads(sealed.proven_receipt)["proof"]) == 4
    assert both(sealed.export, key=key, receipt=sealed.early_receipt) == 0
    assert both(sealed.export, key=key, receipt=sealed.proven_receipt) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"proof": []},
        {"proof": ["00" * 32] * 4},
        {"proof": ["00"]},
        {"proof": "none"},
        {"sealed": None},
        {"receipt": None},
        {"sealed": {}},
        {"more": 1},
    ],
)
def test_a_receipt_with_another_proof_is_refused(
    change: dict[str, object], sealed: Sealed, both: Checked
) -> None:
    changed = _json(json.loads(sealed.proven_receipt) | change)
    assert both(sealed.export, key=sealed.key.fingerprint, receipt=changed) == 1


def test_heads_and_receipts_of_another_meeting_or_key_are_refused(
    sealed: Sealed, both: Checked, tmp_path: Path
) -> None:
    clock, key = Clock(), sealed.key.fingerprint
    for number, other in enumerate((sealed.key, SealKey.fresh())):
        with Journal.open(tmp_path / f"{number}.db", other) as journal:
            meeting = journal.begin({"chamber": "begun"}, actor="o", at=clock()).meeting
            head = _json(journal.heads(meeting)[0].to_dict())
            receipt = _json(journal.receipt(meeting, 1).to_dict())
        assert both(sealed.export, key=key, head=head) == 1
        assert both(sealed.export, key=key, receipt=receipt) == 1
    assert verify(sealed.export, key=key, heads={"h": head}).broken[0].startswith("h: this head")


# --- what the holder of the key could do ----------------------------------------------------------


def rewritten(sealed: Sealed, entries: list[bytes]) -> bytes:
    """Another history, sealed anew with the same key: perfect in itself."""
    meeting = json.loads(sealed.lines[0])["meeting"]
    tree = Tree(map(leaf_hash, entries))
    head = signed_head(sealed.key, meeting, len(tree), tree.root(), nonce="00" * 8,
                       at="2026-11-22T12:00:00.000Z", previous=None)  # fmt: skip
    about = json.loads(sealed.lines[0]) | {"entries": len(entries), "heads": 1}
    last = canonical({"consistency": [], **head.to_dict()})
    return b"\n".join([canonical(about), *entries, last, b""])


def renumbered(entries: list[bytes]) -> list[bytes]:
    plain = [json.loads(entry) | {"sequence": n} for n, entry in enumerate(entries, 1)]
    return [canonical(entry) for entry in plain]


REWRITINGS = {
    "an entry deleted": lambda e: renumbered(e[:4] + e[5:]),
    "two entries exchanged": lambda e: renumbered([*e[:2], e[3], e[2], *e[4:]]),
    "an entry edited": lambda e: [*e[:2], e[2].replace("议程".encode(), "程序".encode()), *e[3:]],
    "cut off behind the first": lambda e: e[:1],
    "an entry put in": lambda e: renumbered([*e[:3], e[1], *e[3:]]),
}


@pytest.mark.parametrize("how", REWRITINGS)
def test_a_history_rewritten_with_the_key_is_caught_by_what_others_hold(
    how: str, sealed: Sealed, both: Checked
) -> None:
    forged = rewritten(sealed, REWRITINGS[how](list(sealed.lines[1:10])))
    key = sealed.key.fingerprint
    assert both(forged, key=key) == 0, "in itself it is perfect: this is what the docs say"
    assert both(forged, key=key, head=sealed.last_head) == 1
    assert both(forged, key=key, receipt=sealed.proven_receipt) == 1


def test_an_earlier_export_is_caught_by_a_later_head(sealed: Sealed, both: Checked) -> None:
    about = json.loads(sealed.lines[0]) | {"entries": 4, "heads": 2}
    shorter = b"\n".join([canonical(about), *sealed.lines[1:5], *sealed.lines[10:12], b""])
    key = sealed.key.fingerprint
    assert both(shorter, key=key, head=sealed.early_head) == 0
    assert both(shorter, key=key, head=sealed.last_head) == 1
    assert both(shorter, key=key, receipt=sealed.early_receipt) == 1
    found = verify(shorter, key=key, receipts={"r.json": sealed.early_receipt})
    assert "r.json: entry 7 is missing: the file holds only 4" in found.broken


# --- every change is caught -----------------------------------------------------------------------

CHANGES = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@CHANGES
@given(st.data())
def test_no_changed_byte_goes_unnoticed(sealed: Sealed, both: Checked, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(sealed.export) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != sealed.export[place]))
    changed = sealed.export[:place] + bytes([byte]) + sealed.export[place + 1 :]
    assert both(changed, key=sealed.key.fingerprint) == 1


@CHANGES
@given(st.data())
def test_no_missing_or_added_piece_goes_unnoticed(
    sealed: Sealed, both: Checked, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(sealed.export)))
    end = data.draw(st.integers(start, len(sealed.export)))
    piece = data.draw(st.binary(max_size=20))
    changed = sealed.export[:start] + piece + sealed.export[end:]
    expected = 0 if changed == sealed.export else 1
    assert both(changed, key=sealed.key.fingerprint) == expected


@CHANGES
@given(st.data())
def test_no_deleted_moved_or_doubled_line_goes_unnoticed(
    sealed: Sealed, both: Checked, data: st.DataObject
) -> None:
    lines = list(sealed.lines[:-1])
    line = lines.pop(data.draw(st.integers(0, len(lines) - 1)))
    for _ in range(data.draw(st.integers(0, 2))):
        lines.insert(data.draw(st.integers(0, len(lines))), line)
    counts = data.draw(st.booleans())
    about = sealed.lines[0]
    if counts and lines and lines[0] == about:
        entries = sum(b'"sequence"' in one for one in lines)
        heads = len(lines) - 1 - entries
        lines[0] = canonical(json.loads(about) | {"entries": entries, "heads": heads})
    changed = b"\n".join([*lines, b""])
    expected = 0 if changed == sealed.export else 1
    assert both(changed, key=sealed.key.fingerprint) == expected


@CHANGES
@given(st.data())
def test_a_changed_head_or_receipt_never_passes_for_another(
    sealed: Sealed, both: Checked, data: st.DataObject
) -> None:
    option, kept = data.draw(
        st.sampled_from([("head", sealed.last_head), ("receipt", sealed.proven_receipt)])
    )
    plain = json.loads(kept)
    inner = data.draw(st.sampled_from([part for part in plain.values() if isinstance(part, dict)]))
    name = data.draw(st.sampled_from(sorted(inner)))
    value = inner[name]
    inner[name] = data.draw(
        st.sampled_from([None, "", 0, 1, 7, "00" * 32, [], {}, str(value), f"{value}0"]).filter(
            lambda other: other != value or type(other) is not type(value)
        )
    )
    assert both(sealed.export, key=sealed.key.fingerprint, **{option: _json(plain)}) == 1


@pytest.mark.parametrize("name", ["hemicycle_sealed", "hemicycle_head", "size", "sequence"])
def test_true_is_not_one(name: str, sealed: Sealed, both: Checked) -> None:
    one, true = f'"{name}":1'.encode(), f'"{name}":true'.encode()
    assert one in sealed.export
    assert both(sealed.export.replace(one, true, 1), key=sealed.key.fingerprint) == 1


@pytest.mark.parametrize("data", [b"", b"\n", b"{}\n", b"[]", b"null\n", b"\xff\xfe", b"[" * 9999])
def test_what_is_no_export_is_not_verified(data: bytes, both: Checked, sealed: Sealed) -> None:
    assert both(data) == 1
    assert both(sealed.export, key=sealed.key.fingerprint, head=data) == 1
    assert both(sealed.export, key=sealed.key.fingerprint, receipt=data) == 1


def test_each_fault_is_named(sealed: Sealed) -> None:
    key = sealed.key.fingerprint
    edited = sealed.export.replace("n° 5".encode(), "n° 6".encode())
    assert verify(edited, key=key).broken == (
        "head 3 seals other entries than the first 9 of this file",
    )
    spaced = sealed.export.replace(b'"consistency":[]', b'"consistency": []', 1)
    assert verify(spaced, key=key).broken == (
        "head 1 is not in the one spelling that is signed (RFC 8785)",
    )
    twice = sealed.export.replace(b'"event":', b'"event":{},"event":', 1)
    assert verify(twice, key=key).broken == ("entry 1 is no JSON",)
    exchanged = b"\n".join([*sealed.lines[:2], sealed.lines[3], sealed.lines[2], *sealed.lines[4:]])
    assert verify(exchanged, key=key).broken == ("entry 2 says it is entry 3",)
    cut = b"\n".join([*sealed.lines[:9], *sealed.lines[10:]])
    assert verify(cut, key=key).broken == (
        "line 1 speaks of 9 entries and 3 heads, and 11 lines follow",
    )


# --- the second verifier as its users have it -----------------------------------------------------


def test_the_second_verifier_runs_alone(sealed: Sealed, tmp_path: Path) -> None:
    (tmp_path / "export.jsonl").write_bytes(sealed.export)
    (tmp_path / "head.json").write_bytes(sealed.last_head)
    words = ["export.jsonl", "--key", sealed.key.fingerprint, "--head", "head.json"]
    done = subprocess.run(
        [sys.executable, "-W", "error", SECOND, *words],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("verified: 9 entries of meeting ")


def test_the_second_verifier_is_short_and_shares_no_code() -> None:
    text = SECOND.read_text("utf-8")
    assert len(text.splitlines()) < 200
    imports = {line.split()[1].split(".")[0] for line in text.splitlines()
               if line.startswith(("import ", "from "))}  # fmt: skip
    assert imports - set(sys.stdlib_module_names) == {"cryptography"}
