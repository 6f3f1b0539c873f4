"""The test vectors of docs/seal-format.md: a small sealed meeting, the same bytes every time.

``python -m tests.chamber.vectors`` writes the files under docs/examples anew. The key is the one
published in RFC 8032, section 7.1, test 1: whoever meets it elsewhere should trust nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.conftest import ROOT

from hemicycle.chamber.canonical import canonical
from hemicycle.chamber.entry import written
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.seal import Head, signed_head, signed_receipt
from hemicycle.chamber.tree import Tree

EXAMPLES = ROOT / "docs" / "examples"
MEETING = "c0ffee00c0ffee00c0ffee00c0ffee00"
KEY = SealKey(
    Ed25519PrivateKey.from_private_bytes(
        bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    )
)
#: Who acts, when (minutes past ten), and what happened.
EVENTS: tuple[tuple[str, int, Mapping[str, Any]], ...] = (
    ("officer", 0, {"chamber": "begun", "title": "Élection à l'école",
                    "world": "simulation:école"}),
    ("officer", 1, {"act": "remark", "text": "The chair reads out the nonce 🕊"}),
    ("d1", 5, {"chamber": "secret_ballot", "member": "FRA", "urn": "e1 (1)"}),
    ("d2", 6, {"chamber": "secret_ballot", "member": "KEN", "urn": "e1 (1)"}),
    ("officer", 9, {"ballots": [[], ["KEN"]], "chamber": "urn_opened", "urn": "e1 (1)",
                    "voters": 2}),
    ("officer", 10, {"act": "close"}),
)  # fmt: skip
ENTRIES = tuple(
    written(MEETING, number, event, actor=actor, at=f"2026-03-14T10:{minute:02}:00.000Z")
    for number, (actor, minute, event) in enumerate(EVENTS, 1)
)
TREE = Tree(entry.leaf for entry in ENTRIES)


def heads() -> tuple[Head, ...]:
    """Heads over one, five and all six entries."""
    made: list[Head] = []
    for size, nonce in ((1, "0123456789abcdef"), (5, "00000000000000aa"), (6, "00000000000000bb")):
        at = f"2026-03-14T10:{EVENTS[size - 1][1]:02}:00.000Z"
        previous = made[-1] if made else None
        made.append(signed_head(KEY, MEETING, size, TREE.root(size), nonce=nonce, at=at,
                                previous=previous))  # fmt: skip
    return tuple(made)


def files() -> Mapping[str, bytes]:
    """The files under docs/examples, by name."""
    opening, opened, last = heads()
    about = {"entries": 6, "heads": 3, "hemicycle_sealed": 1, "key": KEY.public.hex(),
             "meeting": MEETING}  # fmt: skip
    lines = [canonical(about), *(entry.data for entry in ENTRIES)]
    lines.append(canonical({"consistency": [], **opening.to_dict()}))
    for before, head in pairwise((opening, opened, last)):
        proof = [step.hex() for step in TREE.consistency(before.size, head.size)]
        lines.append(canonical({"consistency": proof, **head.to_dict()}))
    export = b"".join(line + b"\n" for line in lines)
    early = signed_receipt(KEY, MEETING, 4, TREE.leaf(3), head=opening, proof=None)
    proof_of_4 = TREE.inclusion(3, opened.size)
    late = signed_receipt(KEY, MEETING, 4, TREE.leaf(3), head=opened, proof=proof_of_4)
    return {
        "sealed-meeting.jsonl": export,
        "sealed-edited.jsonl": export.replace(b'[[],["KEN"]]', b'[["KEN"],["KEN"]]'),
        "kept-head.json": _pretty(opened.to_dict()),
        "kept-receipt.json": _pretty(early.to_dict()),
        "kept-proof.json": _pretty(late.to_dict()),
    }


def _pretty(plain: Mapping[str, Any]) -> bytes:
    return json.dumps(plain, indent=1, ensure_ascii=False).encode() + b"\n"


if __name__ == "__main__":
    for name, data in files().items():
        (EXAMPLES / name).write_bytes(data)
