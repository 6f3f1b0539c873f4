"""What people send: articles, sheets, photographs; refused unless it comes from our own form."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import seal_of, text_of

from hemicycle.domain.body import body
from hemicycle.record.record import open_record
from hemicycle.web.app import MOST_BYTES, create_app
from hemicycle.web.pages.check import MOST_WORDS, paragraphs

ARTICLE = (
    "The General Assembly adopted resolution ES-11/7 on 24 February 2025 by 93 votes to 18, with "
    "65 abstentions. France abstained. <script>alert(1)</script><img src=x onerror=alert(2)>"
)
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


def opened(browser: TestClient, address: str) -> str:
    return seal_of(browser.get(address).text)


def test_an_article_is_marked_and_hostile_words_cannot_run(browser: TestClient) -> None:
    seal = opened(browser, "/check")
    answer = browser.post("/check", data={"text": ARTICLE, "seal": seal})
    assert answer.status_code == 200
    assert answer.history[0].status_code == 303
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
    assert '<mark class="contradicted">France abstained' in answer.text
    report = browser.get(f"{answer.url.path}/report.html")
    assert report.headers["content-disposition"].startswith("attachment")
    assert "<script>alert" not in report.text
    assert "<img src=x" not in report.text
    assert "default-src 'none'" in report.text
    assert "script-src" not in report.text.partition("</head>")[0]


def test_a_checked_article_has_a_twin_and_a_lasting_address(browser: TestClient) -> None:
    seal = opened(browser, "/check")
    first = browser.post("/check", data={"text": ARTICLE, "seal": seal}).url.path
    again = browser.post("/check", data={"text": ARTICLE, "seal": seal}).url.path
    assert first == again
    claims = browser.get(f"{first}.json").json()["claims"]
    assert {c["text"]: c["verdict"] for c in claims}["France abstained"] == "contradicted"


@pytest.mark.parametrize("field", ["text", "sheet"])
def test_a_form_from_elsewhere_is_refused(browser: TestClient, field: str) -> None:
    address = {"text": "/check", "sheet": "/enter"}[field]
    seal = opened(browser, address)
    data = {"text": ARTICLE, "draft": "A/ES-11/L.10"}
    for sent, headers in (
        (data, {}),
        (data | {"seal": "0" * 64}, {}),
        (data | {"seal": seal}, {"sec-fetch-site": "cross-site"}),
    ):
        assert browser.post(address, data=sent, headers=headers).status_code == 403
    browser.cookies.clear()
    assert browser.post(address, data=data | {"seal": seal}).status_code == 403


def test_a_seal_of_one_browser_is_none_for_another(browser: TestClient, site: TestClient) -> None:
    seal = opened(browser, "/check")
    opened(site, "/check")
    assert site.post("/check", data={"text": ARTICLE, "seal": seal}).status_code == 403


@pytest.mark.parametrize(("length", "status"), [(MOST_WORDS, 200), (MOST_WORDS + 1, 400)])
def test_an_article_is_read_up_to_its_bound(browser: TestClient, length: int, status: int) -> None:
    seal = opened(browser, "/check")
    text = ("No vote was taken on anything. " * (length // 31 + 1))[:length]
    assert browser.post("/check", data={"text": text, "seal": seal}).status_code == status


def test_an_empty_article_is_refused_in_words(browser: TestClient) -> None:
    answer = browser.post("/check", data={"text": "  ", "seal": opened(browser, "/check")})
    assert answer.status_code == 400
    assert "There is no text to check" in text_of(answer.text)


def test_a_request_over_the_bound_is_refused_also_without_a_length(browser: TestClient) -> None:
    def endless() -> object:
        for _ in range(MOST_BYTES // 1_000_000 + 2):
            yield b"x" * 1_000_000

    headers = {"content-type": "application/x-www-form-urlencoded"}
    told = browser.post("/check", content=b"x" * (MOST_BYTES + 1), headers=headers)
    untold = browser.post("/check", content=endless(), headers=headers)  # type: ignore[arg-type]
    assert (told.status_code, untold.status_code) == (413, 413)


def test_only_the_names_of_this_machine_are_answered() -> None:
    site = TestClient(create_app("embedded", estimates=False), base_url="http://evil.example")
    assert site.get("/").status_code == 421
    for name in ("localhost", "127.0.0.1:8193", "[::1]:8193"):
        assert site.get("/about", headers={"host": name}).status_code == 200
    everywhere = create_app("embedded", hosts=("*",), estimates=False)
    assert TestClient(everywhere, base_url="http://any.example").get("/about").status_code == 200


def pieces(text: str, *claims: tuple[int, int]) -> list[list[tuple[str, int | None]]]:
    return paragraphs(text, [{"start": start, "end": end} for start, end in claims])


def test_marks_keep_every_character_and_overlaps_mark_the_first() -> None:
    assert pieces("ab cd", (0, 2)) == [[("ab", 1), (" cd", None)]]
    assert pieces("ab cd", (0, 2), (1, 5)) == [[("ab", 1), (" cd", None)]]
    assert pieces("ab\ncd", (1, 4)) == [[("a", None), ("b", 1)], [("c", 1), ("d", None)]]
    assert pieces("ab\n\n \ncd") == [[("ab", None)], [("cd", None)]]


# --- the sheet -----------------------------------------------------------------------------------

ABOUT = {"draft": "A/ES-11/L.10", "body": "GA", "date": "2025-02-24", "title": "Peace in Ukraine"}


def test_the_sheet_has_the_roll_of_the_day_and_marks_nobody(browser: TestClient) -> None:
    data = ABOUT | {"seal": opened(browser, "/enter"), "hint": "A/RES/ES-11/6"}
    answer = browser.post("/enter", data=data)
    assert answer.status_code == 200
    roll = body("GA").roll(open_record("embedded").event("GA-ES-11-7").date)  # type: ignore[arg-type]
    assert roll is not None
    assert answer.text.count("<fieldset>") == len(roll) == 193
    assert "checked" not in answer.text
    assert "then yes" in answer.text


def test_a_hint_is_never_accepted_by_itself(browser: TestClient) -> None:
    """With a hint shown and one member marked, one member is known."""
    seal = opened(browser, "/enter")
    data = ABOUT | {"seal": seal, "hint": "A/RES/ES-11/6", "p-FRA": "y"}
    held = browser.post("/enter/read", data=data, headers={"accept": "application/json"}).json()
    (vote,) = held["votes"]
    assert vote["positions"]["YES"] == ["FRA"]
    assert len(vote["positions"]["UNKNOWN"]) == len(held["open"]) == 192
    assert held["provisional"] is True


def test_a_whole_sheet_decides_as_the_record_does(browser: TestClient) -> None:
    positions = open_record("embedded").positions("GA-ES-11-7")
    assert positions is not None
    key = {"YES": "y", "NO": "n", "ABSTAIN": "a", "NON_VOTING": "-"}
    marks = {f"p-{code}": key[at.value] for code, at in positions.items()}
    data = ABOUT | marks | {"seal": opened(browser, "/enter"), "announced": "93-18-65"}
    answer = browser.post("/enter/read", data=data)
    words = text_of(answer.text)
    assert "PROVISIONAL" in words
    assert "Adopted, 93 to 18, with 65 abstentions" in words
    assert ">PROVISIONAL</text>" in answer.text
    file = browser.post("/enter/read", data=data | {"form": "file"})
    assert file.headers["content-disposition"] == 'attachment; filename="A-ES-11-L-10.vote.txt"'
    assert file.text.count("\n") == 193 + 8


def test_a_sheet_without_a_mark_is_refused(browser: TestClient) -> None:
    answer = browser.post("/enter/read", data=ABOUT | {"seal": opened(browser, "/enter")})
    assert answer.status_code == 400
    assert "No member is marked" in text_of(answer.text)


def test_a_photograph_is_shown_and_kept_nowhere(browser: TestClient) -> None:
    data = ABOUT | {"seal": opened(browser, "/enter")}
    shown = browser.post("/enter", data=data, files={"photo": ("board.png", PNG, "image/png")})
    assert 'src="data:image/png;base64,' in shown.text
    for name, content in (("x.svg", b"<svg onload=alert(1)>"), ("x.png", b"GIF89a")):
        answer = browser.post("/enter", data=data, files={"photo": (name, content, "image/png")})
        assert answer.status_code == 400
        assert "cannot be shown" in text_of(answer.text)


# --- what if -------------------------------------------------------------------------------------


def test_ticked_members_move_and_the_rules_decide_anew(site: TestClient) -> None:
    moved = site.get("/whatif/SC-2774?m=RUS&to=no", follow_redirects=False)
    assert moved.headers["location"] == "/whatif/SC-2774?set=RUS%3Dno"
    page = site.get(moved.headers["location"])
    words = text_of(page.text)
    assert "Not adopted: vetoed by the Russian Federation" in words
    assert "As recorded: Adopted, 10 to none, with 5 abstentions." in words
    assert ">SIMULATION</text>" in page.text


def test_a_member_moved_back_leaves_no_trace(site: TestClient) -> None:
    back = site.get("/whatif/SC-2774?set=RUS%3Dno&m=RUS&to=back", follow_redirects=False)
    assert back.headers["location"] == "/whatif/SC-2774"
    assert "SIMULATION" not in site.get("/whatif/SC-2774").text


def test_the_supposed_picture_says_so_itself(site: TestClient) -> None:
    svg = site.get("/whatif/SC-2774/board.svg?set=RUS%3Dno").text
    assert "SIMULATION" in svg
    assert "SIMULATION" not in site.get("/whatif/SC-2774/board.svg").text


def test_a_year_is_worked_out_only_on_demand(browser: TestClient) -> None:
    page = browser.get("/surprises/2025")
    assert "Nothing is kept for 2025 yet" in text_of(page.text)
    assert browser.post("/surprises/2025").status_code == 403
