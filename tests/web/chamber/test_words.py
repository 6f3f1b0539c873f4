"""The catalogues, and the names of members, in six languages."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import hemicycle.web
from hemicycle.domain.state import register
from hemicycle.domain.vote import Method, Nature, Position
from hemicycle.meeting.codec import ACTS
from hemicycle.meeting.entries import Phase, Stage
from hemicycle.meeting.words import PointKind, Purpose, RulingKind, YieldTo
from hemicycle.rules.answer import Code, Outcome
from hemicycle.rules.house import house
from hemicycle.web.chamber.words import (
    LANGUAGES,
    Catalogue,
    Talk,
    catalogue,
    clock,
    exceptions,
    hour,
    language_of,
)

HOLE = re.compile(r"\{\w+\}")
OTHERS = [code for code in LANGUAGES if code != "en"]
ROOT = Path(hemicycle.web.__file__).parent
SILENT_ACTS = {"convene", "elsewhere", "confer", "finish_own"}
"""Acts that no button of a face offers."""


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_every_message_of_the_english_one_and_no_other(language: str) -> None:
    assert set(catalogue(language).messages) == set(catalogue("en").messages)


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_what_the_english_message_fills_in(language: str) -> None:
    english = catalogue("en").messages
    for key, text in catalogue(language).messages.items():
        assert set(HOLE.findall(text)) == set(HOLE.findall(english[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_plain_text(language: str) -> None:
    for key, text in catalogue(language).messages.items():
        assert not re.search(r"[<>&]", text), key
        assert text.strip() != "", key
        assert text == text.strip() or key == "page.comma", key


@pytest.mark.parametrize("language", OTHERS)
def test_terms_of_procedure_are_marked_as_not_reviewed(language: str) -> None:
    held: Catalogue = catalogue(language)
    assert {
        "motion",
        "majority",
        "method",
        "outcome",
        "ruling",
        "act",
        "refused",
    } <= held.unreviewed
    assert {key.partition(".")[0] for key in held.messages} >= held.unreviewed


def test_every_word_the_engine_can_say_has_a_message() -> None:
    known = set(catalogue("en").messages)
    for section, words in {
        "phase": Phase, "stage": Stage, "method": Method, "position": Position,
        "outcome": Outcome, "code": Code, "nature": Nature, "purpose": Purpose,
        "point": PointKind, "yield": YieldTo, "ruling": RulingKind,
    }.items():  # fmt: skip
        assert {f"{section}.{word}" for word in words} <= known, section
    for body in ("GA", "GA-C1", "SC", "mun"):
        assert {f"motion.{name}" for name in house(body).procedure.motions} <= known, body
    assert {f"act.{name}" for name in set(ACTS) - SILENT_ACTS} <= known


def test_every_message_a_template_asks_for_is_there_and_none_is_left_over() -> None:
    sources = "\n".join(
        path.read_text("utf-8")
        for folder in ("templates/chamber/*.html", "chamber/*.py")
        for path in ROOT.glob(folder)
    )
    known = catalogue("en").messages
    asked = re.findall(r"talk(?:\.plain)?\(\s*[\"']([a-z_0-9]+\.[a-zA-Z_0-9]+)[\"']", sources)
    assert len(asked) > 200
    assert set(asked) <= set(known)
    by_name = {"phase", "stage", "method", "position", "outcome", "code", "nature", "majority",
               "motion", "purpose", "point", "yield", "ruling", "act", "field", "role", "face",
               "secretariat", "room", "board", "body", "refused"}  # fmt: skip
    left = [key for key in known if key not in sources and key.partition(".")[0] not in by_name]
    assert left == []


def test_a_message_that_is_missing_is_english_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = Talk("fr")
    monkeypatch.delitem(talk._own.messages, "page.due")  # type: ignore[arg-type]
    shown = str(talk("page.due"))
    assert 'lang="en"' in shown
    assert "untranslated" in shown
    assert "Due now" in shown
    assert talk.plain("page.due") == "Due now"


def test_values_are_escaped_once_and_messages_never() -> None:
    assert str(Talk("fr")("board.sponsors", members="<b>&")) == "Auteurs : &lt;b&gt;&amp;"
    assert Talk("fr").plain("board.sponsors", members="<b>") == "Auteurs : <b>"


def test_a_sentence_of_the_record_is_marked_as_english_elsewhere() -> None:
    assert str(Talk("en").english("a < b")) == "a &lt; b"
    assert str(Talk("ar").english("a < b")) == '<bdi lang="en" dir="ltr">a &lt; b</bdi>'


def test_only_arabic_runs_from_right_to_left() -> None:
    assert [code for code in LANGUAGES if Talk(code).direction == "rtl"] == ["ar"]


# --- members ------------------------------------------------------------------------------------


DAY = date(2026, 1, 1)
SEATED = [code for code, spans in register().membership.items() if spans[-1].until is None]


@pytest.mark.parametrize("language", OTHERS)
def test_every_member_of_today_has_a_name_in_every_language(language: str) -> None:
    talk = Talk(language)
    names = {code: talk.member(code, DAY) for code in SEATED}
    assert len(names) == 193
    assert len(set(names.values())) == 193
    if language in ("ru", "zh", "ar"):
        assert [code for code, name in names.items() if name.isascii()] == []


@pytest.mark.parametrize("language", OTHERS)
def test_an_exception_is_of_a_member_and_differs_from_cldr(language: str) -> None:
    from babel import Locale

    territories = Locale.parse(language).territories
    for code, name in exceptions(language).items():
        assert territories[register().state(code).iso2] != name, code


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [
        ("fr", "BLR", "Bélarus"),
        ("fr", "FRA", "France"),
        ("es", "GBR", "Reino Unido de Gran Bretaña e Irlanda del Norte"),
        ("ru", "RUS", "Российская Федерация"),
        ("zh", "PRK", "朝鲜民主主义人民共和国"),
        ("ar", "USA", "الولايات المتحدة الأمريكية"),
    ],
)
def test_members_are_called_as_unterm_lists_them(language: str, code: str, name: str) -> None:
    assert Talk(language).member(code, DAY) == name


def test_a_member_under_an_earlier_name_is_english() -> None:
    assert Talk("fr").member("RUS", date(1970, 1, 1)) == Talk("en").member("RUS", date(1970, 1, 1))
    assert "Soviet" in Talk("fr").member("RUS", date(1970, 1, 1))


def test_a_name_ruled_on_comes_before_every_other() -> None:
    assert Talk("zh").member("FRA", DAY, {"FRA": "Gaul"}) == "Gaul"
    assert Talk("zh").member("BLUE", DAY) == "BLUE"


# --- language, times ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "language"),
    [
        ("ar", "fr", "es", "ar"),
        (None, "fr", "es", "fr"),
        ("xx", "yy", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        (None, None, "de, ru;q=0.5, en;q=0.1", "ru"),
        (None, None, "en;q=0.2, es;q=0.9", "es"),
        (None, None, "fr;q=0, de", "en"),
        (None, None, "fr;q=zwei, ;;,", "en"),
        (None, None, "", "en"),
    ],
)
def test_the_language_asked_for_comes_before_the_kept_and_the_preferred(
    asked: str | None, kept: str | None, accepted: str, language: str
) -> None:
    assert language_of(asked, kept, accepted) == language


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(90, "1:30"), (1, "0:01"), (0, "0:00"), (-0.4, "0:00"), (-1, "+0:01"), (-75, "+1:15"),
     (3600, "60:00")],
)  # fmt: skip
def test_a_countdown_says_when_it_is_over(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown


def test_an_hour_says_its_zone() -> None:
    assert hour("2026-03-14T09:04:00+00:00") == "09:04:00 UTC"
    assert hour("2026-03-14T10:04:00+01:00") == "10:04:00 +0100"
    assert hour(None) == ""


def test_the_documentation_tells_how_many_messages_there_are() -> None:
    page = Path(__file__).resolve().parents[3].joinpath("docs", "chamber-faces.md")
    assert f" {len(catalogue('en').messages)} messages each" in page.read_text("utf-8")
