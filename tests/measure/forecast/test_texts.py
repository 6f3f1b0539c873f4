"""What a text says of itself: its names, its words, its sponsors."""

from __future__ import annotations

from datetime import date

from hemicycle.domain.group import GROUPS
from hemicycle.measure.forecast.texts import sponsors_of, text_of


def test_the_title_is_the_same_however_the_release_prints_it() -> None:
    plain = text_of({"title": "The Syrian Golan"})
    library = text_of({"title": "The Syrian Golan : resolution / adopted by the General Assembly"})
    swapped = text_of(
        {
            "title": "A/73/251 38 - The situation in the Middle East. - MIDDLE EAST SITUATION",
            "agenda": "The Syrian Golan : resolution / adopted by the General Assembly",
        }
    )
    assert plain.names == library.names == swapped.names == {"the syrian golan"}
    assert dict(swapped.words)["golan"] == 1.0
    assert dict(swapped.words)["middle"] == 0.5, "what it is put under counts half"


def test_parts_and_one_word_titles_have_no_name() -> None:
    assert text_of({"title": "Disarmament"}).names == frozenset()
    assert text_of({"title": "The Syrian Golan", "question": "part"}).names == frozenset()


def test_sponsors_are_members_and_the_members_of_groups_that_one_speaks_for() -> None:
    day = date(2024, 6, 1)
    line = "Uganda (on behalf of the States Members that are members of the Group of 77 and China)"
    assert sponsors_of(["ALB", "VUT"], day) == {"ALB", "VUT"}
    assert sponsors_of([line], day) == GROUPS["G77"].members(day)
    assert sponsors_of([line], date(1990, 1, 1)) == frozenset(), "its members then are not compiled"
    assert sponsors_of(["submitted by the President of the General Assembly"], day) == frozenset()
