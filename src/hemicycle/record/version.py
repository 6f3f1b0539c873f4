"""Which record this is: a hash of the layout, the merge and the files, in any order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

#: Number of the layout on disk; a newer one is refused, an older one is rebuilt from fragments.
RECORD_FORMAT = 1
#: Raised whenever the same fragments give other tables.
MERGE_VERSION = 4


def piece_label(file_hash: str, source: str, reader_version: int) -> str:
    """Identity of one file in a record: its bytes, what it was read as, and by which reader."""
    return f"{file_hash}:{source}:{reader_version}"


def version_of(labels: Iterable[str]) -> str:
    """Version of the record made of these files: 16 hexadecimal digits."""
    parts = [f"format {RECORD_FORMAT}", f"merge {MERGE_VERSION}", *sorted(set(labels))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
