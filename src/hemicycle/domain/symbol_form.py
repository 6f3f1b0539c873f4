"""What a United Nations document symbol is: kind, body, session, identifier, order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, total_ordering

from hemicycle.domain.roman import from_roman
from hemicycle.errors import SymbolError


class SymbolKind(StrEnum):
    """What sort of document a symbol names, as far as the symbol itself tells."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    STATEMENT = "statement"
    """Presidential statement (PRST)."""
    DRAFT = "draft"
    """Limited distribution (L.): draft resolutions and amendments."""
    MEETING = "meeting"
    """Verbatim or summary record (PV., SR.)."""
    DOCUMENT = "document"
    """Letters, reports and Council drafts, which no symbol tells apart."""
    SOURCE_RECORD = "source_record"
    """A label of the Voeten data (``R/26/2758G``), opaque: never equal to a resolution."""


@total_ordering
@dataclass(frozen=True, repr=False)
class Symbol:
    """One document symbol; made by :func:`hemicycle.domain.symbol.parse_symbol`.

    Parameters
    ----------
    path
        Segments between the slashes.
    session_then
        Session in brackets behind the number, in Roman numerals, as printed until 1976.
    part
        Part of the text (``A``, ``A-C``, ``Part II``) or resumption of the meeting.
    year
        Year behind a Council resolution. The numbers run on since 1946, so the year identifies
        nothing: S/RES/2774 equals S/RES/2774 (2025).
    """

    path: tuple[str, ...]
    session_then: str | None = None
    part: str | None = None
    year: int | None = field(default=None, compare=False)

    def __str__(self) -> str:
        brackets = self.session_then or self.year
        return (
            "/".join(self.path)
            + (f" ({brackets})" if brackets else "")
            + (f" {self.part}" if self.part else "")
        )

    def __repr__(self) -> str:
        return f"Symbol({str(self)!r})"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Symbol):
            return NotImplemented
        return self._order < other._order

    @cached_property
    def _order(self) -> tuple[object, ...]:
        """Numbers by value, (XXVI) as 26; the text itself last, so that only equals tie."""
        pieces = [*self.path, self.session if self.session_then else "", self.part]
        text = "/".join(self.path), self.session_then or "", self.part or ""
        return tuple(_natural(piece or "") for piece in pieces), text

    @property
    def kind(self) -> SymbolKind:
        """Sort of document."""
        if self.path[0] in _SOURCE_LABELS:
            return SymbolKind.SOURCE_RECORD
        for mark, kind in _KIND_BY_MARK:
            if any(segment == mark or segment.startswith(mark + ".") for segment in self.path):
                return kind
        return SymbolKind.DOCUMENT

    @property
    def body(self) -> str | None:
        """Body whose document it is; None for organs that have no body code here."""
        if any(segment.startswith(_OTHER_BODIES) for segment in self.path):
            return None
        for prefix, code in _BODY_BY_PREFIX:
            if self.path[: len(prefix)] == prefix:
                return code
        return None

    @property
    def session(self) -> str | None:
        """Session as in the table ``votes``: ``79``, ``ES-11``, ``26`` for (XXVI); None if none."""
        if self.session_then:
            kind, _, numeral = self.session_then.rpartition("-")
            return (f"{kind}-" if kind else "") + str(from_roman(numeral))
        if self.path[0] in _SOURCE_LABELS:
            return _label_session(self.path)
        if self.path[0] == "S":
            return None
        return _path_session(self.path)

    @property
    def slug(self) -> str:
        """Text for identifiers; a resolution drops its organ and the word RES."""
        pieces = list(self.path)
        if self.kind is SymbolKind.RESOLUTION:
            pieces = pieces[pieces.index("RES") + 1 :]
        pieces += [piece for piece in (self.session_then, self.part) if piece]
        return _slugged(pieces or list(self.path))

    @property
    def vote_id(self) -> str:
        """``vote_id`` of the vote on the text as a whole; SymbolError where no body is known."""
        if self.body is None:
            raise SymbolError(
                f"{self} belongs to no body whose votes are recorded here",
                where=f"symbol '{self}'",
                right="a document of the General Assembly, its committees, the Security Council, "
                "the Human Rights Council or the Commission on Human Rights",
                todo="name the vote by its vote_id",
            )
        return f"{self.body}-{self.slug}"


_SOURCE_LABELS = ("R", "ESS", "SS", "GOAR")
#: Committees, conferences and sub-commissions, whose votes are not recorded here.
_OTHER_BODIES = ("AC.", "CONF.", "Sub.")
_KIND_BY_MARK = (
    ("L", SymbolKind.DRAFT),
    ("RES", SymbolKind.RESOLUTION),
    ("DEC", SymbolKind.DECISION),
    ("PRST", SymbolKind.STATEMENT),
    ("PV", SymbolKind.MEETING),
    ("SR", SymbolKind.MEETING),
)
_BODY_BY_PREFIX = (
    *((("A", f"C.{n}"), f"GA-C{n}") for n in range(1, 7)),
    (("A", "HRC"), "HRC"),
    (("A",), "GA"),
    (("S",), "SC"),
    (("E", "CN.4"), "CHR"),
    (("E", "HR"), "CHR"),
    *(((label,), "GA") for label in _SOURCE_LABELS),
)


def _natural(piece: str) -> tuple[tuple[bool, int, str], ...]:
    """Order key of a segment: numbers before words, ``L.9`` before ``L.10``."""
    tokens = re.findall(r"\d+|\D+", piece)
    return tuple((not t.isdigit(), int(t) if t.isdigit() else 0, t) for t in tokens)


def _slugged(pieces: list[str]) -> str:
    return "-".join(re.sub(r"[^A-Za-z0-9]+", "-", piece).strip("-") for piece in pieces)


def _label_session(path: tuple[str, ...]) -> str | None:
    """Session of a Voeten label; none in labels of a single number (``R/6444A``, ``SS/5``)."""
    if len(path) < 3 or not path[1].isdigit():
        return None
    return {"ESS": "ES-", "SS": "S-"}.get(path[0], "") + path[1]


def _path_session(path: tuple[str, ...]) -> str | None:
    """Session that stands in the path: the segment before the last number or mark."""
    for position, segment in enumerate(path[:-1]):
        if re.fullmatch(r"(ES|S)-\d+", segment):
            return segment
        following = path[position + 1]
        if segment.isdigit() and not following.startswith(("Rev.", "Add.", "Corr.")):
            return segment if int(segment) < 1000 else None
    return None
