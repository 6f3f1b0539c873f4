"""Check a sealed meeting export with nothing of hemicycle: this file and one signature check.

    python verify_sealed.py EXPORT [--key FINGERPRINT] [--head FILE]... [--receipt FILE]...

Exit 0: verified. 1: not verified, or the signer is unknown. Needs Python 3.11 and ``cryptography``.
Written from docs/seal-format.md alone and kept short, so that it can be read in one sitting.
"""

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

HEX32, HEX64 = re.compile("[0-9a-f]{64}"), re.compile("[0-9a-f]{128}")
ABOUT = {"entries", "heads", "hemicycle_sealed", "key", "meeting"}
ENTRY = {"actor", "at", "event", "meeting", "sequence"}
HEAD = {"at", "hemicycle_head", "key", "meeting", "nonce", "previous", "root", "size"}
RECEIPT = {"hemicycle_receipt", "key", "leaf", "meeting", "sequence"}


def need(condition, message):
    if not condition:
        raise ValueError(message)


def sha(data):
    return hashlib.sha256(data).digest()


# --- canonical JSON (RFC 8785, without fractions) -------------------------------------------------


def canonical(value):
    if isinstance(value, dict):
        pairs = sorted(value.items(), key=lambda pair: pair[0].encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(k)}:{canonical(v)}" for k, v in pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    need(not isinstance(value, float), "a number with a fraction")
    need(not isinstance(value, int) or abs(value) < 2**53, "a number too large")
    return json.dumps(value, ensure_ascii=False)


def parse(data, fields):
    def once(pairs):
        need(len(dict(pairs)) == len(pairs), "a field stands twice")
        return dict(pairs)

    plain = json.loads(data, object_pairs_hook=once)
    need(isinstance(plain, dict) and set(plain) == fields, f"fields other than {sorted(fields)}")
    return plain


def parse_line(line, fields):
    plain = parse(line, fields)
    need(canonical(plain).encode() == line, f"not in canonical spelling: {line[:60]!r}")
    return plain


def is_count(value):
    return type(value) is int and value >= 1


def is_hex(value, form):
    return isinstance(value, str) and form.fullmatch(value) is not None


# --- Merkle tree (RFC 6962, as its definitions say, one level at a time) ------------------------


def root_of(leaves):
    """Pairing neighbours and carrying an odd last one up gives the tree of RFC 6962."""
    level = list(leaves)
    while len(level) > 1:
        pairs = [sha(b"\x01" + a + b) for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0]


def inclusion(leaves, index):
    """PATH(m, D[n]) by its recursive definition."""
    if len(leaves) == 1:
        return []
    k = 1 << (len(leaves) - 1).bit_length() - 1
    if index < k:
        return [*inclusion(leaves[:k], index), root_of(leaves[k:])]
    return [*inclusion(leaves[k:], index - k), root_of(leaves[:k])]


def consistency(leaves, old, whole=True):
    """SUBPROOF(m, D[n], b) by its recursive definition."""
    if old == len(leaves):
        return [] if whole else [root_of(leaves)]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    if old <= k:
        return [*consistency(leaves[:k], old, whole), root_of(leaves[k:])]
    return [*consistency(leaves[k:], old - k, False), root_of(leaves[:k])]


# --- what the file says ---------------------------------------------------------------------------


def check_signature(public, signature, plain):
    need(is_hex(signature, HEX64), "a signature is 64 bytes in hexadecimal")
    need(plain["key"] == sha(public).hex(), "signed with another key")
    key = Ed25519PublicKey.from_public_bytes(public)
    try:
        key.verify(bytes.fromhex(signature), canonical(plain).encode())
    except InvalidSignature:
        raise ValueError("a signature does not fit") from None


def check_head(sealed, meeting, public, leaves):
    head = sealed["head"]
    need(isinstance(head, dict) and set(head) == HEAD, "no head")
    need(repr(head["hemicycle_head"]) == "1" and head["meeting"] == meeting, "a strange head")
    need(isinstance(head["at"], str) and isinstance(head["nonce"], str), "head without time, nonce")
    need(head["previous"] is None or is_hex(head["previous"], HEX32), "head with a wrong previous")
    need(is_count(head["size"]), "head without a size")
    check_signature(public, sealed["signature"], head)
    need(head["size"] <= len(leaves), f"a head seals {head['size']} entries, here are fewer")
    need(head["root"] == root_of(leaves[: head["size"]]).hex(), "a head seals other entries")
    return head


def check_export(data):
    first, *lines = data.split(b"\n")
    about = parse_line(first, ABOUT)
    need(repr(about["hemicycle_sealed"]) == "1", "another format")
    count, heads, meeting = about["entries"], about["heads"], about["meeting"]
    need(is_count(count) and is_count(heads) and isinstance(meeting, str), "a wrong first line")
    need(is_hex(about["key"], HEX32), "no key")
    need(lines.pop() == b"" and len(lines) == count + heads, "lines are missing or too many")
    for number, line in enumerate(lines[:count], 1):
        entry = parse(line, ENTRY)
        need(repr(entry["sequence"]) == str(number), f"entry {number} is out of order")
        need(entry["meeting"] == meeting and isinstance(entry["event"], dict), "a strange entry")
        need(isinstance(entry["actor"], str) and isinstance(entry["at"], str), "a strange entry")
    public, leaves = bytes.fromhex(about["key"]), [sha(b"\x00" + line) for line in lines[:count]]
    before, sealed_before = None, 0
    for line in lines[count:]:
        sealed = parse_line(line, {"consistency", "head", "signature"})
        head = check_head(sealed, meeting, public, leaves)
        need(head["previous"] == before, "a head does not follow the one before")
        need(head["size"] > sealed_before, "a head does not go further than the one before")
        grown = consistency(leaves[: head["size"]], sealed_before) if sealed_before else []
        need(sealed["consistency"] == [h.hex() for h in grown], "a wrong consistency proof")
        before, sealed_before = sha(canonical(head).encode()).hex(), head["size"]
    need(sealed_before == count, "the last head does not cover the last entries")
    return meeting, public, leaves


def check_receipt(data, meeting, public, leaves):
    plain = parse(data, {"proof", "receipt", "sealed", "signature"})
    promise, proof, sealed = plain["receipt"], plain["proof"], plain["sealed"]
    need(isinstance(promise, dict) and set(promise) == RECEIPT, "no receipt")
    need(repr(promise["hemicycle_receipt"]) == "1", "a receipt of another format")
    need(promise["meeting"] == meeting, "a receipt of another meeting")
    check_signature(public, plain["signature"], promise)
    need(is_count(promise["sequence"]) and promise["sequence"] <= len(leaves), "entry is missing")
    index = promise["sequence"] - 1
    need(promise["leaf"] == leaves[index].hex(), f"entry {index + 1} is not the one promised")
    head = None if sealed is None else check_head(sealed, meeting, public, leaves)
    if proof is not None:
        need(head and index < head["size"], "a proof without the head it leads to")
        path = inclusion(leaves[: head["size"]], index)
        need(proof == [h.hex() for h in path], "a wrong inclusion proof")


def main(words):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("export", type=Path)
    parser.add_argument("--key", help="fingerprint of the key")
    parser.add_argument("--head", type=Path, action="append", default=[])
    parser.add_argument("--receipt", type=Path, action="append", default=[])
    asked = parser.parse_args(words)
    try:
        meeting, public, leaves = check_export(asked.export.read_bytes())
        for path in asked.head:
            check_head(parse(path.read_bytes(), {"head", "signature"}), meeting, public, leaves)
        for path in asked.receipt:
            check_receipt(path.read_bytes(), meeting, public, leaves)
        named = re.sub("[^0-9a-z]", "", (asked.key or "").lower())
        need(asked.key is None or named == sha(public).hex(), "sealed with another key")
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        print(f"NOT verified: {error}")  # noqa: T201
        return 1
    told = f"{len(leaves)} entries of meeting {meeting}, key {sha(public).hex()}"
    print("verified:" if asked.key else "self-consistent, signer unknown:", told)  # noqa: T201
    return 0 if asked.key else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
