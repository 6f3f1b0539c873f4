"""A sealed meeting as one file that can be checked without the server (``docs/seal-format.md``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

from hemicycle.chamber.canonical import canonical
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.seal import EXPORT_FORMAT, Head
from hemicycle.chamber.tree import Tree


def sealed_export(journal: Journal, meeting: str, *, at: datetime) -> bytes:
    """The meeting up to now; a head is signed over what no head covers yet.

    One line each: what the file holds, the entries as the very bytes that were sealed, the heads
    with their signatures.

    Raises
    ------
    InputError
        There is no such meeting.
    """
    journal.seal(meeting, at=at)
    heads = journal.heads(meeting)
    entries = journal.read(meeting)[: heads[-1].size]
    about = {
        "entries": len(entries),
        "heads": len(heads),
        "hemicycle_sealed": EXPORT_FORMAT,
        "key": journal.public_key(meeting).hex(),
        "meeting": meeting,
    }
    tree = Tree(entry.leaf for entry in entries)
    lines = [canonical(about), *(entry.data for entry in entries), *_heads(heads, tree)]
    return b"".join(line + b"\n" for line in lines)


def _heads(heads: tuple[Head, ...], tree: Tree) -> Iterator[bytes]:
    """Each head with the proof that it continues the one before."""
    yield canonical(_line(heads[0], []))
    for before, head in pairwise(heads):
        yield canonical(_line(head, tree.consistency(before.size, head.size)))


def _line(head: Head, consistency: list[bytes]) -> dict[str, Any]:
    return {
        "consistency": [step.hex() for step in consistency],
        "head": json.loads(head.data),
        "signature": head.signature,
    }
