"""How ``sc-2025-02-24.jsonl`` was made: the shipped script of the Council's meeting, sealed.

``python -m tests.golden.journal.make`` seals it anew, with another key, id and nonces.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hemicycle.chamber.export import sealed_export
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.played import plain
from hemicycle.meeting.script import play, read_script

NAME = "sc-2025-02-24"
AT = datetime(2025, 2, 24, 20, 0, tzinfo=UTC)


def sealed(script: str) -> bytes:
    """A shipped script as the sealed export of a meeting."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Journal.open(Path(folder) / "m.db", SealKey.fresh()) as journal,
    ):
        played = play(read_script(script))
        opening = {"chamber": "begun", "title": script}
        meeting = journal.begin(opening, actor="officer", at=AT).meeting
        journal.append(meeting, 1, plain(played.events), actor="officer", at=AT)
        return sealed_export(journal, meeting, at=AT)


if __name__ == "__main__":
    Path(__file__).with_name(f"{NAME}.jsonl").write_bytes(sealed(NAME))
