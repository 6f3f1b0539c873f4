"""The rooms beside the pages: the chambers are loaded when somebody asks for one, and once."""

from __future__ import annotations

import subprocess
import sys
import threading
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
