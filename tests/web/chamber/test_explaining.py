"""A delegation asks from its desk to explain its vote; the console lists it and gives the floor."""

from __future__ import annotations

from pathlib import Path

from tests.chamber.sitting import DAY
from tests.web.chamber.conftest import Site

from hemicycle.chamber.setup import begin, setup_of

ASK = "Ask to explain the vote on L.1, Calm"
LISTED = "To explain their vote on L.1, Calm: China"


def test_it_is_asked_at_the_desk_and_given_at_the_console(home: Path, tmp_path: Path) -> None:
    site = Site(tmp_path / "chambers")
    members = "FRA\nCHN\nKEN\nIND"
    begun = begin(site.lobby.hall, setup_of("GA", title="Calm", day=DAY, members=members))
    site.chamber = site.lobby.hall.chamber(begun.meeting)
    site.base = f"/chamber/{begun.meeting}"
    officer, france = site.officer(), site.seated(member="FRA")
    china = site.seated(member="CHN")
    for command in ({"act": "open", "present": 4},
                    {"act": "table", "symbol": "L.1", "title": "Calm", "sponsors": ["FRA"]},
                    ):  # fmt: skip
        assert site.act(officer, "chair", command).status_code == 200
    assert ASK not in china.get(f"{site.base}/desk").text, "the voting has not begun"
    site.act(officer, "chair", {"act": "announce", "draft": "L.1"})
    assert f">{ASK}</button>" in china.get(f"{site.base}/desk").text
    assert ASK not in france.get(f"{site.base}/desk").text, "a sponsor does not"
    asked = {"act": "ask_explain", "member": "CHN", "about": "L.1"}
    moment = officer.get(f"{site.base}/chair.json").json()["moment"]
    assert site.act(china, "desk", asked).status_code == 200
    assert officer.get(f"{site.base}/chair.json").json()["moment"] != moment, "pages renew"
    console = officer.get(f"{site.base}/chair").text
    assert LISTED in console
    assert "Let China explain its vote on L.1, Calm" in console
    assert LISTED in site.browser().get(f"{site.base}/board").text
    speech = {"act": "speak", "member": "CHN", "purpose": "explanation", "about": "L.1"}
    assert site.act(officer, "chair", speech).status_code == 200
    assert LISTED not in officer.get(f"{site.base}/chair").text
    site.lobby.close()
