"""What is being typed, completed: votes by symbol, members, bodies, matters, subjects, titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import quote, urlencode

from hemicycle.domain.body import BODIES
from hemicycle.web.library import Shelf
from hemicycle.web.matters import matters
from hemicycle.web.rows import lines_of
from hemicycle.web.search.facets import Asked, narrowed
from hemicycle.web.search.find import Found, beginning, find
from hemicycle.web.search.index import Index, Named, index_of, may_be_symbol, name_key, symbol_key
from hemicycle.web.search.words import folded_words

#: Most of each kind, and of titles.
_MOST = {"vote": 3, "member": 3, "body": 2, "matter": 2, "subject": 2, "title": 4}
_TITLE, _NAMED = 110, 8


@dataclass(frozen=True)
class Suggestion:
    """One line under the field.

    Parameters
    ----------
    kind
        ``vote``, ``member``, ``body``, ``matter``, ``subject`` or ``votes`` (all that are found).
    label, detail
        What it is called, and what tells it from others.
    href
        Where it leads on this site.
    """

    kind: str
    label: str
    detail: str
    href: str


@dataclass(frozen=True)
class Suggested:
    """Everything for one query, the likeliest first."""

    query: str
    corrected: dict[str, str]
    votes: int
    items: tuple[Suggestion, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "q": self.query,
            "corrected": self.corrected,
            "votes": self.votes,
            "suggestions": [asdict(one) for one in self.items],
        }


def suggested(shelf: Shelf, query: str) -> Suggested:
    """Completions of a query; none for an empty one."""
    if not query.strip():
        return Suggested(query, {}, 0, ())
    index = index_of(shelf)
    found = find(index, query)
    corrected = _corrected_names(index, query, found)
    words = [corrected.get(word, word) for word in folded_words(query)]
    symbols = _symbols(index, query)
    titles = [row for row in found.rows[: 2 * _MOST["title"]].tolist() if row not in symbols]
    items = [
        *_votes(shelf, index, symbols),
        *(_bodies(shelf, words) if words else ()),
        *(_members(index, words) if words else ()),
        *(_matters(shelf, words) if words else ()),
        *(_subjects(index, words) if words else ()),
        *_votes(shelf, index, titles[: _MOST["title"]]),
        *_of_member(index, words),
        *_all(query, found),
    ]
    return Suggested(query, corrected, len(found.rows), tuple(items))


def _corrected_names(index: Index, query: str, found: Found) -> dict[str, str]:
    """Corrections of the votes' words, without those that begin a member's name as typed."""
    named = {
        word for word in found.corrected if any(f" {word}" in name.words for name in index.names)
    }
    return {word: near for word, near in found.corrected.items() if word not in named}


def _symbols(index: Index, query: str) -> list[int]:
    """Rows of votes by symbol: the one typed, else those that begin so."""
    key = symbol_key(query)
    if not may_be_symbol(key):
        return []
    begun = beginning(index, key)
    exact = [row for name, row in begun if name == key]
    rows = exact or ([row for _, row in begun] if "/" in key or "-" in key else [])
    return sorted(dict.fromkeys(rows))[: _MOST["vote"]]


def _votes(shelf: Shelf, index: Index, rows: Iterable[int]) -> Iterator[Suggestion]:
    for line in lines_of(shelf, (index.votes["vote_id"][row] for row in rows)):
        day = f"{line['date']} · " if line["date"] else ""
        title = line["title"] if len(line["title"]) <= _TITLE else line["title"][:_TITLE] + "…"
        detail = (day + title).removesuffix(" · ")
        yield Suggestion("vote", line["label"], detail, f"/vote/{quote(line['vote_id'], safe='')}")


def _bodies(shelf: Shelf, words: list[str]) -> Iterator[Suggestion]:
    named = [
        Named(name_key(f"{code} {name}"), code, name, held["votes"])
        for code, held in shelf.record.coverage.items()
        for name in (BODIES[code].name if code in BODIES else code,)
    ]
    for one in _best(named, words, _MOST["body"]):
        detail = f"{one.key} · {_number(one.weight, 'vote')}"
        yield Suggestion("body", one.label, detail, f"/body/{quote(one.key, safe='')}")


def _members(index: Index, words: list[str]) -> Iterator[Suggestion]:
    for one in _best(index.names, words, _MOST["member"]):
        detail = f"{one.key} · {_number(one.weight, 'ballot')}"
        yield Suggestion("member", one.label, detail, f"/member/{quote(one.key, safe='')}")


def members_called(index: Index, query: str) -> list[Named]:
    """Members in whose name, present or past, every word begins a word."""
    words = folded_words(query)
    return _best(index.names, words, _NAMED) if words else []


def _matters(shelf: Shelf, words: list[str]) -> Iterator[Suggestion]:
    """Texts that come back, once they have been put together; nobody waits for it here."""
    if not shelf.has("matters"):
        return
    named = shelf.once(
        ("search", "matters"),
        lambda: [
            Named(name_key(one.title), one.slug, one.title, len(one.votes))
            for one in matters(shelf).values()
        ],
    )
    for one in _best(named, words, _MOST["matter"]):
        detail = f"{_number(one.weight, 'text')} through time"
        yield Suggestion("matter", one.label, detail, f"/matter/{quote(one.key, safe='')}")


def _subjects(index: Index, words: list[str]) -> Iterator[Suggestion]:
    for one in _best(index.subjects, words, _MOST["subject"]):
        address = urlencode({"subject": one.key})
        yield Suggestion("subject", one.label, _number(one.weight, "vote"), f"/votes?{address}")


def _of_member(index: Index, words: list[str]) -> Iterator[Suggestion]:
    """``france nuclear`` and ``nuclear france``: how that member voted on that."""
    for cut in range(1, len(words)):
        for name, rest in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            called = "".join(f" {word}" for word in name)
            member = next((one for one in index.names if one.words == called), None)
            if member is None:
                continue
            wanted = Asked(q=" ".join(rest), member=member.key)
            number = len(narrowed(index, find(index, " ".join(rest)), wanted).rows)
            if number:
                label = f"{member.label} on “{' '.join(rest)}”"
                yield Suggestion(
                    "votes", label, _number(number, "vote"), f"/votes?{wanted.query()}"
                )


def _all(query: str, found: Found) -> Iterator[Suggestion]:
    number = len(found.rows)
    if number > 1:
        label = f"All {number:,} votes with “{found.query or query}”"
        yield Suggestion("votes", label, "", f"/votes?{urlencode({'q': query})}")


def _best(named: Iterable[Named], words: list[str], most: int) -> list[Named]:
    """Those in whose name every word begins a word: whole names first, then beginnings, then the
    weightiest; each thing once."""
    start = "".join(f" {word}" for word in words)
    longest = " " + max(words, key=len)  # leaves few to look at closely
    some = [one for one in named if longest in one.words]
    fit = [one for one in some if all(f" {word}" in one.words for word in words)]
    fit.sort(key=lambda one: (one.words != start, not one.words.startswith(start), -one.weight))
    return list({one.key: one for one in reversed(fit)}.values())[::-1][:most]


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
