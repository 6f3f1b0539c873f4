"""A sealed export checked: what it shows, what it does not, and where it is broken.

Works on bytes alone; needs neither server nor database. A second program that shares no code with
this one, ``verifier/verify_sealed.py``, must come to the same answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from hemicycle.chamber.key import fingerprint, signed_by
from hemicycle.chamber.seal import Head, Receipt
from hemicycle.chamber.sealed_file import (
    BrokenSealError,
    SealedFile,
    SealedHead,
    read_head,
    read_receipt,
    read_sealed,
)
from hemicycle.chamber.tree import Tree, consistent, included

_ALWAYS_OPEN = (
    "who the actors are, whether the server's clock was right, and whether what was entered is "
    "what was said in the room"
)
_KEY_ALONE = (
    "that nobody rewrote {what}, or cut off what came after: the holder of the key can sign "
    "another history, and only a head or receipt that was held outside would show it"
)


@dataclass(frozen=True)
class Verification:
    """The answer to ``hemicycle verify``.

    Parameters
    ----------
    broken
        What does not fit, in words; empty where everything does.
    signer_known
        Whether the key is the one that was named.
    shown, open_
        What was shown, and what was not; nothing of either where something is broken.
    """

    meeting: str | None
    entries: int
    heads: int
    fingerprint: str | None
    opening: Mapping[str, Any]
    opening_nonce: str | None
    signer_known: bool
    broken: tuple[str, ...]
    shown: tuple[str, ...] = ()
    open_: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether nothing is broken and the signer is the one that was named."""
        return self.signer_known and not self.broken

    @property
    def verdict(self) -> str:
        """The answer in a few words."""
        if self.broken:
            return "NOT verified"
        return "verified" if self.signer_known else "self-consistent, signer unknown"

    def to_dict(self) -> dict[str, Any]:
        """As JSON prints it."""
        return {
            "verified": self.verified,
            "verdict": self.verdict,
            "meeting": self.meeting,
            "entries": self.entries,
            "heads": self.heads,
            "fingerprint": self.fingerprint,
            "opening_nonce": self.opening_nonce,
            "signer_known": self.signer_known,
            "broken": list(self.broken),
            "shown": list(self.shown),
            "not_shown": list(self.open_),
        }


@dataclass
class _Findings:
    """What comes to light while checking; ``vouched`` entries are under a head held outside."""

    broken: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    open_: list[str] = field(default_factory=list)
    vouched: int = 0


def verify(
    data: bytes,
    *,
    key: str | None = None,
    heads: Mapping[str, bytes] | None = None,
    receipts: Mapping[str, bytes] | None = None,
) -> Verification:
    """Check an export.

    Parameters
    ----------
    data
        The file's bytes.
    key
        Fingerprint of the key that should have signed it, from a source other than the file.
    heads, receipts
        Files with heads and receipts that were held outside the server, by name.
    """
    try:
        file = read_sealed(data)
    except BrokenSealError as error:
        return _nothing(str(error))
    tree = Tree(entry.leaf for entry in file.entries)
    found = _Findings()
    found.broken += _chain(file, tree)
    if not found.broken:
        found.shown += _told(file)
    known = _signer(file, key, found)
    for name, held in (heads or {}).items():
        _outside_head(file, tree, name, held, found)
    for name, held in (receipts or {}).items():
        _outside_receipt(file, tree, name, held, found)
    if not found.broken:
        _left_open(file, found)
    return Verification(
        meeting=file.meeting,
        entries=len(file.entries),
        heads=len(file.heads),
        fingerprint=fingerprint(file.public),
        opening=file.entries[0].event,
        opening_nonce=file.heads[0].head.nonce,
        signer_known=known,
        broken=tuple(found.broken),
        shown=() if found.broken else tuple(found.shown),
        open_=() if found.broken else tuple(found.open_),
    )


def _nothing(broken: str) -> Verification:
    return Verification(None, 0, 0, None, {}, None, False, (broken,))


# --- the file itself ------------------------------------------------------------------------------


def _chain(file: SealedFile, tree: Tree) -> Iterator[str]:
    """What is wrong with the heads of the file."""
    for number, sealed in enumerate(file.heads, 1):
        yield from (f"head {number} {fault}" for fault in _faults(file, tree, sealed.head))
    if file.heads[0].head.previous is not None or file.heads[0].consistency:
        yield "head 1 is not the first one: heads before it are missing"
    for number, (before, after) in enumerate(pairwise(file.heads), 2):
        if after.head.previous != before.head.digest:
            yield f"head {number} does not follow head {number - 1}"
        elif not _grew(before, after):
            yield f"head {number} does not continue what head {number - 1} sealed"
    if file.heads[-1].head.size != len(file.entries):
        yield f"the last head seals {file.heads[-1].head.size} of {len(file.entries)} entries"


def _grew(before: SealedHead, after: SealedHead) -> bool:
    return before.head.size < after.head.size and consistent(
        before.head.size,
        after.head.size,
        after.consistency,
        bytes.fromhex(before.head.root),
        bytes.fromhex(after.head.root),
    )


def _faults(file: SealedFile, tree: Tree, head: Head) -> Iterator[str]:
    """What is wrong with one head, from the file or from outside."""
    if head.meeting != file.meeting:
        yield "belongs to another meeting"
    if head.key != fingerprint(file.public) or not signed_by(
        file.public, bytes.fromhex(head.signature), head.data
    ):
        yield "was not signed by the key of this file"
    if head.size > len(tree):
        yield f"seals {head.size} entries, and the file holds only {len(tree)}"
    elif tree.root(head.size).hex() != head.root:
        yield f"seals other entries than the first {head.size} of this file"


def _told(file: SealedFile) -> Iterator[str]:
    count, heads = len(file.entries), len(file.heads)
    yield f"all {count} entries stand as they were sealed, in order, none missing between them"
    yield f"{heads} head{'s' * (heads > 1)} signed by this key, each continuing the one before"


def _signer(file: SealedFile, key: str | None, found: _Findings) -> bool:
    if key is None:
        found.open_.append("whose key this is: compare its fingerprint and give it with --key")
        return False
    wanted = "".join(sign for sign in key.lower() if sign.isalnum())
    if wanted != fingerprint(file.public):
        found.broken.append("the file was sealed with another key than the one you named")
        return False
    found.shown.append("the key is the one you named")
    return True


# --- held outside ---------------------------------------------------------------------------------


def _outside_head(file: SealedFile, tree: Tree, name: str, held: bytes, found: _Findings) -> None:
    try:
        head = read_head(held)
    except BrokenSealError as error:
        found.broken.append(f"{name}: {error}")
        return
    faults = [f"{name}: this head {fault}" for fault in _faults(file, tree, head)]
    found.broken += faults
    if not faults:
        found.shown.append(f"{name}: entries 1 to {head.size} are those that this head sealed")
        found.vouched = max(found.vouched, head.size)


def _outside_receipt(
    file: SealedFile, tree: Tree, name: str, held: bytes, found: _Findings
) -> None:
    try:
        receipt = read_receipt(held)
    except BrokenSealError as error:
        found.broken.append(f"{name}: {error}")
        return
    faults = [f"{name}: {fault}" for fault in _receipt_faults(file, tree, receipt)]
    found.broken += faults
    if not faults:
        found.shown.append(
            f"{name}: entry {receipt.sequence} is the one this receipt was given for"
        )
        if receipt.head is not None:
            found.vouched = max(found.vouched, receipt.head.size)


def _receipt_faults(file: SealedFile, tree: Tree, receipt: Receipt) -> Iterator[str]:
    if receipt.meeting != file.meeting:
        yield "this receipt belongs to another meeting"
    if receipt.key != fingerprint(file.public) or not signed_by(
        file.public, bytes.fromhex(receipt.signature), receipt.data
    ):
        yield "this receipt was not signed by the key of this file"
    if receipt.sequence > len(tree):
        yield f"entry {receipt.sequence} is missing: the file holds only {len(tree)}"
    elif tree.leaf(receipt.sequence - 1).hex() != receipt.leaf:
        yield f"entry {receipt.sequence} is not the one this receipt was given for"
    if receipt.head is not None:
        yield from (f"the head in it {fault}" for fault in _faults(file, tree, receipt.head))
    if receipt.proof is not None and not _proven(receipt, receipt.proof):
        yield "its inclusion proof does not lead to the head in it"


def _proven(receipt: Receipt, proof: Sequence[str]) -> bool:
    return receipt.head is not None and included(
        bytes.fromhex(receipt.leaf),
        receipt.sequence - 1,
        receipt.head.size,
        [bytes.fromhex(step) for step in proof],
        bytes.fromhex(receipt.head.root),
    )


def _left_open(file: SealedFile, found: _Findings) -> None:
    """What nothing here can show, or nothing that was given."""
    count, first = len(file.entries), found.vouched + 1
    if first > count:
        found.open_.append("that nothing came after the last entry of this file")
    else:
        rest = f"entry {count}" if first == count else f"entries {first} to {count}"
        what = "the meeting" if first == 1 else rest
        found.open_.append(_KEY_ALONE.format(what=what))
    found.open_.append(_ALWAYS_OPEN)
