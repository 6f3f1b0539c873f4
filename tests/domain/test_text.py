"""Texts as numbered paragraphs, edits on them, their conflicts and their differences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.domain.conflict import ConflictKind, conflicts
from hemicycle.domain.difference import side_by_side, word_difference
from hemicycle.domain.edit import Edit, EditKind, apply_edits, why_lost
from hemicycle.domain.text import Section, Text, place_of, text_of
from hemicycle.errors import InputError, ProcedureError

PEACE = {
    "PP1": "Grieving for the lives lost in the conflict",
    "PP2": "Recalling the purposes of the Organization",
    "OP1": "Asks for a swift end to the conflict and a lasting peace",
    "OP1(a)": "in good faith",
    "OP1(b)": "without delay",
    "OP2": "Remains seized of the matter",
}


def an_edit(kind: EditKind, place: str, phrase: str = "", text: str = "") -> Edit:
    return Edit(kind, place_of(place), phrase, text)


def replacing(place: str, phrase: str, text: str) -> Edit:
    return an_edit(EditKind.REPLACE_PHRASE, place, phrase, text)


def edited(*edits: Edit) -> dict[str, str]:
    return apply_edits(text_of(PEACE), edits, "L.1").plain()


# --- numbering ---------------------------------------------------------------------------------


@pytest.mark.parametrize("spelling", ["OP1(a)", "OP 1 (a)", " OP1(a) "])
def test_a_place_reads_and_prints(spelling: str) -> None:
    assert str(place_of(spelling)) == "OP1(a)"


@pytest.mark.parametrize("spelling", ["", "1", "OP", "op1", "OP1a", "PP1(1)", "OP1234"])
def test_what_is_no_place_is_refused(spelling: str) -> None:
    with pytest.raises(InputError, match="is no place in a resolution"):
        place_of(spelling)


def test_a_text_keeps_its_numbers() -> None:
    assert text_of(PEACE).plain() == PEACE


def test_the_twenty_seventh_sub_paragraph_is_aa() -> None:
    letters = [*"abcdefghijklmnopqrstuvwxyz", "aa", "ab"]
    many = {"OP1": "Decides"} | {f"OP1({letter})": letter for letter in letters}
    assert list(text_of(many).plain()) == list(many)


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [
        ({"PP2": "x"}, "PP2 stands where PP1 is due"),
        ({"OP1": "x", "OP3": "y"}, "OP3 stands where OP2 is due"),
        ({"OP1": "x", "OP1(b)": "y"}, r"OP1\(b\) stands where OP1\(a\) is due"),
        ({"OP1(a)": "x"}, r"OP1\(a\) stands where OP1 is due"),
        ({"OP1": "x", "PP1": "y"}, "operative paragraph stands before"),
        ({"OP1": "  "}, "OP1 is empty"),
    ],
)
def test_a_text_out_of_order_is_refused(paragraphs: dict[str, str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        text_of(paragraphs)


# --- edits -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "place", "reads"),
    [
        (replacing("PP1", "conflict", "war"), "PP1", "Grieving for the lives lost in the war"),
        (
            an_edit(EditKind.INSERT_PHRASE, "OP1", "lasting", "and just"),
            "OP1",
            "Asks for a swift end to the conflict and a lasting and just peace",
        ),
        (
            an_edit(EditKind.INSERT_PHRASE, "PP2", "Organization", ", and its Charter"),
            "PP2",
            "Recalling the purposes of the Organization, and its Charter",
        ),
        (
            an_edit(EditKind.INSERT_PHRASE, "PP1", "", "Deeply"),
            "PP1",
            "Deeply Grieving for the lives lost in the conflict",
        ),
        (
            an_edit(EditKind.DELETE_PHRASE, "OP1", "swift "),
            "OP1",
            "Asks for a end to the conflict and a lasting peace",
        ),
        (
            an_edit(EditKind.REPLACE_PARAGRAPH, "OP2", text="Closes the item"),
            "OP2",
            "Closes the item",
        ),
    ],
)
def test_an_edit_changes_its_paragraph_alone(edit: Edit, place: str, reads: str) -> None:
    assert edited(edit) == PEACE | {place: reads}


def test_a_deleted_paragraph_moves_the_numbers_behind_it() -> None:
    after = edited(an_edit(EditKind.DELETE_PARAGRAPH, "PP1"))
    assert after["PP1"] == PEACE["PP2"]
    assert "PP2" not in after


def test_an_added_paragraph_stands_behind_its_place_and_its_sub_paragraphs() -> None:
    after = edited(
        an_edit(EditKind.ADD_PARAGRAPH, "OP1", text="Calls on all"),
        an_edit(EditKind.ADD_PARAGRAPH, "OP1", text="Urges all"),
    )
    assert [after[f"OP{n}"] for n in (2, 3, 4)] == ["Calls on all", "Urges all", PEACE["OP2"]]
    assert after["OP1(b)"] == "without delay"


def test_an_added_sub_paragraph_is_the_next_letter() -> None:
    added = an_edit(EditKind.ADD_SUB_PARAGRAPH, "OP1(b)", text="in writing")
    assert edited(added)["OP1(c)"] == "in writing"


def test_number_zero_is_the_head_of_a_section() -> None:
    after = edited(
        an_edit(EditKind.ADD_PARAGRAPH, "PP0", text="Mindful of history"),
        an_edit(EditKind.ADD_PARAGRAPH, "OP0", text="Declares"),
    )
    assert (after["PP1"], after["OP1"]) == ("Mindful of history", "Declares")
    assert after["OP2(a)"] == "in good faith"


@pytest.mark.parametrize("section", ["PP", "OP"])
def test_a_section_that_is_empty_can_be_begun(section: str) -> None:
    other = "OP" if section == "PP" else "PP"
    added = an_edit(EditKind.ADD_PARAGRAPH, f"{section}0", text="new")
    after = apply_edits(text_of({f"{other}1": "old"}), [added], "L.1").plain()
    assert after == {f"{section}1": "new", f"{other}1": "old"}
    assert list(after) == ["PP1", "OP1"]


def test_a_later_edit_still_counts_by_the_numbers_as_tabled() -> None:
    after = edited(
        an_edit(EditKind.DELETE_PARAGRAPH, "PP1"), replacing("PP2", "purposes", "principles")
    )
    assert after["PP1"] == "Recalling the principles of the Organization"


def test_a_paragraph_remembers_what_was_done_to_it() -> None:
    first = apply_edits(text_of(PEACE), [replacing("OP1", "swift", "speedy")], "L.1")
    both = apply_edits(first, [replacing("OP1", "lasting", "just")], "L.2")
    paragraph = both.at(place_of("OP1"))
    assert paragraph is not None
    assert [change.by for change in paragraph.history] == ["L.1", "L.2"]
    assert paragraph.history[0].before == PEACE["OP1"]
    assert "“lasting” by “just”" in paragraph.history[1].did


def test_a_revision_is_numbered_afresh() -> None:
    less = apply_edits(text_of(PEACE), [an_edit(EditKind.DELETE_PARAGRAPH, "PP1")], "Rev.1")
    again = less.renumbered()
    assert again.at(place_of("PP2")) is None
    found = again.at(place_of("PP1"))
    assert found is not None
    assert found.text == PEACE["PP2"]


# --- lost places and conflicts -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (replacing("PP9", "x", "y"), "PP9 does not stand in the text"),
        (replacing("PP1", "war", "y"), "PP1 no longer reads “war”"),
        (replacing("PP1", "in", "y"), "PP1 reads 2 times “in”"),
        (an_edit(EditKind.ADD_PARAGRAPH, "OP7", text="x"), "OP7 does not stand in the text"),
        (an_edit(EditKind.DELETE_PARAGRAPH, "OP1(c)"), "OP1(c) does not stand in the text"),
        (replacing("OP1", "", "words"), "the edit of OP1 lacks its words"),
        (replacing("OP1", "swift", " "), "the edit of OP1 lacks its words"),
        (an_edit(EditKind.DELETE_PHRASE, "OP1"), "the edit of OP1 lacks its words"),
        (an_edit(EditKind.ADD_PARAGRAPH, "OP1"), "the edit of OP1 lacks its words"),
    ],
)
def test_an_edit_without_an_exact_place_is_named_and_not_made(edit: Edit, why: str) -> None:
    assert why_lost(text_of(PEACE), edit) == why
    with pytest.raises(ProcedureError, match="cannot be made"):
        apply_edits(text_of(PEACE), [edit], "L.1")


SWIFT = replacing("OP1", "swift end", "early end")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (SWIFT, replacing("OP1", "swift end", "orderly end"), ConflictKind.CONTRADICTION),
        (SWIFT, SWIFT, ConflictKind.OVERLAP),
        (SWIFT, replacing("OP1", "end to the conflict", "halt"), ConflictKind.OVERLAP),
        (SWIFT, an_edit(EditKind.INSERT_PHRASE, "OP1", "swift", "and just"), ConflictKind.OVERLAP),
        (SWIFT, an_edit(EditKind.INSERT_PHRASE, "OP1", "end", "and just"), None),
        (
            an_edit(EditKind.INSERT_PHRASE, "OP1", "swift", "and just"),
            an_edit(EditKind.INSERT_PHRASE, "OP1", "swift", "and fair"),
            ConflictKind.OVERLAP,
        ),
        (SWIFT, replacing("OP1", "lasting peace", "peace"), None),
        (SWIFT, replacing("PP1", "conflict", "war"), None),
        (SWIFT, an_edit(EditKind.DELETE_PARAGRAPH, "OP1"), ConflictKind.CONTRADICTION),
        (SWIFT, an_edit(EditKind.ADD_PARAGRAPH, "OP1", text="new"), None),
        (
            an_edit(EditKind.DELETE_PARAGRAPH, "OP2"),
            an_edit(EditKind.DELETE_PARAGRAPH, "OP2"),
            ConflictKind.OVERLAP,
        ),
        (
            an_edit(EditKind.DELETE_PARAGRAPH, "OP2"),
            an_edit(EditKind.ADD_PARAGRAPH, "OP2", text="new"),
            ConflictKind.OVERLAP,
        ),
        (
            an_edit(EditKind.ADD_PARAGRAPH, "OP0", text="new"),
            an_edit(EditKind.ADD_PARAGRAPH, "OP0", text="newer"),
            None,
        ),
    ],
)
def test_conflicts_are_named_whichever_comes_first(
    one: Edit, other: Edit, kind: ConflictKind | None
) -> None:
    there = conflicts(text_of(PEACE), {"L.1": [one], "L.2": [other]})
    back = conflicts(text_of(PEACE), {"L.1": [other], "L.2": [one]})
    expected = [] if kind is None else [kind]
    assert [c.kind for c in there] == [c.kind for c in back] == expected


def test_edits_without_a_conflict_may_be_made_in_any_order() -> None:
    one, other = SWIFT, replacing("OP1", "lasting", "just")
    assert conflicts(text_of(PEACE), {"L.1": [one], "L.2": [other]}) == ()
    assert edited(one, other) == edited(other, one)


def test_a_lost_place_is_named_with_its_amendment() -> None:
    (lost,) = conflicts(text_of(PEACE), {"L.1": [replacing("PP1", "war", "y")]})
    assert lost.kind is ConflictKind.LOST_PLACE
    assert lost.text == "L.1: PP1 no longer reads “war”"


# --- difference ----------------------------------------------------------------------------------

WORDS = st.lists(
    st.sampled_from(["peace", "war", "just", "and", "lasting", "a", "the"]), max_size=12
)


@given(WORDS, WORDS)
def test_a_difference_holds_both_texts(before: list[str], after: list[str]) -> None:
    runs = word_difference(" ".join(before), " ".join(after))
    was = " ".join(run.words for run in runs if run.sign != "+").split()
    now = " ".join(run.words for run in runs if run.sign != "-").split()
    assert (was, now) == (before, after)


def test_side_by_side_compares_a_renumbered_paragraph_with_itself() -> None:
    before = text_of(PEACE)
    after = apply_edits(
        before,
        [
            an_edit(EditKind.DELETE_PARAGRAPH, "PP1"),
            an_edit(EditKind.ADD_PARAGRAPH, "OP2", "", "X"),
        ],
        "L.1",
    )
    rows = side_by_side(before, after)
    assert [(row.before, row.after) for row in rows][:2] == [("PP1", ""), ("PP2", "PP1")]
    assert [(row.before, row.after) for row in rows][-1] == ("", "OP3")
    assert [row.changed for row in rows] == [True, False, False, False, False, False, True]


# --- the rival texts of 24 February 2025, paragraphs in our own words ----------------------------

AMERICAN = {
    "PP1": "Grieving for the lives lost in the conflict between Ukraine and the Russian Federation",
    "PP2": "Restating that the United Nations is there to keep peace and to settle disputes",
    "OP1": "Asks for a swift end to the conflict and a lasting peace between the two",
}
EUROPEAN = {
    "first": [
        replacing(
            "PP1",
            "conflict between Ukraine and the Russian Federation",
            "full-scale invasion of Ukraine by the Russian Federation",
        )
    ],
    "second": [
        an_edit(
            EditKind.ADD_PARAGRAPH,
            "PP2",
            text="Standing by the sovereignty, independence, unity and territorial integrity of "
            "Ukraine within its recognized borders",
        )
    ],
    "third": [
        replacing("OP1", "a lasting peace", "a just, lasting and comprehensive peace"),
        an_edit(
            EditKind.INSERT_PHRASE,
            "OP1",
            "between the two",
            ", in line with the Charter, the sovereign equality and the territorial integrity of "
            "States",
        ),
    ],
}


def european_text() -> Text:
    text = text_of(AMERICAN)
    for name, edits in EUROPEAN.items():
        text = apply_edits(text, edits, name)
    return text


def test_the_three_european_edits_turn_the_american_draft_into_what_was_adopted() -> None:
    adopted = european_text().plain()
    assert list(adopted) == ["PP1", "PP2", "PP3", "OP1"]
    assert "conflict" not in adopted["PP1"]
    assert adopted["PP2"] == AMERICAN["PP2"]
    assert "territorial integrity of Ukraine" in adopted["PP3"]
    assert "just, lasting and comprehensive peace" in adopted["OP1"]
    assert "Charter" in adopted["OP1"]


def test_the_european_edits_do_not_conflict_with_the_russian_one() -> None:
    root_causes = an_edit(
        EditKind.INSERT_PHRASE, "OP1", "swift end to the conflict", ", its root causes removed,"
    )
    assert conflicts(text_of(AMERICAN), {**EUROPEAN, "Russian": [root_causes]}) == ()


def test_sections_come_in_reading_order() -> None:
    sections = [paragraph.section for paragraph in european_text().standing()]
    assert sections == [Section.PREAMBULAR] * 3 + [Section.OPERATIVE]
