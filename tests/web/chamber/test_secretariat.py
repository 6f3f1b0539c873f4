"""The secretariat's page: invitations, and nothing of rules that the body does not have."""

from __future__ import annotations

import html
import re
from pathlib import Path

from tests.chamber.sitting import DAY
from tests.web.chamber.conftest import Site, seal_in

from hemicycle.chamber.setup import begin, setup_of

SHUT = re.compile(
    r'<details class="offer sure" data-keep="revoke (\w+)">(.*?)</details>', re.DOTALL
)


def test_revoking_asks_whose_seat_it_is_before_it_is_done(class_site: Site) -> None:
    officer, _ = class_site.officer(), class_site.seated(member="Ana")
    page = officer.get(f"{class_site.base}/secretariat").text
    ana = class_site.person("Ana")
    shut = dict(SHUT.findall(page))
    assert "Take back the link and the seat of Ana?" in shut[ana.id], "it has no name of its own"
    outside = SHUT.sub("", page)
    assert '"do":"revoke"' not in html.unescape(outside), "no button does it at once"
    form = {"seal": seal_in(page), "key": "key-of-form", "back": "secretariat",
            "do": '{"do":"revoke","person":"' + ana.id + '"}'}  # fmt: skip
    assert officer.post(f"{class_site.base}/act", data=form).status_code == 303
    listed = {
        p.person.id: p.revoked for p in class_site.lobby.hall.people.of(class_site.chamber.id)
    }
    assert listed[ana.id] is not None


def test_article_19_is_named_only_where_the_charter_governs(home: Path, tmp_path: Path) -> None:
    site = Site(tmp_path / "chambers")
    assert "Article 19" not in site.officer().get(f"{site.base}/secretariat").text
    begun = begin(site.lobby.hall, setup_of("GA", title="The Assembly", day=DAY))
    site.chamber = site.lobby.hall.chamber(begun.meeting)
    site.base = f"/chamber/{begun.meeting}"
    assert "Article 19" in site.officer().get(f"{site.base}/secretariat").text
    site.lobby.close()


def test_the_sheet_says_what_its_button_does(class_site: Site) -> None:
    officer = class_site.officer()
    before = officer.get(f"{class_site.base}/sheet").text
    assert "Make links for all delegations</button>" in before
    assert "Cut along the lines" not in before
    made = officer.post(f"{class_site.base}/sheet", data={"seal": seal_in(before)}).text
    assert "Cut along the lines" in made
    assert made.count("/chamber/join/") == 5
