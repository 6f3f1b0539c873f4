"""Edits: what an amendment does to a text, each with the exact place it does it.

An amendment only adds to, deletes from or revises part of a text (General Assembly rule 90). A
phrase must occur once, and only once, in its paragraph: a place that is not exact is no place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from hemicycle.domain.text import Change, Paragraph, Place, Text
from hemicycle.errors import ProcedureError


class EditKind(StrEnum):
    """What an edit does."""

    REPLACE_PHRASE = "replace_phrase"
    INSERT_PHRASE = "insert_phrase"
    """``text`` goes in behind ``phrase``; an empty phrase is the head of the paragraph."""
    DELETE_PHRASE = "delete_phrase"
    REPLACE_PARAGRAPH = "replace_paragraph"
    DELETE_PARAGRAPH = "delete_paragraph"
    ADD_PARAGRAPH = "add_paragraph"
    """A new paragraph behind ``place``; number 0 puts it at the head of its section."""
    ADD_SUB_PARAGRAPH = "add_sub_paragraph"


ADDITIONS = frozenset({EditKind.ADD_PARAGRAPH, EditKind.ADD_SUB_PARAGRAPH})
WHOLE_PARAGRAPH = frozenset({EditKind.REPLACE_PARAGRAPH, EditKind.DELETE_PARAGRAPH})


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit. ``place`` is the number in the text as tabled; ``phrase`` what stands there."""

    kind: EditKind
    place: Place
    phrase: str = ""
    text: str = ""

    def __str__(self) -> str:
        return _SAYINGS[self.kind].format(place=self.place, phrase=self.phrase, text=self.text)


_SAYINGS = {
    EditKind.REPLACE_PHRASE: "in {place} replace “{phrase}” by “{text}”",
    EditKind.INSERT_PHRASE: "in {place} after “{phrase}” insert “{text}”",
    EditKind.DELETE_PHRASE: "in {place} delete “{phrase}”",
    EditKind.REPLACE_PARAGRAPH: "replace {place} by “{text}”",
    EditKind.DELETE_PARAGRAPH: "delete {place}",
    EditKind.ADD_PARAGRAPH: "after {place} add a paragraph “{text}”",
    EditKind.ADD_SUB_PARAGRAPH: "after {place} add a sub-paragraph “{text}”",
}


def why_lost(text: Text, edit: Edit) -> str | None:
    """Why an edit does not find its place in the text as it stands; None where it does."""
    if _says_nothing(edit):
        return f"the edit of {edit.place} lacks its words"
    if edit.kind in ADDITIONS and edit.place.number == 0:
        return None
    paragraph = text.at(edit.place)
    if paragraph is None:
        return f"{edit.place} does not stand in the text"
    if edit.kind in ADDITIONS or edit.kind in WHOLE_PARAGRAPH or not edit.phrase:
        return None
    found = paragraph.text.count(edit.phrase)
    if found == 1:
        return None
    times = "no longer reads" if found == 0 else f"reads {found} times"
    return f"{edit.place} {times} “{edit.phrase}”"


def _says_nothing(edit: Edit) -> bool:
    """Whether an edit lacks the words it takes out or puts in."""
    needs_phrase = edit.kind in (EditKind.REPLACE_PHRASE, EditKind.DELETE_PHRASE)
    needs_text = edit.kind not in (EditKind.DELETE_PHRASE, EditKind.DELETE_PARAGRAPH)
    return (needs_phrase and not edit.phrase) or (needs_text and not edit.text.strip())


def first_lost(text: Text, edits: Iterable[Edit]) -> str | None:
    """Why the first of several edits, made one after the other, does not find its place."""
    for edit in edits:
        lost = why_lost(text, edit)
        if lost is not None:
            return lost
        text = _apply(text, edit, "")
    return None


def apply_edits(text: Text, edits: Iterable[Edit], by: str) -> Text:
    """The text with the edits made, in their order; ``by`` goes into each paragraph's history.

    Raises
    ------
    ProcedureError
        An edit that does not find its place; :func:`why_lost` tells beforehand.
    """
    for edit in edits:
        lost = why_lost(text, edit)
        if lost is not None:
            raise ProcedureError(
                f"The edit cannot be made: {lost}",
                where=f"{by}: {edit}",
                right="a paragraph of the text as tabled, and a phrase that occurs once in it",
                todo="name the conflict before the vote, and rule on it",
            )
        text = _apply(text, edit, by)
    return text


def _apply(text: Text, edit: Edit, by: str) -> Text:
    if edit.kind in ADDITIONS:
        return _added(text, edit, by)
    index = text.index_of(edit.place)
    assert index is not None
    before = text.paragraphs[index]
    after = replace(
        before,
        text=_reworded(before.text, edit),
        removed=edit.kind is EditKind.DELETE_PARAGRAPH,
        history=(*before.history, Change(by, str(edit), before.text)),
    )
    return Text((*text.paragraphs[:index], after, *text.paragraphs[index + 1 :]))


def _reworded(wording: str, edit: Edit) -> str:
    if edit.kind is EditKind.DELETE_PARAGRAPH:
        return wording
    if edit.kind is EditKind.REPLACE_PARAGRAPH:
        return edit.text
    if edit.kind is EditKind.INSERT_PHRASE:
        end = wording.index(edit.phrase) + len(edit.phrase)
        return _tidy(wording[:end] + _spaced(wording[:end], edit.text) + wording[end:])
    return _tidy(wording.replace(edit.phrase, edit.text, 1))


def _spaced(before: str, text: str) -> str:
    """A blank where the inserted words would run into those before them."""
    glued = before and not before.endswith(" ") and not text.startswith((" ", ",", ";", "."))
    return f" {text}" if glued else text if before else f"{text} "


def _tidy(wording: str) -> str:
    """No double blanks and none before a comma where words were taken out."""
    return " ".join(wording.split()).replace(" ,", ",").replace(" ;", ";").replace(" .", ".")


def _added(text: Text, edit: Edit, by: str) -> Text:
    index = _behind(text, edit)
    new = Paragraph(
        edit.place.section,
        edit.text,
        is_sub=edit.kind is EditKind.ADD_SUB_PARAGRAPH,
        history=(Change(by, str(edit), ""),),
    )
    return Text((*text.paragraphs[:index], new, *text.paragraphs[index:]))


def _behind(text: Text, edit: Edit) -> int:
    """Where an addition goes: behind its paragraph, its sub-paragraphs and earlier additions."""
    paragraphs, section = text.paragraphs, edit.place.section
    if edit.place.number == 0:
        heads = (i for i, p in enumerate(paragraphs) if p.section is section)
        at_end = len(paragraphs) if section == "OP" else 0
        return next(heads, at_end)
    index = text.index_of(edit.place)
    assert index is not None
    index += 1
    keep_subs = edit.kind is EditKind.ADD_PARAGRAPH
    while index < len(paragraphs) and _belongs(paragraphs[index], section, keep_subs):
        index += 1
    return index


def _belongs(paragraph: Paragraph, section: str, keep_subs: bool) -> bool:
    """Whether a paragraph goes before a new one behind the same place."""
    if paragraph.section != section:
        return False
    return (keep_subs and paragraph.is_sub) or paragraph.tabled is None
