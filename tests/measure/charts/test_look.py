"""The palette, for every eye and on both papers."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

import pytest
from tests.figures.test_shell import VISION, contrast, lab, variables

from hemicycle.errors import MissingExtraError
from hemicycle.measure.charts import look

DARK_PAPER = "#161512"


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("series", [look.SERIES, look.DARK_SERIES])
def test_six_series_stay_apart_for_every_eye(series: tuple[str, ...], vision: str) -> None:
    """23 in CIE Lab: less than positions keep (48), which is why dash and mark differ, too."""
    for one, other in combinations(series, 2):
        assert dist(lab(one, vision), lab(other, vision)) >= 23, (vision, one, other)


@pytest.mark.parametrize(
    ("series", "paper", "letters"),
    [
        (look.SERIES, look.PAPER, look.ON_SERIES),
        (look.DARK_SERIES, DARK_PAPER, look.DARK_ON_SERIES),
    ],
)
def test_series_can_be_read_as_words_and_carry_letters(
    series: tuple[str, ...], paper: str, letters: str
) -> None:
    for colour in series:
        assert contrast(colour, paper) >= 4.5, colour
        assert contrast(colour, letters) >= 4.5, colour


def test_the_colours_of_charts_are_those_of_the_page() -> None:
    page = variables(dark=False)
    for colour, name in look.VARIABLES.items():
        own = name.removeprefix("--")
        if own in page:
            assert page[own] == colour
    assert {page["yes"], page["no"], page["abstain"]} == {look.YES, look.NO, look.ABSTAIN}


def test_a_heat_map_has_one_hue_that_only_darkens() -> None:
    lightness = [lab(colour, "full")[0] for colour in look.SCALE]
    assert lightness == sorted(lightness, reverse=True)
    assert all(here - there > 5 for here, there in pairwise(lightness))


def test_each_series_has_a_dash_and_a_mark_of_its_own() -> None:
    assert len(look.SERIES) == len(look.DARK_SERIES) == len(set(look.MARKS))
    assert len({tuple(dash) for dash in look.DASHES}) == len(look.SERIES)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "altair" else real(name)
    )
    with pytest.raises(MissingExtraError, match="Altair") as caught:
        look.need_charts()
    assert "hemicycle[charts]" in caught.value.todo
