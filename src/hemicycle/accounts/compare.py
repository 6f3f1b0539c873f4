"""Several articles side by side: who says what of a vote, and where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]


@dataclass(frozen=True)
class Statement:
    """One matter (a member on a vote, a column of a total) and what each file says of it.

    Parameters
    ----------
    matter
        ``Ukraine on A/RES/ES-11/8``.
    said
        Pairs of what is said and the files that say it; copies of one story count as one.
    """

    matter: str
    said: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def differ(self) -> bool:
        """Whether the files say different things."""
        return len(self.said) > 1


def statements(documents: Sequence[Document], stories: Sequence[int]) -> list[Statement]:
    """What at least two independent articles speak of, differences first.

    Parameters
    ----------
    documents
        As :func:`hemicycle.accounts.check` returns them.
    stories
        For each document the place of the first that tells the same story.
    """
    said: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, document in enumerate(documents):
        for matter, value in _statements(document):
            said[matter][value].add(number)
    found = []
    for matter, values in said.items():
        sources = {stories[n] for numbers in values.values() for n in numbers}
        if len(values) > 1 or len(sources) > 1:
            rows = tuple((v, _files(documents, stories, n)) for v, n in sorted(values.items()))
            found.append(Statement(matter, rows))
    return sorted(found, key=lambda s: (not s.differ, s.matter))


def _files(
    documents: Sequence[Document], stories: Sequence[int], numbers: set[int]
) -> tuple[str, ...]:
    """Names of the files, those of one story joined by an equals sign."""
    together: defaultdict[int, list[str]] = defaultdict(list)
    for number in sorted(numbers):
        together[stories[number]].append(str(documents[number]["file"]))
    return tuple(" = ".join(sorted(files)) for _, files in sorted(together.items()))


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
