"""What a meeting refuses is said in the reader's language, with names for codes."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest
from tests.meeting.acting import ORDINARY, assembly, doing, draft, refused
from tests.web.chamber.conftest import Site, seal_in

import hemicycle
from hemicycle.domain.vote import Position
from hemicycle.errors import HemicycleError
from hemicycle.meeting import acts as a
from hemicycle.web.chamber.refusals import error_said, sentences, told
from hemicycle.web.chamber.words import LANGUAGES, Talk, catalogue

ROOT = Path(hemicycle.__file__).parent
SAID_BY = ("meeting/*.py", "chamber/*.py", "web/chamber/visit.py", "web/chamber/posted.py")
OWN_WORDS = {"refused.phase"}
SIDES = ("No more speakers for this motion: ", "No more speakers against this motion: ")
"""Put together from pieces, where they are said."""


def said_in_english() -> str:
    """Every piece of text in the programs that refuse."""
    pieces: list[str] = list(SIDES)
    for glob in SAID_BY:
        for path in sorted(ROOT.glob(glob)):
            tree = ast.parse(path.read_text("utf-8"))
            pieces += [n.value for n in ast.walk(tree)
                       if isinstance(n, ast.Constant) and isinstance(n.value, str)]  # fmt: skip
    return "\n".join(pieces)


def test_every_sentence_of_the_catalogue_is_one_that_is_said() -> None:
    """Its words between the blanks are in the programs: a changed sentence is changed in both."""
    english, said = catalogue("en").messages, said_in_english()
    for key, _ in sentences():
        if key not in OWN_WORDS:
            for piece in re.split(r"\{\w+\}", english[key]):
                assert piece in said, (key, piece)


def test_no_sentence_is_taken_for_another() -> None:
    """Of each sentence the first pattern that fits is its own."""
    english = catalogue("en").messages
    for key, _ in sentences():
        if key not in OWN_WORDS:
            sample = re.sub(r"\{\w+\}", "X 1", english[key])
            first = next(name for name, pattern in sentences() if pattern.fullmatch(sample))
            assert first == key


def announced() -> object:
    return doing(draft(nature=ORDINARY), a.Announce("L.1"), start=assembly())


@pytest.mark.parametrize(
    ("act", "language", "words"),
    [
        (a.Cast("CHN", Position.YES), "en", "China has voted"),
        (a.Cast("CHN", Position.YES), "fr", "Chine : a déjà voté"),
        (a.Cast("CHN", Position.YES), "ru", "Китай: голос уже подан"),
        (a.Inscribe("CHN"), "es", "No procede en este momento: votación en curso"),
    ],
)
def test_a_refusal_of_the_engine(act: a.Act, language: str, words: str) -> None:
    voting = doing(a.Put("L.1"), a.Cast("CHN", Position.NO), start=announced())  # type: ignore[arg-type]
    found = refused(voting, act)
    shown = str(told(found.what, Talk(language), voting.state))
    assert shown.lower() == words.lower()


def test_a_refusal_names_a_text_and_several_members() -> None:
    meeting = announced()
    found = refused(meeting, a.AskExplain("FRA", "L.1"))  # type: ignore[arg-type]
    assert str(told(found.what, Talk("fr"), meeting.state)) == (  # type: ignore[attr-defined]
        "France : auteur de L.1, n'explique pas son vote"
    )
    asked = "CHN, KEN asked for a vote on L.1"
    assert str(told(asked, Talk("es"), meeting.state)).endswith("L.1: China, Kenya")  # type: ignore[attr-defined]


def test_a_sentence_that_no_catalogue_has_is_quoted_in_english() -> None:
    shown = str(told("The cat <sat> on the rules", Talk("fr")))
    assert shown == '<bdi lang="en" dir="ltr">The cat &lt;sat&gt; on the rules</bdi>'


def test_what_is_typed_is_shown_and_never_becomes_markup() -> None:
    shown = str(told("<b>x</b> cannot be a new symbol", Talk("zh")))
    assert "<b>" not in shown
    assert "&lt;b&gt;x&lt;/b&gt;" in shown


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_an_error_is_told_in_all_its_parts(language: str) -> None:
    error = HemicycleError(
        "That cannot be done now: nobody has the floor",
        where="this meeting as it stands",
        right="what the page offers now",
        todo="look at the page again",
    )
    said = error_said(error, Talk(language))
    assert "nobody has the floor" in said["what"], "why stays as it is"
    assert not any(
        re.search(r"offers now|page again|cannot be", str(part)) for part in said.values()
    )


def test_a_page_refuses_in_the_language_of_its_reader(class_site: Site) -> None:
    ana, officer = class_site.seated(member="Ana"), class_site.officer()
    class_site.act(officer, "chair", {"act": "open", "present": 5})
    page = ana.get(f"{class_site.base}/desk").text
    form = {"seal": seal_in(page), "key": "key-of-form", "back": "desk",
            "do": json.dumps({"act": "finish", "member": "Ana"})}  # fmt: skip
    answer = ana.post(f"{class_site.base}/act", data=form, headers={"accept-language": "ar"})
    assert answer.status_code == 409
    assert "<p>Ana: ليست له الكلمة</p>" in answer.text


def test_a_link_that_opens_nothing_says_so_in_the_language_of_its_reader(class_site: Site) -> None:
    link, browser = class_site.link(member="Ana"), class_site.browser()
    seal = seal_in(browser.get(link).text)
    assert browser.post(link, data={"seal": seal}).status_code == 303
    used = class_site.browser().get(link, headers={"accept-language": "fr"})
    assert used.status_code == 403
    assert "un lien ne sert qu&#39;une fois" in used.text or "ne sert qu'une fois" in used.text
    assert f'href="{class_site.base}"' in used.text
    assert "Vers la séance" in used.text


@pytest.mark.parametrize(
    ("face", "status", "words"),
    [("desk", 401, "No tiene puesto en esta sesión"), ("chair", 401, "No tiene puesto")],
)
def test_who_has_no_seat_is_told_so_in_its_language_and_led_to_the_board(
    class_site: Site, face: str, status: int, words: str
) -> None:
    page = class_site.browser().get(
        f"{class_site.base}/{face}", headers={"accept-language": "es", "accept": "text/html"}
    )
    assert page.status_code == status
    assert words in page.text
    assert f'href="{class_site.base}/board"' in page.text
    wants = {"accept": "application/json"}
    twin = class_site.browser().get(f"{class_site.base}/{face}.json", headers=wants)
    assert (twin.status_code, twin.json()["status"]) == (status, status)


def test_a_page_of_officers_leads_a_delegate_to_its_own(class_site: Site) -> None:
    ana = class_site.seated(member="Ana")
    page = ana.get(f"{class_site.base}/chair", headers={"accept-language": "ru"})
    assert page.status_code == 403
    assert "Эта страница для председателя и секретариата" in page.text
    assert f"откройте {class_site.base}/desk" in page.text
