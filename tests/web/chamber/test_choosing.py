"""Forms: members chosen by name, ticked where few, written where many; nothing typed is lost."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

from tests.chamber.sitting import DAY
from tests.web.chamber.conftest import Site, seal_in

from hemicycle.chamber.setup import begin, setup_of


def do_of(page: str, act: str) -> str:
    """The command of the form of an act, as the page has it."""
    return html.unescape(re.findall(rf'name="do" value="([^"]*{act}[^"]*)"', page)[0])


def test_sponsors_are_ticked_by_name_and_whoever_asks_is_one(class_site: Site) -> None:
    ana = class_site.seated(member="Ana")
    class_site.act(class_site.officer(), "chair", {"act": "open", "present": 5})
    page = ana.get(f"{class_site.base}/desk").text
    assert '<input type="hidden" name="f.sponsors" value="Ana">' in page
    assert '<input type="checkbox" name="f.sponsors" value="Ben">' in page
    assert '<input type="checkbox" name="f.sponsors" value="Ana">' not in page
    assert "At least 2 sponsors; sponsors and signatories together at least 2 members." in page
    form = {"seal": seal_in(page), "key": "key-of-form", "back": "desk",
            "do": json.dumps({"act": "table"}), "f.title": "A canteen",
            "f.sponsors": ["Ana", "Ben"], "f.text": "1. Asks"}  # fmt: skip
    answer = ana.post(f"{class_site.base}/act", data=form)
    assert answer.status_code == 202, "it waits for the other sponsor"
    assert "Waits for the agreement of Ben." in answer.text
    asked = class_site.seated(member="Ben").get(f"{class_site.base}/desk").text
    assert "Ana asks for your agreement: Submit a draft: Draft 1, A canteen" in asked
    assert "<dd>Asks</dd>" in asked, "what is agreed to can be read"
    log = [line.text for line in class_site.chamber.log.lines]
    assert "H 1: a draft, Draft 1, waits for Ben." in log


def test_in_a_large_body_names_are_written_with_suggestions(home: Path, tmp_path: Path) -> None:
    site = Site(tmp_path / "chambers")
    begun = begin(site.lobby.hall, setup_of("GA", title="The Assembly", day=DAY))
    site.chamber = site.lobby.hall.chamber(begun.meeting)
    site.base = f"/chamber/{begun.meeting}"
    officer, chair = site.officer(), f"{site.base}/chair?member=FRA"
    site.act(officer, "chair", {"act": "open", "present": 193})
    page = officer.get(chair).text
    suggested = re.findall(r'<option value="([^"]+)"></option>', page)
    assert len(suggested) == 193
    assert "Côte d’Ivoire" in suggested or "Côte d&#39;Ivoire" in suggested
    assert 'name="f.sponsors" list="member-names"' in page
    assert 'type="checkbox" name="f.sponsors"' not in page
    shown = officer.get(chair, headers={"accept-language": "fr"}).text
    form = {"seal": seal_in(shown), "key": "key-of-form", "back": "chair?member=FRA",
            "do": json.dumps({"act": "table"}), "f.title": "Calm",
            "f.sponsors": ["FRA", "Allemagne", "kenya, IND", ""], "f.text": "1. Asks"}  # fmt: skip
    answer = officer.post(f"{site.base}/act", data=form, headers={"accept-language": "fr"})
    assert answer.status_code == 303, answer.text
    held = next(iter(site.chamber.state.proposals.values()))
    assert held.proposal.sponsors == ("FRA", "DEU", "KEN", "IND")
    site.lobby.close()


def test_what_was_typed_stands_in_the_form_again_when_it_is_refused(class_site: Site) -> None:
    ana = class_site.seated(member="Ana")
    class_site.act(class_site.officer(), "chair", {"act": "open", "present": 5})
    page = ana.get(f"{class_site.base}/desk").text
    form = {"seal": seal_in(page), "key": "key-of-form", "back": "desk",
            "do": do_of(page, "table")}  # fmt: skip
    typed = {"f.title": "A canteen", "f.symbol": "L.1", "f.sponsors": ["Ana"],
             "f.signatories": ["Dana"], "f.text": "1. Asks for <lunch>"}  # fmt: skip
    answer = ana.post(f"{class_site.base}/act", data=form | typed)
    assert answer.status_code == 409, "one sponsor is not enough"
    form_again = answer.text.partition("data-typed")[2].partition("</form>")[0]
    assert 'value="A canteen"' in form_again
    assert ">1. Asks for &lt;lunch&gt;</textarea>" in form_again
    assert '<input type="checkbox" name="f.signatories" value="Dana" checked>' in form_again
    assert '<input type="checkbox" name="f.signatories" value="Ben">' in form_again
    assert answer.text.count("data-typed") == 1, "only the form that was sent"
    amended = ana.get(f"{class_site.base}/desk").text
    assert "data-typed" not in amended


def test_an_amendment_that_is_refused_keeps_every_row(class_site: Site) -> None:
    ana, officer = class_site.seated(member="Ana"), class_site.officer()
    for command in ({"act": "open", "present": 5},
                    {"act": "table", "symbol": "L.1", "title": "A canteen",
                     "sponsors": ["Ben", "Dana"], "text": {"OP1": "Asks", "OP2": "Decides"}},
                    ):  # fmt: skip
        assert class_site.act(officer, "chair", command).status_code == 200
    page = ana.get(f"{class_site.base}/desk").text
    form = {"seal": seal_in(page), "key": "key-of-form", "back": "desk", "do": do_of(page, "amend"),
            "f.symbol": "A1", "f.title": "dinner", "f.sponsors": ["Ana"],
            "f.edit.kind": ["replace_phrase", "delete_paragraph", ""],
            "f.edit.place": ["OP1", "OP9", ""], "f.edit.phrase": ["nowhere", "", ""],
            "f.edit.text": ["dinner", "", ""]}  # fmt: skip
    answer = ana.post(f"{class_site.base}/act", data=form)
    assert answer.status_code in (400, 409), answer.text
    again = answer.text.partition("data-typed")[2].partition("</form>")[0]
    assert re.findall(r'name="f.edit.place" value="([^"]*)"', again) == ["OP1", "OP9", ""]
    assert re.findall(r'name="f.edit.phrase" value="([^"]*)"', again) == ["nowhere", "", ""]
    assert again.count('<option value="delete_paragraph" selected>') == 1


def test_a_result_entered_at_the_console_is_its_count_and_never_an_outcome_alone(
    class_site: Site,
) -> None:
    officer = class_site.officer()
    for command in ({"act": "open", "present": 5},
                    {"act": "move", "id": "m", "motion": "suspend", "member": "Ana"},
                    {"act": "put", "target": "m", "method": "show_of_hands"}):  # fmt: skip
        assert class_site.act(officer, "chair", command).status_code == 200
    page = officer.get(f"{class_site.base}/chair").text
    form = {
        "seal": seal_in(page),
        "key": "key-without",
        "back": "chair",
        "do": do_of(page, "result"),
    }
    empty = officer.post(f"{class_site.base}/act", data=form)
    assert empty.status_code == 409, "nothing was counted"
    counted = form | {"key": "key-counted", "f.yes": "1", "f.no": "4", "f.abstain": "0"}
    assert officer.post(f"{class_site.base}/act", data=counted).status_code == 202
    (held,) = class_site.chamber.now.room.holds.values()
    assert dict(held.act) == {"act": "result", "yes": 1, "no": 4, "abstain": 0}


def test_what_an_act_is_about_is_chosen_and_not_what_stands_first(class_site: Site) -> None:
    officer = class_site.officer()
    draft = {"act": "table", "title": "x", "sponsors": ["Ben", "Dana"]}
    votes = [
        [{**draft, "symbol": symbol}, {"act": "announce", "draft": symbol},
         {"act": "put", "target": symbol}, {"act": "cast", "member": "Ana", "position": "YES"},
         {"act": "close_vote"}]
        for symbol in ("L.1", "L.2")
    ]  # fmt: skip
    for command in ({"act": "open", "present": 5}, *votes[0], *votes[1]):
        assert class_site.act(officer, "chair", command).status_code == 200, command
    page = officer.get(f"{class_site.base}/chair").text
    assert "<summary>Note the official count of a vote" in page
    form = page.partition("Note the official count of a vote")[2].partition("</form>")[0]
    values = re.findall(r'<option value="([^"]*)"', form.partition("</select>")[0])
    assert values == ["", "L.2", "L.1"], "nothing yet, then the newest"
    own = officer.get(f"{class_site.base}/secretariat").text
    chosen = own.partition('name="f.intended" required>')[2]
    assert chosen.startswith('<option value="">')


def test_the_console_takes_back_the_act_it_shows_and_no_other(class_site: Site) -> None:
    officer, ben = class_site.officer(), class_site.seated(member="Ben")
    for command in ({"act": "open", "present": 5}, {"act": "inscribe", "member": "Ana"},
                    {"act": "speak", "member": "Ana"}):  # fmt: skip
        assert class_site.act(officer, "chair", command).status_code == 200
    page = officer.get(f"{class_site.base}/chair").text
    form = page.partition("<summary>Take back the last act")[2].partition("</details>")[0]
    assert "Ana speaks." in form, "what would be taken back is named"
    sent = {"seal": seal_in(page), "key": "key-first", "back": "chair", "f.why": "a slip",
            "do": do_of(page, "take_back")}  # fmt: skip
    assert class_site.act(ben, "desk", {"act": "inscribe", "member": "Ben"}).status_code == 200
    late = officer.post(f"{class_site.base}/act", data=sent)
    assert late.status_code == 400
    assert class_site.chamber.state.speakers == ("Ben",), "what came in between stands"
    again = officer.get(f"{class_site.base}/chair").text
    sent |= {"key": "key-second", "do": do_of(again, "take_back")}
    assert officer.post(f"{class_site.base}/act", data=sent).status_code == 303
    assert class_site.chamber.state.speakers == ()


def test_what_a_ruling_is_on_is_suggested_with_its_title(class_site: Site) -> None:
    officer = class_site.officer()
    for command in ({"act": "open", "present": 5},
                    {"act": "table", "symbol": "L.1", "title": "A canteen",
                     "sponsors": ["Ben", "Dana"]}):  # fmt: skip
        assert class_site.act(officer, "chair", command).status_code == 200
    page = officer.get(f"{class_site.base}/chair").text
    assert page.count('<datalist id="of-f.on">') == 1
    assert '<option value="L.1">L.1, A canteen</option>' in page
