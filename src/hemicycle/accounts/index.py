"""Votes of a record by tally, day and reference: built once per record, then only looked up."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple
from weakref import WeakKeyDictionary, proxy

from hemicycle.domain.symbol import parse_symbol
from hemicycle.domain.vote import Position, Question, VoteEvent
from hemicycle.errors import HemicycleError
from hemicycle.record.record import Record

_BODIES = ("GA", "SC", "HRC")
#: So many answers are kept with an index; when there are more, all are let go.
_MOST = 20_000

Asked = TypeVarTuple("Asked")
Answer = TypeVar("Answer")


def remembered(
    work: Callable[[VoteIndex, *Asked], Answer],
) -> Callable[[VoteIndex, *Asked], Answer]:
    """The answer kept with the index it was asked of: what a record says of a vote never changes.

    What is asked must be hashable, and nobody may change the answer.
    """

    @wraps(work)
    def asked(index: VoteIndex, /, *about: *Asked) -> Answer:
        memory, key = index.memory, (work, about)
        try:
            answer: Answer = memory[key]
        except KeyError:
            answer = work(index, *about)
            if len(memory) >= _MOST:
                memory.clear()
            memory[key] = answer
        return answer

    return asked


class VoteIndex:
    """What readers of articles ask of a record, without touching its tables again."""

    def __init__(self, record: Record) -> None:
        self.record_version = record.version
        # Not held: the index goes when its record goes.
        self._record: Record = proxy(record)
        self.memory: dict[tuple[object, tuple[object, ...]], Any] = {}
        self.last: dict[str, str] = {
            b: c["last"] for b, c in record.coverage.items() if b in _BODIES and c["last"]
        }
        self.by_tally: dict[tuple[int, int, int], list[str]] = defaultdict(list)
        self.by_pair: dict[tuple[int, int], list[str]] = defaultdict(list)
        self.by_day: dict[date, list[str]] = defaultdict(list)
        self.by_series: dict[str, list[str]] = defaultdict(list)
        self.council_lost: list[str] = []
        #: Votes laid over the record that no source has yet.
        self.provisional: frozenset[str] = frozenset()
        #: What the provisional votes are called.
        self.provisional_names: dict[str, tuple[str, ...]] = {}
        self.children: dict[str, list[str]] = defaultdict(list)
        self.amendments: dict[str, list[str]] = defaultdict(list)
        self.rows: dict[str, dict[str, Any]] = {}
        self.events: dict[str, VoteEvent] = {}
        self.stands: dict[str, dict[str, Position]] = {}
        self._corrections: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._titles: dict[str, tuple[str, ...]] | None = None
        #: Totals (yes, no, abstaining) that another source gives for a vote.
        self.told_elsewhere: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        self._load(record)

    def _load(self, record: Record) -> None:
        columns = (
            "vote_id",
            "body",
            "date",
            "symbol",
            "question",
            "parent",
            "series",
            "source",
            "counted_yes",
            "counted_no",
            "counted_abstain",
            "announced_yes",
            "announced_no",
            "announced_abstain",
        )
        for row in record.votes.select(columns).iter_rows(named=True):
            if row["body"] not in _BODIES:
                continue
            self.rows[row["vote_id"]] = row
            if row["parent"]:
                self.children[row["parent"]].append(row["vote_id"])
                if row["question"] == Question.AMENDMENT.value:
                    self.amendments[row["parent"]].append(row["vote_id"])
            if row["series"] and row["parent"] is None:
                self.by_series[row["series"]].append(row["vote_id"])
            if row["body"] == "SC" and row["date"] and "/RES/" not in (row["symbol"] or ""):
                self.council_lost.append(row["vote_id"])
            if row["date"]:
                self.by_day[row["date"]].append(row["vote_id"])
            for kind in ("counted", "announced"):
                tally = tuple(row[f"{kind}_{c}"] for c in ("yes", "no", "abstain"))
                if None not in tally and row["vote_id"] not in self.by_tally[tally]:
                    self.by_tally[tally].append(row["vote_id"])
                    self.by_pair[tally[0], tally[1]].append(row["vote_id"])
        for row in record.corrections.iter_rows(named=True):
            self._corrections[row["vote_id"]].append((row["cast"], row["intended"]))
        self._load_disagreements(record)
        for vote_id in list(self._corrections):
            self._index_corrected(vote_id)

    def _load_disagreements(self, record: Record) -> None:
        """Totals that sources give differently, and the votes found by them."""
        rows = record.findings.select("vote_id", "kind", "witness").iter_rows(named=True)
        for row in rows:
            if row["kind"] == "sources_disagree" and row["vote_id"] in self.rows:
                for whole in _totals_told(row["witness"]):
                    self._index_told(row["vote_id"], whole)

    def _index_told(self, vote_id: str, whole: tuple[int, int, int]) -> None:
        told = self.told_elsewhere[vote_id]
        if whole not in told:
            told.append(whole)
        if vote_id not in self.by_tally[whole]:
            self.by_tally[whole].append(vote_id)
            self.by_pair[whole[0], whole[1]].append(vote_id)

    def _index_corrected(self, vote_id: str) -> None:
        """The total as the press gives it after members stated their votes anew."""
        row = self.rows.get(vote_id)
        if row is None or row["announced_yes"] is None:
            return
        shifted = []
        for column in ("yes", "no", "abstain"):
            stated = self._corrections[vote_id]
            name = column.upper()
            moved = sum((new == name) - (old == name) for old, new in stated)
            shifted.append((row[f"announced_{column}"] or 0) + moved)
        self.by_tally[shifted[0], shifted[1], shifted[2]].append(vote_id)
        self.by_pair[shifted[0], shifted[1]].append(vote_id)

    def event(self, vote_id: str) -> VoteEvent:
        """The vote."""
        if vote_id not in self.events:
            self.events[vote_id] = self._record.event(vote_id)
        return self.events[vote_id]

    def positions(self, vote_id: str) -> dict[str, Position]:
        """Position by member, as far as the record has names."""
        if vote_id not in self.stands:
            self.stands[vote_id] = self._record.positions(vote_id) or {}
        return self.stands[vote_id]

    def corrections(self, vote_id: str) -> list[tuple[str, str]]:
        """(cast, intended) of members that later said otherwise."""
        return self._corrections.get(vote_id, [])

    def resolve(self, reference: str, body: str | None = None) -> tuple[str, ...]:
        """Votes on the text that a symbol means; amendments and parts only if named themselves."""
        if body is None and reference in self.provisional_names:
            return self.provisional_names[reference]
        return self._resolve(reference, body)

    @remembered
    def _resolve(self, reference: str, body: str | None) -> tuple[str, ...]:
        for spelled in _spellings(reference, body):
            found = [i for i in self._record.resolve(spelled) if i in self.rows]
            if _LATER_PART.search(spelled):  # "234 B" is not what is held as "234"
                found = [i for i in found if _LETTERED.search(str(self.rows[i]["symbol"]))]
            texts = [i for i in found if self.rows[i]["parent"] is None]
            final = [i for i in texts if self.rows[i]["question"] == Question.DRAFT.value]
            if final or texts or found:
                return tuple(final or texts or found)
        return ()

    def yearly(self, vote_id: str) -> tuple[str, ...]:
        """Assembly texts of the same title as this one, oldest first: a text put every year."""
        if self._titles is None:
            self._titles = self._by_title()
        return self._titles.get(vote_id, ())

    def _by_title(self) -> dict[str, tuple[str, ...]]:
        """Whole Assembly texts beside all of their title, by vote; lone titles are left out."""
        found: dict[str, list[str]] = defaultdict(list)
        votes = self._record.votes.select("vote_id", "title")
        for vote_id, title in votes.iter_rows():
            row = self.rows.get(vote_id)
            if not title or row is None or row["body"] != "GA" or not row["symbol"]:
                continue
            if row["question"] == Question.DRAFT.value and row["date"] and not row["parent"]:
                found[_plain_title(title)].append(vote_id)
        rows = [sorted(ids, key=lambda v: (str(self.rows[v]["date"]), v)) for ids in found.values()]
        return {vote_id: tuple(ids) for ids in rows if len(ids) > 1 for vote_id in ids}

    def on_days(self, day: date, before: int, body: str | None = None) -> list[str]:
        """Votes on texts on a day or up to some days before it, latest day first."""
        found: list[str] = []
        for back in range(min(before + 1, day.toordinal())):
            ids = self.by_day.get(day - timedelta(days=back), ())
            found += [
                i
                for i in ids
                if self.rows[i]["parent"] is None and (body is None or self.rows[i]["body"] == body)
            ]
        return found


def _totals_told(witness: str) -> Iterator[tuple[int, int, int]]:
    """Totals in what a finding shows: by source, as announced and as counted."""
    seen = json.loads(witness)
    for part in seen if isinstance(seen, list) else [seen]:
        for told in part.get("totals", {}).values() if isinstance(part, dict) else ():
            for yes, no, abstain, *_ in told.values():
                if None not in (yes, no, abstain):
                    yield yes, no, abstain


def _plain_title(title: str) -> str:
    """A title without what varies from year to year: case, signs, "of America"."""
    plain = title.lower().replace("unites states", "united states").replace(" of america", "")
    return re.sub(r"[^a-z]+", " ", plain).strip()


#: "A/RES/67/234 B": a part that is not the first; and a symbol that names parts.
_LATER_PART = re.compile(r"A/RES/\d+/\d+ ?[B-Z]$")
_LETTERED = re.compile(r"\d ?[A-Z]")


def _spellings(reference: str, body: str | None) -> list[str]:
    found = [reference]
    bare = reference.strip()
    if bare.isdigit():
        return [f"SC-{bare}"] if body != "GA" else [f"SC-{bare}", bare]
    try:
        symbol = parse_symbol(bare, body=body)
    except HemicycleError:
        return found
    return [str(symbol), symbol.vote_id, reference]


_INDEXES: WeakKeyDictionary[Record, VoteIndex] = WeakKeyDictionary()


def index_of(record: Record) -> VoteIndex:
    """The index of a record; a second call costs nothing."""
    found = _INDEXES.get(record)
    if found is None:
        found = _INDEXES[record] = VoteIndex(record)
    return found
