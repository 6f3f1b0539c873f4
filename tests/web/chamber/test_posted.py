"""A plain form as a command: what is filled in, by the type the act declares."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.datastructures import FormData

from hemicycle.errors import InputError
from hemicycle.meeting.codec import from_plain
from hemicycle.web.chamber.posted import command_of, paragraphs


def read(do: dict[str, Any], *fields: tuple[str, str]) -> dict[str, Any]:
    return command_of(FormData([("do", json.dumps(do)), *fields]))


@pytest.mark.parametrize(
    ("do", "fields", "command"),
    [
        ({"act": "open"}, [("f.present", "5")], {"act": "open", "present": 5}),
        ({"act": "open"}, [("f.present", " ")], {"act": "open"}),
        ({"act": "speak"}, [("f.member", "Ana"), ("f.purpose", "statement")],
         {"act": "speak", "member": "Ana", "purpose": "statement"}),
        ({"act": "table"},
         [("f.title", "Peace"), ("f.sponsors", "Ana, Ben"), ("f.text", "1. Asks")],
         {"act": "table", "title": "Peace", "sponsors": ["Ana", "Ben"], "text": {"OP1": "Asks"}}),
        ({"act": "rule"}, [("f.granted", "false"), ("f.values", "A1\nA2"), ("f.why", "so")],
         {"act": "rule", "granted": False, "values": ["A1", "A2"], "why": "so"}),
        ({"act": "resume"}, [("f.day", "2026-03-15")], {"act": "resume", "day": "2026-03-15"}),
        ({"act": "result"}, [("f.positions", "Ana yes\nBen: NO\nChidi Obi a"), ("f.yes", "1")],
         {"act": "result", "yes": 1,
          "positions": {"YES": ["Ana"], "NO": ["Ben"], "ABSTAIN": ["Chidi Obi"]}}),
        ({"act": "count_ballots", "election": "E"}, [("f.candidates", "GTM 110\nVEN: 77")],
         {"act": "count_ballots", "election": "E", "candidates": {"GTM": 110, "VEN": 77}}),
        ({"act": "amend", "to": "L.1"},
         [("f.edit.kind", "delete_paragraph"), ("f.edit.place", "OP1"), ("f.edit.phrase", ""),
          ("f.edit.kind", ""), ("f.edit.place", ""), ("f.edit.phrase", "")],
         {"act": "amend", "to": "L.1", "edits": [{"kind": "delete_paragraph", "place": "OP1"}]}),
        ({"act": "move", "motion": "division", "about": "L.1"},
         [("f.part.name", "paragraph 6"), ("f.part.place", "OP6"), ("f.part.words", "last words")],
         {"act": "move", "motion": "division", "about": "L.1",
          "parts": [{"of": "L.1", "name": "paragraph 6", "places": ["OP6"],
                     "phrase": "last words"}]}),
        ({"act": "move", "motion": "moderated_caucus"}, [("f.total", "10:00"), ("f.each", "1:30")],
         {"act": "move", "motion": "moderated_caucus", "total": 600, "each": 90}),
        ({"do": "timer", "action": "start"}, [("f.seconds", "0:45")],
         {"do": "timer", "action": "start", "seconds": 45}),
        ({"act": "move", "motion": "speaking_time"}, [("f.each", "90")],
         {"act": "move", "motion": "speaking_time", "each": 90}),
        ({"do": "ready_urn", "election": "E"}, [("f.candidates", "GTM\nVEN"), ("f.most", "1")],
         {"do": "ready_urn", "election": "E", "candidates": ["GTM", "VEN"], "most": 1}),
        ({"do": "secret_ballot", "urn": "E (1)"}, [("f.choice", "GTM"), ("f.choice", "VEN")],
         {"do": "secret_ballot", "urn": "E (1)", "choice": ["GTM", "VEN"]}),
    ],
)  # fmt: skip
def test_a_form_says_what_its_json_would(
    do: dict[str, Any], fields: list[tuple[str, str]], command: dict[str, Any]
) -> None:
    assert read(do, *fields) == command


def test_members_may_be_written_by_name() -> None:
    known = {"france": "FRA", "fra": "FRA", "kenya": "KEN", "ana, the first": "A"}
    fields = [("f.sponsors", "FRA"), ("f.sponsors", "kenya, France"), ("f.sponsors", ""),
              ("f.signatories", "Ana, the first"), ("f.signatories", "Gaul, KENYA")]  # fmt: skip
    form = FormData([("do", '{"act": "table"}'), *fields])
    command = command_of(form, known)
    assert command["sponsors"] == ["FRA", "KEN"]
    assert command["signatories"] == ["A", "Gaul", "KEN"], "what is unknown is refused by its name"
    shown = FormData([("do", '{"act": "result"}'), ("f.positions", "France yes\nGaul no")])
    assert command_of(shown, known)["positions"] == {"YES": ["FRA"], "NO": ["Gaul"]}


def test_what_a_form_gives_is_what_the_engine_reads() -> None:
    command = read(
        {"act": "move", "motion": "division", "member": "Ana", "about": "L.1", "id": "M 1"},
        ("f.part.name", "preamble"),
        ("f.part.place", "PP1, PP2"),
    )
    move = from_plain(command, "a form")
    assert [str(place) for place in move.parts[0].places] == ["PP1", "PP2"]  # type: ignore[union-attr]
    assert not move.parts[0].operative  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Recalling\nNoting\n1. Asks\n(a) now\n(b) then\n2. Decides",
         ["PP1", "PP2", "OP1", "OP1(a)", "OP1(b)", "OP2"]),
        ("PP1: Recalling\nop 1. Asks\nOP1(a): now", ["PP1", "OP1", "OP1(a)"]),
        ("1) Asks\nAsks again", ["OP1", "OP2"]),
        ("  \n\nOnly one", ["PP1"]),
    ],
)  # fmt: skip
def test_paragraphs_find_their_places(text: str, places: list[str]) -> None:
    assert list(paragraphs(text)) == places


@pytest.mark.parametrize(
    ("do", "fields"),
    [
        ("", []), ("[]", []), ("nonsense", []),
        ('{"act": "open"}', [("f.present", "many")]),
        ('{"act": "open"}', [("f.present", "1:30")]),
        ('{"act": "move", "motion": "speaking_time"}', [("f.each", "1:75")]),
        ('{"act": "result"}', [("f.positions", "Ana perhaps")]),
        ('{"act": "count_ballots"}', [("f.candidates", "110")]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_and_nothing_done(
    do: str, fields: list[tuple[str, str]]
) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        command_of(FormData([("do", do), *fields]))
