"""How well `check` finds and judges claims: the scorer of the claims set, section 5 to the letter.

Run: ``python -m benchmarks.claims [SET.json ARTICLES_DIR] [--record DIR] [--no-context]
[--misses]``; without arguments the development set of the shared data against the full record.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.data import bench_record, shared

FAMILIES = (
    ("country_vote", "roster", "alignment", "count_others", "bloc"),
    ("tally", "comparison", "aggregate_count", "history_first", "last_use"),
    ("outcome", "veto", "amendment", "procedure", "sponsorship"),
    ("rule", "counterfactual_rule", "binding_force", "membership"),
    ("date",),
    ("text_content",),
)
FAMILY = {kind: number for number, family in enumerate(FAMILIES) for kind in family}
VERDICTS = ("supported", "contradicted", "not_checkable")

Claim = Mapping[str, Any]


@dataclass
class Score:
    """Counts over some documents; rates are computed, never stored."""

    required: int = 0
    found: int = 0
    matched: int = 0
    counted: int = 0
    traps: int = 0
    trapped: int = 0
    strict: int = 0
    lenient: int = 0
    accused: int = 0
    comforted: int = 0
    decidable: int = 0
    decided: int = 0
    end_to_end: int = 0
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: Score) -> None:
        """Add the counts of another document."""
        for name, value in vars(other).items():
            if name == "verdicts":
                self.verdicts.update(value)
            else:
                setattr(self, name, getattr(self, name) + value)

    def rates(self) -> dict[str, float]:
        """Shares of section 5; a share of nothing is 1."""
        recall = _share(self.found, self.required)
        precision = _share(self.matched, self.counted)
        supported = sum(n for (gold, _), n in self.verdicts.items() if gold == "supported")
        wrong = sum(n for (gold, _), n in self.verdicts.items() if gold == "contradicted")
        return {
            "recall": recall,
            "precision": precision,
            "f1": 2 * recall * precision / (recall + precision) if recall + precision else 0.0,
            "trap_rate": self.trapped / self.traps if self.traps else 0.0,
            "strict": _share(self.strict, sum(self.verdicts.values())),
            "lenient": _share(self.lenient, sum(self.verdicts.values())),
            "false_accusation": self.accused / supported if supported else 0.0,
            "false_comfort": self.comforted / wrong if wrong else 0.0,
            "coverage": _share(self.decided, self.decidable),
            "end_to_end": _share(self.end_to_end, self.required),
        }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def overlap(a: Claim, b: Claim) -> int:
    """Characters in common."""
    return max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))


def covers(claim: Claim, gold: Claim) -> bool:
    """Whether a prediction covers at least half of the gold span."""
    return 2 * overlap(claim, gold) >= gold["end"] - gold["start"]


def match(predicted: Sequence[Claim], gold: Sequence[Claim]) -> dict[int, int]:
    """One-to-one matching, largest overlap first: index of the gold claim by prediction."""
    pairs = [
        (-overlap(p, g), i, j)
        for i, p in enumerate(predicted)
        for j, g in enumerate(gold)
        if FAMILY[p["type"]] == FAMILY[g["claim_type"]] and covers(p, g)
    ]
    taken: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in taken and j not in taken.values():
            taken[i] = j
    return taken


def is_required(gold: Claim) -> bool:
    """Whether finding the claim is rewarded."""
    return not gold["optional"] and not gold.get("duplicate_of")


def score(predicted: Sequence[Claim], gold: Sequence[Claim], traps: Sequence[Claim]) -> Score:
    """Section 5 for one document."""
    taken = match(predicted, gold)
    total = Score(required=sum(map(is_required, gold)), traps=len(traps))
    for i, claim in enumerate(predicted):
        if i in taken:
            # Optional claims are neither rewarded nor punished; a match counts only if required.
            if is_required(gold[taken[i]]):
                total.found += 1
                total.matched += 1
                total.counted += 1
        elif not only_touches_optional(claim, gold):
            total.counted += 1
    stray = [claim for i, claim in enumerate(predicted) if i not in taken]
    total.trapped = sum(any(covers(c, trap) for c in stray) for trap in traps)
    for i, j in taken.items():
        _judge(total, predicted[i], gold[j])
    return total


def only_touches_optional(claim: Claim, gold: Sequence[Claim]) -> bool:
    """Whether the prediction overlaps gold claims, all of them optional or duplicates."""
    touched = [g for g in gold if overlap(claim, g)]
    return bool(touched) and not any(map(is_required, touched))


def _judge(total: Score, claim: Claim, gold: Claim) -> None:
    expected, given = gold["expected_verdict"], claim["verdict"]
    total.verdicts[expected, given] += 1
    total.strict += given == expected
    total.lenient += given in gold["acceptable_verdicts"]
    if expected == "supported" and given == "contradicted" and not gold["shaky"]:
        total.accused += 1
    if expected == "contradicted" and given == "supported":
        total.comforted += 1
    if expected != "not_checkable":
        total.decidable += 1
        total.decided += given != "not_checkable"
    if is_required(gold) and given in gold["acceptable_verdicts"]:
        total.end_to_end += names_right_vote(claim, gold)


def _listed(value: Any) -> set[str]:
    values = value if isinstance(value, list) else [value]
    return {str(v).replace(" ", "") for v in values if v}


def names_right_vote(claim: Claim, gold: Claim) -> bool:
    """Whether the evidence names every vote the gold claim is about (none asked: true)."""
    wanted = _listed(gold["structured"].get("resolution"))
    return wanted <= _listed(claim["structured"].get("resolution"))


@dataclass
class Structure:
    """Exactness of the structured form, over matches."""

    matches: int = 0
    body: int = 0
    resolution: int = 0
    relation: int = 0
    value: int = 0
    subjects: float = 0.0

    def add(self, claim: Claim, gold: Claim) -> None:
        """Compare one matched pair."""
        mine, theirs = claim["structured"], gold["structured"]
        self.matches += 1
        self.body += mine.get("body") == theirs.get("body")
        self.resolution += _listed(mine.get("resolution")) == _listed(theirs.get("resolution"))
        self.relation += mine.get("relation") == theirs.get("relation")
        self.value += mine.get("value") == theirs.get("value")
        a, b = set(mine.get("subjects") or ()), set(theirs.get("subjects") or ())
        self.subjects += 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def by_type(
    documents: Iterable[tuple[Sequence[Claim], Sequence[Claim]]],
) -> dict[str, tuple[int, int, int, int]]:
    """Per claim type: required, found, matched, strictly right."""
    rows: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for predicted, gold in documents:
        for claim in gold:
            rows[claim["claim_type"]][0] += is_required(claim)
        for i, j in match(predicted, gold).items():
            row = rows[gold[j]["claim_type"]]
            row[1] += is_required(gold[j])
            row[2] += 1
            row[3] += predicted[i]["verdict"] == gold[j]["expected_verdict"]
    return {kind: (r[0], r[1], r[2], r[3]) for kind, r in sorted(rows.items())}


Checker = Callable[[str, Mapping[str, Any]], Sequence[Claim]]


def read_set(path: Path, articles: Path) -> list[tuple[dict[str, Any], str]]:
    """Documents of the set with their text."""
    documents = json.loads(path.read_text(encoding="utf-8"))["documents"]
    return [(d, d["text"] if "text" in d else _raw(articles / d["file"])) for d in documents]


def _raw(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _checker(record: str | None, *, with_context: bool) -> Checker:
    from hemicycle.accounts import check
    from hemicycle.record.record import open_record

    opened = open_record(record)

    def run(text: str, document: Mapping[str, Any]) -> Sequence[Claim]:
        context = document.get("context") if with_context else None
        day = document.get("as_of") or document.get("publication_date")
        claims: Sequence[Claim] = check(text, record=opened, date=day, context=context)["claims"]
        return claims

    return run


def main() -> None:
    """Print the figures of section 5 and the table per type."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", type=Path, nargs="?")
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--record", help="default: the full record, made from the real data")
    parser.add_argument("--no-context", action="store_true")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    read = read_set(
        given.set or shared() / "claims-dev.json", given.articles or shared() / "articles"
    )
    with tempfile.TemporaryDirectory() as scratch:
        record = given.record or bench_record(Path(scratch))
        run = _checker(record, with_context=not given.no_context)
        results = [(document, text, run(text, document)) for document, text in read]
    _report(results)
    if given.misses:
        for document, text, predicted in results:
            report_misses(document["doc_id"], text, document["claims"], predicted)


def _report(results: Sequence[tuple[dict[str, Any], str, Sequence[Claim]]]) -> None:
    kinds: defaultdict[str, Score] = defaultdict(Score)
    structure = Structure()
    for document, _, predicted in results:
        one = score(predicted, document["claims"], document.get("non_claims", []))
        kinds[document["kind"]].add(one)
        kinds["all"].add(one)
        for i, j in match(predicted, document["claims"]).items():
            structure.add(predicted[i], document["claims"][j])
    for kind, total in sorted(kinds.items()):
        print(f"{kind:13s}", " ".join(f"{k} {v:.3f}" for k, v in total.rates().items()))
    print("verdicts, gold by row:", VERDICTS)
    for gold in VERDICTS:
        print(f"  {gold:14s}", *(f"{kinds['all'].verdicts[gold, v]:5d}" for v in VERDICTS))
    n = structure.matches or 1
    for name in ("body", "resolution", "relation", "value", "subjects"):
        print(f"structure {name}: {getattr(structure, name) / n:.3f}")
    print("type                  required found matched strict")
    for kind, row in by_type((p, d["claims"]) for d, _, p in results).items():
        print(f"  {kind:20s}", *(f"{n:6d}" for n in row))


def report_misses(name: str, text: str, gold: Sequence[Claim], predicted: Sequence[Claim]) -> None:
    """Print what was missed, invented or judged otherwise in one document."""
    taken = match(predicted, gold)
    for j, claim in enumerate(gold):
        if is_required(claim) and j not in taken.values():
            print(name, "MISSED", claim["claim_type"], repr(claim["text"]))
    for i, claim in enumerate(predicted):
        shown = f"{claim['type']} {text[claim['start'] : claim['end']]!r} {claim['verdict']}"
        why = claim["evidence"]["computation"]
        if i not in taken and not only_touches_optional(claim, gold):
            print(name, "EXTRA ", shown, "|", why)
        elif i in taken and claim["verdict"] != gold[taken[i]]["expected_verdict"]:
            wanted = gold[taken[i]]
            mark = "LENIENT" if claim["verdict"] in wanted["acceptable_verdicts"] else "WRONG"
            print(name, mark, shown, "<-", wanted["expected_verdict"], "|", why)


if __name__ == "__main__":
    main()
