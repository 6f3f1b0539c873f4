"""Several articles side by side: copies of one story, and claims on which they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

Document = dict[str, Any]


def near_copies(documents: Sequence[Document], *, least: float = 0.6) -> Iterator[str]:
    """Pairs that share most of their claims word for word: a second copy is no second source."""
    said = [{c["text"].lower() for c in d["claims"]} for d in documents]
    for a, b in combinations(range(len(documents)), 2):
        smaller = min(len(said[a]), len(said[b]))
        if smaller >= 5 and len(said[a] & said[b]) / smaller >= least:
            yield (
                f"{documents[a]['file']} and {documents[b]['file']} carry one story: "
                "a claim in both is not confirmed by the second"
            )


def differences(documents: Sequence[Document]) -> list[tuple[str, str]]:
    """Claims on one member and vote, or one total, that the articles state differently."""
    said: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for document in documents:
        for key, value in _statements(document):
            said[key][value].add(str(document["file"]))
    return [
        (
            key,
            "; ".join(f"{value}: {', '.join(sorted(files))}" for value, files in sorted(v.items())),
        )
        for key, v in sorted(said.items())
        if len(v) > 1
    ]


def _statements(document: Document) -> Iterator[tuple[str, str]]:
    for claim in document["claims"]:
        form = claim["structured"]
        if not isinstance(form["resolution"], str):
            continue
        if claim["type"] in ("country_vote", "roster"):
            for name in form["subjects"]:
                yield f"{name} on {form['resolution']}", str(form["relation"])
        elif claim["type"] == "tally" and isinstance(form["value"], dict):
            for column, number in form["value"].items():
                if "_" not in column:
                    yield f"{column} on {form['resolution']}", str(number)
