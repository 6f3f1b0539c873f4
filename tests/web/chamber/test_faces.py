"""What the faces show, made from meetings replayed: views, forms, and the templates over them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import pytest
from jinja2 import Environment

from hemicycle.domain.vote import Position
from hemicycle.meeting.actors import CHAIR
from hemicycle.meeting.acts import Attend, Cast, Convene, Move, Open, Put
from hemicycle.meeting.codec import from_plain
from hemicycle.meeting.consequences import Decided
from hemicycle.meeting.desk import in_order, option_document
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.fold import evolve, fold
from hemicycle.meeting.script import play, read_script
from hemicycle.meeting.state import EMPTY, State
from hemicycle.web.chamber.attendance import attendance
from hemicycle.web.chamber.calling import call_buttons
from hemicycle.web.chamber.desk_face import ballot_buttons, desk_face
from hemicycle.web.chamber.fields import next_symbol
from hemicycle.web.chamber.minutes import minutes_face
from hemicycle.web.chamber.offers import offers, options_of
from hemicycle.web.chamber.officer_faces import chair_face, secretariat_face
from hemicycle.web.chamber.papers import texts
from hemicycle.web.chamber.room_face import room_face
from hemicycle.web.chamber.scene import scene
from hemicycle.web.chamber.seats import drawn_board, seating
from hemicycle.web.chamber.titles import act_title, question_title
from hemicycle.web.chamber.words import LANGUAGES, Talk
from hemicycle.web.templating import environment

TALK = Talk("en")


@lru_cache
def played(name: str) -> Meeting:
    return play(read_script(name))


@lru_cache
def states(name: str) -> tuple[State, ...]:
    """The meeting after each of its events."""
    found, state = [], EMPTY
    for event in played(name).events:
        state = evolve(state, event)
        found.append(state)
    return tuple(found)


def during(name: str, target: str, ballots: int) -> State:
    """The meeting during the vote on a question, when so many have answered."""
    for state in states(name):
        vote = state.vote
        if vote is not None and vote.target == target and len(vote.ballots) == ballots:
            return state
    raise AssertionError(f"{target} never had {ballots} ballots")


def some(name: str) -> Iterator[State]:
    """Every seventh state, and the last."""
    listed = [state for state in states(name) if state.sitting is not None]
    yield from (*listed[::7], listed[-1])


# --- during a vote ------------------------------------------------------------------------------


def roll_call() -> State:
    return during("mun-example", "DR 1.4", 4)


def test_the_board_shows_who_answered_and_never_how_before_the_close() -> None:
    state = roll_call()
    svg = str(drawn_board(state, TALK))
    answered = re.findall(r'class="place answered" data-member="(\w+)"', svg)
    assert set(answered) == set(state.vote.ballots)  # type: ignore[union-attr]
    assert not re.search(r'class="(yes|no|abstain|silent|unknown)"', svg)
    shown = json.dumps(scene(state, state.now, TALK)["vote"], default=str)
    assert '"YES"' not in shown
    assert not re.search(r"\byes\b", shown)


def test_seats_begin_at_the_member_drawn_by_lot() -> None:
    state = roll_call()
    lot = state.vote.lot  # type: ignore[union-attr]
    listed = seating(state)
    assert listed[0] == lot
    assert sorted(listed) == sorted(state.roll or ())


def test_after_the_close_a_seat_shows_how_its_member_voted() -> None:
    state = fold(played("mun-example").events[:135])
    decided = played("mun-example").events[134]
    assert isinstance(decided, Decided)
    svg = str(drawn_board(state, TALK))
    for position, kind in ((Position.YES, "yes"), (Position.NO, "no")):
        members = sum(said is position for _, said in decided.roll)
        assert len(re.findall(f'<(?:circle|rect) class="{kind}"', svg)) == members


def test_members_whose_vote_is_not_known_are_unknown_and_not_silent() -> None:
    state = played("sc-2025-02-24").state
    vetoed = [e for e in played("sc-2025-02-24").events if isinstance(e, Decided)][4]
    until = played("sc-2025-02-24").events.index(vetoed) + 1
    svg = str(drawn_board(fold(played("sc-2025-02-24").events[:until]), TALK))
    assert len(re.findall('class="unknown"', svg)) == 15 - len(vetoed.roll)
    assert '<rect class="ring"' in svg
    assert state.convened.world == "real"
    assert "SIMULATION" not in svg


def test_a_simulation_says_so_in_the_picture_itself() -> None:
    for language, word in (("en", "SIMULATION"), ("ar", "محاكاة"), ("zh", "模拟")):
        assert f">{word}</text>" in str(drawn_board(roll_call(), Talk(language)))


def test_the_member_called_has_its_answers_and_keys() -> None:
    keys = {key: json.loads(do) for do, _, key in call_buttons(roll_call(), TALK)}
    assert set(keys) == {"y", "n", "a", "p"}
    assert keys["y"] == {"act": "cast", "member": "ZAF", "position": "YES"}
    assert keys["p"] == {"act": "pass", "member": "ZAF"}
    assert call_buttons(states("mun-example")[40], TALK) == []


def test_a_member_that_may_not_abstain_has_no_such_button() -> None:
    buttons = [one.position for one in ballot_buttons(options_of(roll_call(), "BRA"), TALK)]
    assert buttons[:2] == ["YES", "NO"]
    assert "ABSTAIN" not in buttons


def test_a_ballot_stands_for_its_own_delegation_and_can_be_changed() -> None:
    meeting = Meeting(states("mun-example")[110]).do(Put("A2"))
    state = meeting.do(Cast("FRA", Position.ABSTAIN)).state
    face = desk_face(state, {}, TALK, "FRA")
    assert face["ballot"]["position"] == "ABSTAIN"
    stands = [one.position for one in face["ballot_buttons"] if not one.do]
    assert stands == ["ABSTAIN"]
    acts = {json.loads(one.do)["act"] for one in face["ballot_buttons"] if one.do}
    assert "recast" in acts
    assert "cast" not in acts
    assert desk_face(state, {}, TALK, "KEN")["ballot"] is None


# --- what is in order -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mun-example", "sc-2025-02-24", "icj-example"])
def test_every_option_is_a_form_that_says_the_same_act(name: str) -> None:
    """Of each option the form holds the act, and a field for each part that is still open."""
    for state in some(name):
        for actor in (CHAIR, *sorted(state.roll or ())[:2]):
            documents = [option_document(option) for option in in_order(state, actor)]
            made = offers(state, documents, TALK, "" if actor == CHAIR else actor)
            said = {json.loads(one.do)["act"] for one in made}
            assert said == {document["act"]["act"] for document in documents}
            for one in made:
                names = {field.name for field in one.fields}
                assert "f.id" not in names
                assert one.label
                assert all(field.label for field in one.fields)


def test_an_option_without_open_fields_is_performed_as_its_form_sends_it() -> None:
    state = roll_call()
    ready = [one for one in offers(state, options_of(state, "ZAF"), TALK, "ZAF") if not one.fields]
    assert ready
    for one in ready:
        Meeting(state).do(from_plain(json.loads(one.do), "form"))  # type: ignore[arg-type]


def test_motions_of_one_kind_are_one_form_with_a_choice_of_the_text() -> None:
    state = next(s for s in states("ga-2025-02-24") if len(s.proposals) > 2 and s.vote is None)
    moves = [one for one in offers(state, options_of(state, "FRA"), TALK) if one.act == "move"]
    kinds = [json.loads(one.do)["motion"] for one in moves]
    assert len(kinds) == len(set(kinds))
    division = next(one for one in moves if "division" in one.do)
    about = next(field for field in division.fields if field.name == "f.about")
    assert about.choices[0][0] == "", "nothing is chosen yet"
    assert {value for value, _ in about.choices[1:]} <= set(state.proposals)
    assert len(about.choices) > 2


def test_a_new_symbol_continues_those_that_are_there() -> None:
    assert next_symbol(states("mun-example")[2], "table") == "L.1"
    late = played("mun-example").state
    assert next_symbol(late, "amend") == "A3"
    assert next_symbol(late, "paper") == "WP 4"
    assert next_symbol(late, "table") not in late.proposals


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_is_called_in_the_language_of_its_reader(language: str) -> None:
    talk, state = Talk(language), roll_call()
    title = act_title(state, {"act": "put", "target": "DR 1.4"}, talk)
    assert "DR 1.4, Wells and a fund for water" in title
    assert question_title(state, "closure", talk)
    for document in options_of(state, CHAIR):
        assert act_title(state, document["act"], talk)


# --- faces --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mun-example", "ga-2025-02-24", "icj-example"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_faces_are_made_of_every_state_of_a_meeting(name: str, language: str) -> None:
    talk = Talk(language)
    for state in some(name):
        shown = scene(state, state.now, talk)
        assert shown["phase_words"]
        chair = chair_face(state, {}, talk, "")
        assert [offer for offer in chair["due"] if not offer.due] == []
        desk_face(state, {}, talk, sorted(state.roll or ())[0])
        room_face(state, {}, talk, "")
        secretariat_face(state, {}, None, talk)
        minutes_face(state, {}, talk)
        texts(state, talk)


def test_the_console_shows_majority_and_quorum_for_the_question_before_the_meeting() -> None:
    shown = scene(roll_call(), None, TALK)
    assert shown["question"] == "DR 1.4, Wells and a fund for water"
    assert [str(one["words"]) for one in shown["majorities"]] == [
        "a majority of the members present and voting"
    ]
    assert shown["quorum"] == {"present": 11, "members": 12, "needed": 7, "enough": True}


def test_motions_stand_in_the_order_in_which_they_are_put() -> None:
    state = states("mun-example")[45]
    assert [m["member"] for m in scene(state, None, TALK)["motions"]] == [
        "France", "Kenya", "Japan"
    ]  # fmt: skip
    assert [m.id for m in state.pending_motions()] == [
        m["id"] for m in scene(state, None, TALK)["motions"]
    ]


def test_an_officer_may_enter_for_a_member_and_for_nobody_else() -> None:
    state = roll_call()
    assert chair_face(state, {}, TALK, "BRA")["acting_name"] == "Brazil"
    assert chair_face(state, {}, TALK, "BRA")["acting_offers"]
    assert chair_face(state, {}, TALK, "XXX")["acting_offers"] == ()


def test_the_roll_lists_answers_given_and_those_still_open() -> None:
    before = next(s for s in states("mun-example") if s.phase == "debate" and not s.attending)
    assert all(len(one["choices"]) == 2 for one in attendance(before, TALK))
    given = {one["name"]: one["word"] for one in attendance(roll_call(), TALK)}
    assert given["Brazil"] == "Present and voting"
    assert given["China"] == "Present"
    assert given["Canada"] is None


def test_the_room_shows_what_the_meeting_is_at() -> None:
    assert room_face(roll_call(), {}, TALK, "")["part"] == "rollcall"
    caucus = next(s for s in states("mun-example") if s.in_caucus)
    assert room_face(caucus, {}, TALK, "")["part"] == "caucus"
    hands = during("mun-example", "unmoderated", 0)
    assert room_face(hands, {}, TALK, "")["part"] == "placards"
    assert room_face(hands, {}, TALK, "speakers")["part"] == "speakers"
    assert room_face(hands, {}, TALK, "../x")["part"] == "placards"


def test_hands_entered_by_one_officer_are_for_another_to_second() -> None:
    held = {"id": "h1", "label": "result", "by": "Ana", "by_person": "p1",
            "positions": {"YES": ["FRA"], "NO": []}}  # fmt: skip
    own = secretariat_face(roll_call(), {"hands": [held]}, {"id": "p1"}, TALK)["hands"][0]
    other = secretariat_face(roll_call(), {"hands": [held]}, {"id": "p2"}, TALK)["hands"][0]
    assert (own["mine"], other["mine"]) == (True, False)
    assert own["positions"] == [("YES", "France")]


def test_texts_come_with_their_amendments_and_what_changed() -> None:
    listed = {one["symbol"]: one for one in texts(played("ga-2025-02-24").state, TALK)}
    draft = listed["A/ES-11/L.11"]
    assert draft["changed"]
    assert [under["symbol"] for under in draft["amendments"]][:1] == ["Russian amendment"]
    assert listed["A/ES-11/L.10"]["amendments"] == []
    assert not listed["A/ES-11/L.10"]["changed"]


def test_minutes_list_members_by_name_and_say_where_they_are_not_all_known() -> None:
    votes = minutes_face(played("sc-2025-02-24").state, {}, TALK)["votes"]
    assert [vote["complete"] for vote in votes][3] is False
    assert votes[-1]["complete"] is True
    assert dict(votes[0]["by_position"])["NO"] == [
        "Panama", "Somalia", "United States of America"
    ]  # fmt: skip


# --- templates ----------------------------------------------------------------------------------


@lru_cache
def templates() -> Environment:
    return environment()


def page_of(state: State, page: str, language: str, **query: Any) -> str:
    """A page as the routes make it, over a state and an empty document of the chamber."""
    from types import SimpleNamespace

    from starlette.requests import Request

    from hemicycle.web.chamber.faces import extra

    text = "&".join(f"{name}={value}" for name, value in {"lang": language, **query}.items())
    scope = {"type": "http", "query_string": text.encode(), "headers": []}
    doc = {"meeting": "m", "sequence": 1, "moment": "x", "log": [], "seal": None, "urns": []}
    visit = SimpleNamespace(
        request=Request(scope), chamber=SimpleNamespace(state=state), doc=doc, at=state.now,
        person={"id": "p", "role": "presiding", "member": "FRA", "name": "Ana"},
    )  # fmt: skip
    seen = {
        "doc": doc, "title": "m", "base": "/chamber/m", "seal": "s", "fresh_key": lambda: "k",
        "said": None, "simulation": True, "world": "simulation:m", "frame": False,
        "person": visit.person, "path": "/chamber/m", "here": "/chamber/m", "version": None,
    }  # fmt: skip
    template = templates().get_template(f"chamber/{page}.html")
    return template.render(**seen, **extra(page, visit))  # type: ignore[arg-type]


def test_before_the_opening_the_console_leads_to_the_codes() -> None:
    convened = next(s for s in states("mun-example") if s.phase == "convened")
    assert 'href="/chamber/m/sheet"' in page_of(convened, "chair", "en")
    assert 'href="/chamber/m/sheet"' not in page_of(states("mun-example")[40], "chair", "en")


def test_closing_is_not_urged_while_members_have_not_answered() -> None:
    strong = '<button class="main">Close the vote</button>'
    state = roll_call()
    assert scene(state, state.now, TALK)["vote"]["waiting"]
    assert "Close the vote" in page_of(state, "chair", "en")
    assert strong not in page_of(state, "chair", "en")


@pytest.mark.parametrize(("counted", "told"), [(None, None), (2, None), (3, None), (4, 3)])
def test_a_roll_that_fewer_answered_than_were_counted_is_said(
    counted: int | None, told: int | None
) -> None:
    """Three answer the roll; a roll call calls them alone, however many the Chair has counted."""
    acts = [Convene("mun", date(2026, 3, 14)), Open(12)]
    meeting = Meeting()
    for act in (*acts, *(Attend(member) for member in ("FRA", "KEN", "MEX"))):
        meeting = meeting.do(act)
    state = replace(meeting.state, present=counted)
    assert scene(state, None, TALK)["roll_partial"] == told
    words = "Only 3 of them answered the roll"
    for page in ("chair", "room"):
        assert (words in page_of(state, page, "en")) is (told is not None)


def test_two_majorities_in_one_line_are_kept_apart() -> None:
    parts = templates().get_template("chamber/parts.html").module
    one = {"words": "nine", "also": (), "nature": "procedural", "veto": False, "rule": "27(2)"}
    assert "27(2)</span></span> <span" in parts.needed([one, one], TALK)  # type: ignore[attr-defined]


def test_what_waits_for_delegations_says_what_it_is_and_for_whom() -> None:
    act = {"act": "table", "symbol": "L.9", "title": "Clean water", "sponsors": ["FRA", "KEN"]}
    held = {"id": "H 1", "act": act, "for": "sponsors", "agreed": ["FRA"], "waits_for": ["KEN"]}
    state = states("ga-2025-02-24")[-1]
    (shown,) = desk_face(state, {"held_for_me": [held]}, TALK, "FRA")["held_for_me"]
    assert shown["words"] == "Submit a draft: L.9, Clean water"
    assert shown["waiting"] == "Kenya"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["board", "chair", "desk", "secretariat", "room", "minutes"])
def test_a_page_is_whole_in_every_language_and_has_nothing_inline(page: str, language: str) -> None:
    html = page_of(roll_call(), page, language)
    assert f'<html lang="{language}" dir="{Talk(language).direction}">' in html
    assert Talk(language).plain("page.simulation") in html
    assert 'class="untranslated"' not in html
    assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son\w+=|javascript:", html)
    if language != "en":
        assert Talk(language).plain("page.unreviewed") in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_words_of_people_are_escaped_on_every_face() -> None:
    from dataclasses import replace

    evil = "<script>alert(1)</script>"
    state = roll_call()
    held = state.proposals["DR 1.4"]
    state = state.with_text(replace(held, proposal=replace(held.proposal, title=evil)))
    for page in ("board", "chair", "desk", "secretariat", "room", "minutes"):
        html = page_of(state, page, "en", member="BRA")
        assert evil not in html
        assert "&lt;script&gt;" in html


def test_a_motion_is_called_by_its_kind_and_by_what_its_mover_said() -> None:
    state = Meeting(states("mun-example")[20]).do(
        Move("X", "moderated_caucus", "FRA", text="water", total=600, each=60)
    ).state  # fmt: skip
    assert question_title(state, "X", TALK) == "moderated caucus: water"
