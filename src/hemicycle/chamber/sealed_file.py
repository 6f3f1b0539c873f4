"""A sealed export read back, strictly: nothing more and nothing less than is due.

Whatever is not exactly as :mod:`.export` writes it raises :class:`BrokenSealError`; nothing is
repaired.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hemicycle.chamber.canonical import canonical
from hemicycle.chamber.entry import Entry
from hemicycle.chamber.seal import EXPORT_FORMAT, SEAL_FORMAT, Head, Receipt, head_from
from hemicycle.errors import InputError

_HASH = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")
_HEAD_FIELDS = frozenset(
    {"at", "hemicycle_head", "key", "meeting", "nonce", "previous", "root", "size"}
)
_RECEIPT_FIELDS = frozenset({"hemicycle_receipt", "key", "leaf", "meeting", "sequence"})


class BrokenSealError(Exception):
    """The file is not what a chamber wrote; the message says in what."""


@dataclass(frozen=True)
class SealedHead:
    """A head as it stands in the file, with the proof that it continues the one before."""

    head: Head
    consistency: tuple[bytes, ...]


@dataclass(frozen=True)
class SealedFile:
    """What an export holds."""

    meeting: str
    public: bytes
    entries: tuple[Entry, ...]
    heads: tuple[SealedHead, ...]


def read_sealed(data: bytes) -> SealedFile:
    """The export in these bytes.

    Raises
    ------
    BrokenSealError
        They are no export exactly as a chamber writes it.
    """
    lines = data.split(b"\n")
    about = _canonical(lines[0], "line 1")
    if not _is(about.get("hemicycle_sealed"), EXPORT_FORMAT):
        raise BrokenSealError(f"this is no sealed meeting of format {EXPORT_FORMAT}")
    _fields(about, {"entries", "heads", "hemicycle_sealed", "key", "meeting"}, "line 1")
    count, heads = _count(about, "entries"), _count(about, "heads")
    if lines.pop() != b"" or len(lines) != 1 + count + heads:
        raise BrokenSealError(
            f"line 1 speaks of {count} entries and {heads} heads, and {len(lines) - 1} lines follow"
        )
    meeting = _text(about, "meeting")
    return SealedFile(
        meeting=meeting,
        public=_hex(about, "key", _HASH),
        entries=tuple(
            _entry(line, meeting, number) for number, line in enumerate(lines[1 : 1 + count], 1)
        ),
        heads=tuple(
            _sealed_head(line, f"head {number}")
            for number, line in enumerate(lines[1 + count :], 1)
        ),
    )


def read_head(data: bytes) -> Head:
    """A head that somebody kept: ``{"head": {...}, "signature": "..."}``.

    Raises
    ------
    BrokenSealError
        It is none.
    """
    plain = _object(data, "the file")
    _fields(plain, {"head", "signature"}, "the file")
    return _head(plain, "the file")


def read_receipt(data: bytes) -> Receipt:
    """A receipt that somebody kept.

    Raises
    ------
    BrokenSealError
        It is none.
    """
    plain = _object(data, "the file")
    _fields(plain, {"proof", "receipt", "sealed", "signature"}, "the receipt")
    promise, sealed, proof = plain["receipt"], plain["sealed"], plain["proof"]
    if not isinstance(promise, dict) or not _is(promise.get("hemicycle_receipt"), SEAL_FORMAT):
        raise BrokenSealError(f"the file holds no receipt of format {SEAL_FORMAT}")
    _fields(promise, _RECEIPT_FIELDS, "the receipt")
    return Receipt(
        meeting=_text(promise, "meeting"),
        sequence=_count(promise, "sequence"),
        leaf=_hex(promise, "leaf", _HASH).hex(),
        key=_hex(promise, "key", _HASH).hex(),
        signature=_hex(plain, "signature", _SIGNATURE).hex(),
        head=None if sealed is None else _head(sealed, "the head in the receipt"),
        proof=None if proof is None else tuple(h.hex() for h in _hashes(proof, "its proof")),
    )


# --- lines ----------------------------------------------------------------------------------------


def _entry(line: bytes, meeting: str, number: int) -> Entry:
    plain = _object(line, f"entry {number}")
    _fields(plain, {"actor", "at", "event", "meeting", "sequence"}, f"entry {number}")
    _text(plain, "actor"), _text(plain, "at")
    if not isinstance(plain["event"], dict):
        raise BrokenSealError(f"entry {number} holds no event")
    if plain["meeting"] != meeting:
        raise BrokenSealError(f"entry {number} belongs to another meeting")
    if not _is(plain["sequence"], number):
        raise BrokenSealError(f"entry {number} says it is entry {plain['sequence']}")
    return Entry(meeting, number, line)


def _sealed_head(line: bytes, place: str) -> SealedHead:
    plain = _canonical(line, place)
    _fields(plain, {"consistency", "head", "signature"}, place)
    return SealedHead(_head(plain, place), _hashes(plain["consistency"], place))


def _head(plain: Any, place: str) -> Head:
    head = plain.get("head") if isinstance(plain, dict) else None
    if not isinstance(head, dict) or not _is(head.get("hemicycle_head"), SEAL_FORMAT):
        raise BrokenSealError(f"{place} is no head of format {SEAL_FORMAT}")
    _fields(head, _HEAD_FIELDS, place)
    for name in ("at", "meeting", "nonce"):
        _text(head, name)
    for name in ("key", "root", *(["previous"] if head["previous"] is not None else [])):
        _hex(head, name, _HASH)
    _count(head, "size")
    return head_from(head, _hex(plain, "signature", _SIGNATURE).hex())


# --- values ---------------------------------------------------------------------------------------


def _object(data: bytes, place: str) -> dict[str, Any]:
    try:
        plain = json.loads(data, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise BrokenSealError(f"{place} is no JSON") from error
    if not isinstance(plain, dict):
        raise BrokenSealError(f"{place} is no JSON object")
    return plain


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; one that names a field twice says two things."""
    plain = dict(pairs)
    if len(plain) != len(pairs):
        raise ValueError("a field stands twice")
    return plain


def _canonical(line: bytes, place: str) -> dict[str, Any]:
    plain = _object(line, place)
    try:
        same = canonical(plain) == line
    except InputError:
        same = False
    if not same:
        raise BrokenSealError(f"{place} is not in the one spelling that is signed (RFC 8785)")
    return plain


def _fields(plain: Mapping[str, Any], names: set[str] | frozenset[str], place: str) -> None:
    if set(plain) != names:
        raise BrokenSealError(
            f"{place} does not have exactly the fields {', '.join(sorted(names))}"
        )


def _is(value: object, number: int) -> bool:
    """Whether a value is this whole number, and not ``true`` or ``1.0``."""
    return type(value) is int and value == number


def _count(plain: Mapping[str, Any], name: str) -> int:
    value = plain[name]
    if type(value) is not int or value < 1:
        raise BrokenSealError(f"{name} is {value!r}, not a number of 1 or more")
    return value


def _text(plain: Mapping[str, Any], name: str) -> str:
    if not isinstance(plain[name], str):
        raise BrokenSealError(f"{name} is {plain[name]!r}, not a text")
    return str(plain[name])


def _hex(plain: Mapping[str, Any], name: str, form: re.Pattern[str]) -> bytes:
    value = plain.get(name)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise BrokenSealError(f"{name} is {value!r}, not {form.pattern} in hexadecimal")
    return bytes.fromhex(value)


def _hashes(values: Any, place: str) -> tuple[bytes, ...]:
    if not isinstance(values, list):
        raise BrokenSealError(f"{place} has no list of hashes")
    named: Sequence[dict[str, Any]] = [{"hash": value} for value in values]
    return tuple(_hex(one, "hash", _HASH) for one in named)
