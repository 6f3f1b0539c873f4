"""CSV and TSV: a row per member, or a column per member and one row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from hemicycle.brief.entry.lists import begins_list
from hemicycle.brief.entry.model import Form, Said, SaidName
from hemicycle.brief.entry.split import Knows, check_count, tidy
from hemicycle.brief.entry.words import detail_word, position_word
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError

Row = tuple[int, list[str]]

_MEMBER = ("member", "code", "ms_code", "iso3", "iso", "country_code", "country", "state",
           "ms_name", "name", "member state", "member_state", "delegation")  # fmt: skip
_VOTE = ("vote", "position", "ms_vote", "ballot", "voted")
_TOTAL = {
    "total_yes": Position.YES, "yes count": Position.YES, "yes": Position.YES,
    "total_no": Position.NO, "no count": Position.NO, "no": Position.NO,
    "total_abstain": Position.ABSTAIN, "total_abstentions": Position.ABSTAIN,
    "abstain count": Position.ABSTAIN, "abstain": Position.ABSTAIN,
    "total_non_voting": Position.NON_VOTING,
}  # fmt: skip
_HEADINGS = {"date": "date", "title": "title", "draft": "draft", "meeting": "meeting",
             "session": "session", "resolution": "symbol", "symbol": "symbol"}  # fmt: skip


def find_table(text: str, line: int, knows: Knows) -> Said | None:
    """The table in the text, or None where the text is none.

    A line that begins with a position word and a colon (`In favour: Albania, France`) belongs to
    lists, never to a table.

    Raises
    ------
    InputError
        A table in which a row or a position cannot be read.
    """
    if begins_list(text):
        return None
    for delimiter in ("\t", ",", ";"):
        rows = _rows(text, line, delimiter)
        if len(rows) < 2 or len(rows[0][1]) < 2:
            continue
        said = _long(rows, knows) or _wide(rows, knows)
        if said is not None:
            check_count(len(said.names) + len(said.blanks), line)
            return said
    return None


def _rows(text: str, line: int, delimiter: str) -> list[Row]:
    if delimiter not in text.lstrip("\n").split("\n", 1)[0]:
        return []
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)
    try:
        return [
            (line + reader.line_num - 1, [cell.strip() for cell in row])
            for row in reader
            if any(cell.strip() for cell in row)
        ]
    except csv.Error:
        return []


def _long(rows: Sequence[Row], knows: Knows) -> Said | None:
    header = [cell.casefold() for cell in rows[0][1]]
    member = next((header.index(word) for word in _MEMBER if word in header), None)
    vote = next((header.index(word) for word in _VOTE if word in header), None)
    body = rows[1:]
    if member is None or vote is None:
        if not all(len(row) == 2 and _is_position(row[1]) for _, row in rows):
            return None
        if not any(knows(tidy(row[0])) for _, row in rows):
            return None
        member, vote, body = 0, 1, rows
    names, blanks = _members((line, row, member, vote) for line, row in body)
    return Said(Form.TABLE_LONG, names, _totals(header, body), blanks=blanks,
                headings=_headings(header, body))  # fmt: skip


def _is_position(cell: str) -> bool:
    return not cell or position_word(cell) is not None


def _members(
    cells: Iterator[tuple[int, list[str], int, int]],
) -> tuple[tuple[SaidName, ...], tuple[SaidName, ...]]:
    names: list[SaidName] = []
    blanks: list[SaidName] = []
    for line, row, member, vote in cells:
        if len(row) <= max(member, vote):
            raise _error(
                f"The row has {len(row)} cells, too few",
                f"line {line}",
                "a member and its position in every row",
            )
        name = _said(row[member], row[vote], line, f"column {vote + 1}")
        (names if name.position is not Position.UNKNOWN else blanks).append(name)
    return tuple(names), tuple(blanks)


def _said(name: str, cell: str, line: int, column: str) -> SaidName:
    if not cell:
        return SaidName(tidy(name), Position.UNKNOWN, line)
    position = position_word(cell)
    if position is None:
        raise _error(
            f"'{cell[:30]}' is no position",
            f"line {line}, {column} ({name[:40]})",
            "Y, N, A or X; yes, no, abstain or absent; an empty cell where it is not known",
        )
    return SaidName(tidy(name), position, line, detail_word(cell))


def _wide(rows: Sequence[Row], knows: Knows) -> Said | None:
    header = rows[0][1]
    members = [i for i, cell in enumerate(header) if _is_member(cell, knows)]
    if len(members) < 3:
        return None
    body = [(line, row) for line, row in rows[1:] if not _names_again(row, members, knows)]
    if len(body) != 1:
        raise _error(
            f"The table has {len(body)} rows of votes",
            f"line {rows[0][0]}",
            "one row of votes under one row of members",
        )
    line, row = body[0]
    if len(row) < len(header):
        raise _error(
            f"The row has {len(row)} cells for {len(header)} columns",
            f"line {line}",
            "a cell under every member",
        )
    said = [_said(header[i], row[i], line, f"column {i + 1}") for i in members]
    lower = [cell.casefold() for cell in header]
    return Said(
        Form.TABLE_WIDE,
        tuple(name for name in said if name.position is not Position.UNKNOWN),
        _totals(lower, body),
        blanks=tuple(name for name in said if name.position is Position.UNKNOWN),
        headings=_headings(lower, body),
    )


def _is_member(cell: str, knows: Knows) -> bool:
    lower = cell.casefold()
    known_column = lower in _TOTAL or lower in _HEADINGS
    return bool(cell) and not known_column and knows(tidy(cell))


def _names_again(row: list[str], members: list[int], knows: Knows) -> bool:
    """A second header row that spells the names out, as some extracts have.

    `NO` is a position before it is Norway.
    """
    cells = [row[i] for i in members if i < len(row)]
    names = sum(not _is_position(cell) and knows(tidy(cell)) for cell in cells)
    return 2 * names > len(members)


def _totals(header: list[str], body: Sequence[Row]) -> dict[Position, int]:
    return {
        _TOTAL[name]: int(cell)
        for name, cell in _columns(header, body)
        if name in _TOTAL and cell.isdecimal() and len(cell) < 6
    }


def _headings(header: list[str], body: Sequence[Row]) -> dict[str, str]:
    return {_HEADINGS[name]: cell for name, cell in _columns(header, body) if name in _HEADINGS}


def _columns(header: list[str], body: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Columns that say one thing about the whole vote: the same cell in every row."""
    for index, name in enumerate(header):
        cells = {row[index] for _, row in body if index < len(row)}
        if len(cells) == 1 and (cell := cells.pop()):
            yield name, cell


def _error(what: str, where: str, right: str) -> InputError:
    return InputError(
        what,
        where=where,
        right=right,
        todo="correct that row, or take the table from its source again",
    )
