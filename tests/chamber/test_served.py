"""Word of a server to the commands beside it: true as long as the server runs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from hemicycle.chamber.place import place_of
from hemicycle.chamber.served import end_served, served_at, tell_served
from hemicycle.web.chamber.lobby import Lobby


def test_the_word_stands_until_it_is_taken_back(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    assert served_at(place) is None
    tell_served(place, "http://127.0.0.1:9000")
    assert served_at(place) == "http://127.0.0.1:9000"
    end_served(place)
    assert served_at(place) is None
    assert list(tmp_path.iterdir()) == []


def test_the_word_of_a_server_that_was_killed_counts_no_more(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait(60)
    told = json.dumps({"address": "http://127.0.0.1:9000", "process": gone.pid})
    (tmp_path / "served.json").write_text(told, "utf-8")
    place = place_of(tmp_path)
    assert served_at(place) is None
    end_served(place)
    assert (tmp_path / "served.json").exists(), "it is for who wrote it to take back"


def test_what_no_server_wrote_says_nothing(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    for words in ("", "[]", "{}", '{"address": 3, "process": "x"}'):
        (tmp_path / "served.json").write_text(words, "utf-8")
        assert served_at(place) is None


def test_a_site_leaves_word_and_takes_it_back(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    lobby = Lobby(place)
    lobby.tell_served("http://127.0.0.1:9000/")
    assert served_at(place) == "http://127.0.0.1:9000"
    lobby.close()
    assert served_at(place) is None
