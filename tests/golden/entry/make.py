"""Writes the golden texts of two votes anew: ``python tests/golden/entry/make.py``.

The facts are those of ``tests/brief/entry/known.py``; the bytes have the quirks of real pastes
(Windows line ends, a byte-order mark, capitals without accents, marks of writing direction).
"""

from __future__ import annotations

from pathlib import Path

from tests.brief.entry.known import ES_11_7, ES_11_8, KnownVote, known_vote

HERE = Path(__file__).resolve().parent


def texts(vote: KnownVote) -> dict[str, str]:
    """The five forms, by file name."""
    return {
        "prose": vote.prose().replace("'", "’"),
        "lists": vote.lists().replace("\n", "\r\n"),
        "sheet": vote.sheet().replace("CÔTE D'IVOIRE", "COTE D'IVOIRE"),
        "library": vote.library_line(),
        "long": "\ufeff" + vote.table(),
        "wide": vote.wide("\t"),
        "shorthand": vote.shorthand().replace("no:", "\u200eno:\u200e"),
    }


def main() -> None:
    """Write every form of both votes."""
    known = {"es-11-7": ("A/ES-11/L.10", ES_11_7), "es-11-8": ("A/ES-11/L.11", ES_11_8)}
    for name, (draft, listed) in known.items():
        for form, text in texts(known_vote(draft, listed)).items():
            (HERE / f"{name}-{form}.txt").write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
