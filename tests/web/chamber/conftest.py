"""A site with chambers in a folder of the test, and browsers of their own for each person."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tests.chamber.sitting import DAY, SCHOOL

from hemicycle.chamber.people import Person
from hemicycle.chamber.place import place_of
from hemicycle.chamber.roles import Role
from hemicycle.chamber.session import Chamber
from hemicycle.chamber.setup import begin, setup_of
from hemicycle.web.app import create_app
from hemicycle.web.chamber.lobby import Lobby

with warnings.catch_warnings():  # the client of tests warns of its own next version
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

HOST = "testserver"
_SEAL = re.compile(r'name="seal" value="([0-9a-f]{64})"')


class Site:
    """A running site with one meeting of a class of five."""

    def __init__(self, folder: Path, **more: Any) -> None:
        self.lobby = Lobby(place_of(folder), **more)
        self.app = create_app("embedded", hosts=(HOST,), estimates=False, lobby=self.lobby)
        wanted = setup_of("mun", title="Our class", day=DAY, members="\n".join(SCHOOL))
        begun = begin(self.lobby.hall, wanted)
        self.token = begun.officer.token
        self.chamber: Chamber = self.lobby.hall.chamber(begun.meeting)
        self.base = f"/chamber/{begun.meeting}"
        self._keys = count()

    def browser(self) -> TestClient:
        """A browser without any cookie; errors come back as pages."""
        return TestClient(self.app, raise_server_exceptions=False, follow_redirects=False)

    def link(self, role: Role = Role.DELEGATE, member: str = "") -> str:
        """The address of a new invitation."""
        issued = self.lobby.hall.people.invite(self.chamber.id, role, member)
        note = {"chamber": "person", "person": issued.person.id, "role": str(role)}
        self.chamber.note("test", "invited", {**note, "member": member}).result(20)
        return f"/chamber/join/{issued.token}"

    def seated(self, role: Role = Role.DELEGATE, member: str = "") -> TestClient:
        """The browser of somebody that came in by a link."""
        browser, link = self.browser(), self.link(role, member)
        seal = seal_in(browser.get(link).text)
        assert browser.post(link, data={"seal": seal}).status_code == 303
        return browser

    def officer(self) -> TestClient:
        """The browser of a presiding officer."""
        return self.seated(Role.PRESIDING)

    def seal(self, browser: TestClient, face: str = "desk") -> str:
        """The seal of the forms of a seat."""
        seal: str = browser.get(f"{self.base}/{face}.json").json()["seal_of_forms"]
        return seal

    def act(self, browser: TestClient, face: str, command: dict[str, Any], **more: Any) -> Any:
        """A command sent as JSON from a seat."""
        seal = more.pop("seal", None) or self.seal(browser, face)
        key = more.pop("key", None) or f"key-{next(self._keys):06}"
        body = {"key": key, "seal": seal, "do": command}
        return browser.post(f"{self.base}/act", json=body, **more)

    def person(self, member: str) -> Person:
        """Somebody of a delegation."""
        people = self.lobby.hall.people.of(self.chamber.id)
        return next(one.person for one in people if one.person.member == member)


def seal_in(page: str) -> str:
    """The seal of the first form on a page."""
    found = _SEAL.search(page)
    assert found is not None
    return found[1]


@pytest.fixture
def class_site(home: Path, tmp_path: Path) -> Iterator[Site]:
    """A site with a class that meets."""
    site = Site(tmp_path / "chambers")
    yield site
    site.lobby.close()
