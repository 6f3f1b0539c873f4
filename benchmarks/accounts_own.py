"""How well `check` reads sentences of our own, those tuned on and those set aside.

The sentences were written from the list of claim types before any tuning; one in three, chosen by
a hash of its text, is aside: only its totals are ever printed. Three later sets (``unseen*.toml``)
were each scored once before anything was mended with them. The full record is the directory
named by ``HEMICYCLE_BENCH_RECORD``, else it is made from the real data.
"""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.claims import Score, by_type, match, report_misses, score
from benchmarks.data import ROOT, bench_record
from hemicycle.accounts.finding import short_name

WRITTEN = ROOT / "tests" / "accounts" / "written.toml"
#: Sets scored once as written: plain ones, and those set as traps for the checker.
_SETS = ("unseen*.toml", "adversarial*.toml")


@dataclass(frozen=True)
class Written:
    """One sentence with the claims a careful reader finds in it."""

    text: str
    vote: str
    claims: tuple[dict[str, Any], ...]

    @property
    def aside(self) -> bool:
        """Whether it is never tuned on."""
        return int(sha256(self.text.encode()).hexdigest(), 16) % 3 == 0

    @property
    def context(self) -> dict[str, str] | None:
        """What a checker is told of the vote."""
        return {"resolution": self.vote} if self.vote else None


def read_written(path: Path = WRITTEN) -> Iterator[Written]:
    """Sentences in the order of the file."""
    for group in tomllib.loads(path.read_text("utf-8"))["about"]:
        for text, claims in group["rows"]:
            yield Written(text, group["vote"], tuple(_claim(text, *claim) for claim in claims))


def _claim(
    text: str, words: str, kind: str, verdict: str, form: str, optional: str = ""
) -> dict[str, Any]:
    start = text.index(words)
    return {
        "start": start,
        "end": start + len(words),
        "text": words,
        "claim_type": kind,
        "expected_verdict": verdict.split("|")[0],
        "acceptable_verdicts": verdict.split("|"),
        "shaky": False,
        "optional": bool(optional),
        "form": form,
        "structured": {},
    }


@dataclass
class Forms:
    """How exact the structured form is, over matched claims whose form is written down."""

    compared: int = 0
    relation: int = 0
    value: int = 0
    subjects: float = 0.0
    resolution: int = 0

    def add(self, found: dict[str, Any], gold: dict[str, Any], vote: str) -> None:
        """Compare one matched pair."""
        mine, words = found["structured"], str(gold["form"]).split()
        if not words:
            return
        self.compared += 1
        self.resolution += not vote or _bare(vote) == _bare(mine["resolution"] or "")
        if "=" in words[0]:
            stated = {key: int(n) for key, n in (word.split("=") for word in words)}
            given = {k: n for k, n in (mine["value"] or {}).items() if k != "members"}
            self.relation += mine["relation"] == "tally"
            self.value += given == stated
            self.subjects += 1
            return
        self.relation += words[0] in (mine["relation"].removesuffix("_others"), mine["value"])
        self.value += 1
        named = {short_name(code) for code in words[1:]}
        said = set(mine["subjects"])
        both = len(named) + len(said)
        self.subjects += 2 * len(named & said) / both if named and both else 1

    def show(self) -> str:
        """Shares in one line."""
        n = self.compared or 1
        shares = (self.resolution, self.relation, self.value, self.subjects)
        names = ("resolution", "relation", "value", "subjects")
        shown = " ".join(
            f"{name} {share / n:.3f}" for name, share in zip(names, shares, strict=True)
        )
        return f"structure of {self.compared}: {shown}"


def _bare(symbol: str) -> str:
    return symbol.replace(" ", "").split("(")[0] if symbol.startswith("S/RES") else symbol


def traps_of(one: Written) -> Sequence[dict[str, Any]]:
    """A sentence without claims is a trap from end to end; half of it need not be covered."""
    return () if one.claims else ({"start": 0, "end": 1},)


def check_written(record: Any, one: Written) -> list[dict[str, Any]]:
    """The claims that `check` finds in the sentence."""
    from hemicycle.accounts import check

    claims: list[dict[str, Any]] = check(
        one.text, record=record, date="2026-06-30", context=one.context
    )["claims"]
    return claims


_WRONG = {("supported", "contradicted"), ("contradicted", "supported")}


def wrongly_judged(record: Any, one: Written) -> list[tuple[str, str]]:
    """Claims found whose verdict is the opposite of the one expected, and not acceptable."""
    found = check_written(record, one)
    return [
        (found[i]["text"], found[i]["verdict"])
        for i, j in match(found, one.claims).items()
        if (one.claims[j]["expected_verdict"], found[i]["verdict"]) in _WRONG
        and found[i]["verdict"] not in one.claims[j]["acceptable_verdicts"]
    ]


def asked_and_found(record: Any, sentences: Sequence[Written]) -> tuple[int, int]:
    """How many claims are required in the sentences, and how many of them are found."""
    asked = found = 0
    for one in sentences:
        taken = match(check_written(record, one), one.claims).values()
        required = [j for j, claim in enumerate(one.claims) if not claim["optional"]]
        asked += len(required)
        found += sum(j in taken for j in required)
    return asked, found


def _print(name: str, read: Sequence[tuple[Written, list[dict[str, Any]]]]) -> None:
    total = Score()
    trapped = sum(bool(found) for one, found in read if not one.claims)
    for one, found in read:
        total.add(score(found, one.claims, ()))
    rates = " ".join(f"{k} {v:.3f}" for k, v in total.rates().items() if k != "trap_rate")
    traps = sum(not one.claims for one, _ in read)
    print(f"{name:6s} {len(read)} sentences, traps {trapped}/{traps}: {rates}")
    forms = Forms()
    for one, found in read:
        for i, j in match(found, one.claims).items():
            forms.add(found[i], one.claims[j], one.vote)
    print(f"  {forms.show()}")
    for kind, row in by_type((found, one.claims) for one, found in read).items():
        print(f"  {kind:20s}", *(f"{n:6d}" for n in row))


def main() -> None:
    """Print the rates of both parts; with ``--misses`` what went wrong in the tuned one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        from hemicycle.record.record import open_record

        record = open_record(bench_record(Path(scratch)))
        read = [(one, check_written(record, one)) for one in read_written()]
        for path in sorted(
            (*WRITTEN.parent.glob("unseen*.toml"), *WRITTEN.parent.glob("adv*.toml"))
        ):
            _print(path.stem, [(one, check_written(record, one)) for one in read_written(path)])
    _print("tuned", [r for r in read if not r[0].aside])
    _print("aside", [r for r in read if r[0].aside])
    if given.misses:
        for one, found in read:
            if not one.aside:
                report_misses(one.text[:50], one.text, one.claims, found)


__all__ = [
    "WRITTEN",
    "Written",
    "asked_and_found",
    "check_written",
    "match",
    "read_written",
    "traps_of",
]

if __name__ == "__main__":
    main()
