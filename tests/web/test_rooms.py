"""The rooms beside the pages: the chambers are loaded when somebody asks for one, and once."""

from __future__ import annotations

import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

from starlette.testclient import TestClient
from tests.web.conftest import HOST

from hemicycle.web.app import create_app


def test_a_page_does_not_load_the_chambers_and_a_chamber_does(home: Path) -> None:
    """In a process of its own: here other tests have loaded them long ago."""
    program = (
        "import sys, warnings; warnings.simplefilter('ignore')\n"
        "from starlette.testclient import TestClient\n"
        "from hemicycle.web.app import create_app\n"
        f"site = TestClient(create_app('embedded', hosts=({HOST!r},), estimates=False))\n"
        "assert site.get('/vote/SC-2774').status_code == 200\n"
        "assert site.get('/api/v1/record').status_code == 200\n"
        "assert 'hemicycle.web.chamber' not in sys.modules\n"
        "assert site.get('/chamber/').status_code == 200\n"
        "assert 'hemicycle.web.chamber' in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr


def test_many_who_ask_at_once_load_them_once(home: Path) -> None:
    app = create_app("embedded", hosts=(HOST,), estimates=False)
    before = len(app.router.routes)
    threads = [threading.Thread(target=app.state.chambers.load) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    once = len(app.router.routes)
    app.state.chambers.load()
    assert before < once == len(app.router.routes)
    site = TestClient(app)
    assert site.get("/chamber/").status_code == 200
    assert site.get("/vote/SC-2774").status_code == 200
    assert site.get("/api/v1/record").status_code == 200


def test_the_lobby_of_a_served_site_is_opened_with_the_chambers_and_told_its_address(
    home: Path, tmp_path: Path
) -> None:
    """What ``hemicycle serve`` hands over is opened at the first request for a chamber, once."""
    from hemicycle.chamber.place import place_of
    from hemicycle.web.chamber.lobby import Lobby
    from hemicycle.web.serving import _told

    opened = []

    def opens() -> Lobby:
        opened.append(Lobby(place_of(tmp_path)))
        return opened[-1]

    told = partial(_told, opens, address="http://10.0.0.7:8193/", lan=True)
    app = create_app("embedded", hosts=(HOST,), estimates=False, lobby=told)
    site = TestClient(app)
    assert site.get("/vote/SC-2774").status_code == 200
    assert (opened, app.state.lobby) == ([], None)
    for _ in range(2):
        assert site.get("/chamber/").status_code == 200
    assert opened == [app.state.lobby]
    assert app.state.lobby.address == "http://10.0.0.7:8193"
    app.state.lobby.close()


def test_a_lobby_that_is_open_is_there_from_the_start(home: Path, tmp_path: Path) -> None:
    from hemicycle.chamber.place import place_of
    from hemicycle.web.chamber.lobby import Lobby

    lobby = Lobby(place_of(tmp_path))
    app = create_app("embedded", hosts=(HOST,), estimates=False, lobby=lobby)
    assert (app.state.lobby, app.state.chambers) == (lobby, None)
    lobby.close()
