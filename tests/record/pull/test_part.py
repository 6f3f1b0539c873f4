"""Downloads from a server that is slow, breaks off, lies about lengths and changes its mind."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.record.pull.server import (
    Handler,
    Misbehaving,
    Watch,
    chunked,
    cut,
    endless,
    fair,
    rest,
    status,
    whole,
)

from hemicycle.errors import SourceError
from hemicycle.record.pull.part import Resuming
from hemicycle.record.pull.wire import Wire

BODY = bytes(range(256)) * 40
NEW = bytes(reversed(BODY))
PAGE = "https://example.org/page"


def loader(wire: Wire, tmp_path: Path, **changed: object) -> Resuming:
    plain = Resuming(wire, tmp_path / "kept" / "file.csv.part", PAGE)
    return replace(plain, **changed)  # type: ignore[arg-type]


def left(tmp_path: Path) -> list[str]:
    """Names of unfinished files."""
    return sorted(path.name for path in tmp_path.rglob("*.part*"))


def got(load: Resuming, address: str, tmp_path: Path) -> bytes:
    load(address, tmp_path / "file.csv")
    assert left(tmp_path) == []
    return (tmp_path / "file.csv").read_bytes()


def test_a_whole_file(server: Misbehaving, wire: Wire, tmp_path: Path) -> None:
    heard: list[tuple[int, int | None]] = []
    load = loader(wire, tmp_path, told=lambda done, of: heard.append((done, of)))
    assert got(load, server.plan("/f", whole(BODY)), tmp_path) == BODY
    assert heard[-1] == (len(BODY), len(BODY))


def test_a_file_cut_off_goes_on_where_it_was(
    server: Misbehaving, wire: Wire, watch: Watch, tmp_path: Path
) -> None:
    address = server.plan("/f", cut(BODY, 4000, ETag='"a"'), fair(BODY, '"a"'))
    assert got(loader(wire, tmp_path), address, tmp_path) == BODY
    headers = server.asked[1][2]
    assert (headers["Range"], headers["If-Range"]) == ("bytes=4000-", '"a"')
    assert watch.slept == [1.0]


def test_a_later_run_goes_on_with_the_part_of_an_earlier_one(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    address = server.plan("/f", cut(BODY, 4000, ETag='"a"'), status(500))
    with pytest.raises(SourceError, match="HTTP 500"):
        loader(wire, tmp_path)(address, tmp_path / "file.csv")
    assert left(tmp_path) == ["file.csv.part", "file.csv.part.json"]
    assert not (tmp_path / "file.csv").exists()
    server.plan("/f", fair(BODY, '"a"'))
    asked = len(server.asked)
    assert got(loader(wire, tmp_path), address, tmp_path) == BODY
    assert server.asked[asked][2]["Range"] == "bytes=4000-"


@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(fair(NEW, '"b"'), id="a server that looks at If-Range"),
        pytest.param(rest(NEW, ETag='"b"'), id="a server that does not"),
        pytest.param(rest(NEW + b"more", ETag='"a"'), id="one that forgot to change its ETag"),
    ],
)
def test_a_file_that_changed_between_parts_starts_over(
    server: Misbehaving, wire: Wire, tmp_path: Path, behaviour: object
) -> None:
    address = server.plan("/f", cut(BODY, 4000, ETag='"a"'), behaviour)  # type: ignore[arg-type]
    found = got(loader(wire, tmp_path), address, tmp_path)
    assert found in (NEW, NEW + b"more")


@pytest.mark.parametrize("headers", [{}, {"ETag": 'W/"a"'}])
def test_without_a_strong_validator_nothing_is_pieced_together(
    server: Misbehaving, wire: Wire, tmp_path: Path, headers: dict[str, str]
) -> None:
    address = server.plan("/f", cut(BODY, 4000, **headers), rest(NEW, **headers))
    assert got(loader(wire, tmp_path), address, tmp_path) == NEW
    assert "Range" not in server.asked[1][2]


def test_the_date_of_change_will_do_where_there_is_no_etag(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    day = "Sat, 01 Nov 2025 10:00:00 GMT"
    address = server.plan("/f", cut(BODY, 4000, Last_Modified=day), rest(BODY, Last_Modified=day))
    assert got(loader(wire, tmp_path), address, tmp_path) == BODY
    assert server.asked[1][2]["If-Range"] == day


def test_a_rest_that_begins_elsewhere_is_not_appended(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    def elsewhere(handler: Handler) -> None:
        span = f"bytes 0-{len(BODY) - 1}/{len(BODY)}"
        handler.answer(206, BODY, Content_Range=span, ETag='"a"')

    address = server.plan("/f", cut(BODY, 4000, ETag='"a"'), elsewhere, fair(BODY, '"a"'))
    assert got(loader(wire, tmp_path), address, tmp_path) == BODY
    assert "Range" not in server.asked[2][2]


def test_a_connection_that_breaks_often_and_brings_something_each_time(
    server: Misbehaving, wire: Wire, watch: Watch, tmp_path: Path
) -> None:
    def short(handler: Handler) -> None:
        start = int(handler.headers.get("Range", "bytes=0-")[6:-1])
        span = f"bytes {start}-{len(BODY) - 1}/{len(BODY)}"
        piece, rest_of = BODY[start : start + 1000], len(BODY) - start
        headers = {"ETag": '"a"', **({"Content_Range": span} if start else {})}
        handler.answer(206 if start else 200, piece, content_length=rest_of, **headers)

    address = server.plan("/f", short)
    assert got(loader(wire, tmp_path), address, tmp_path) == BODY
    assert len(server.asked) == 11  # far more than the five that may bring nothing
    assert watch.slept == [1.0] * 10


def test_a_part_that_was_whole_already_is_only_handed_over(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    address = server.plan("/f", status(500))
    load = loader(wire, tmp_path)
    load.part.parent.mkdir()
    load.part.write_bytes(BODY)
    state = {"address": address, "validator": '"a"', "length": len(BODY)}
    load.part.with_name("file.csv.part.json").write_text(json.dumps(state))
    assert got(load, address, tmp_path) == BODY
    assert server.asked == []


def test_a_part_of_another_address_is_not_continued(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    address = server.plan("/f", fair(BODY, '"a"'))
    load = loader(wire, tmp_path)
    load.part.parent.mkdir()
    load.part.write_bytes(b"else")
    state = {"address": server.address("/g"), "validator": '"a"', "length": len(BODY)}
    load.part.with_name("file.csv.part.json").write_text(json.dumps(state))
    assert got(load, address, tmp_path) == BODY


def test_a_range_that_cannot_be_satisfied_starts_over(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    address = server.plan("/f", cut(BODY, 4000, ETag='"a"'), status(416), fair(NEW, '"a"'))
    assert got(loader(wire, tmp_path), address, tmp_path) == NEW


def test_a_file_of_another_length_than_listed_is_refused_at_once(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    address = server.plan("/f", whole(BODY))
    with pytest.raises(SourceError, match="10,240 bytes where the source lists 10,239"):
        loader(wire, tmp_path, size=len(BODY) - 1)(address, tmp_path / "file.csv")
    assert left(tmp_path) == []
    assert got(loader(wire, tmp_path, size=len(BODY)), address, tmp_path) == BODY


def test_an_announced_length_that_never_comes_is_no_whole_file(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    address = server.plan("/f", whole(BODY, content_length=len(BODY) + 1))
    with pytest.raises(SourceError, match="cut off after 10,240 of 10,241 bytes"):
        loader(wire, tmp_path)(address, tmp_path / "file.csv")
    assert not (tmp_path / "file.csv").exists()
    assert len(server.asked) == 5


def test_an_answer_without_end_is_bounded(server: Misbehaving, wire: Wire, tmp_path: Path) -> None:
    address = server.plan("/f", endless)
    with pytest.raises(SourceError, match="goes on after 1,000,000 bytes"):
        loader(wire, tmp_path, most=1_000_000)(address, tmp_path / "file.csv")
    assert left(tmp_path) == []


@pytest.mark.parametrize(("most", "fits"), [(len(BODY), True), (len(BODY) - 1, False)])
def test_the_bound_stands_on_the_line(
    server: Misbehaving, wire: Wire, tmp_path: Path, most: int, fits: bool
) -> None:
    for path, behaviour in (("/announced", whole(BODY)), ("/chunked", chunked(BODY))):
        address = server.plan(path, behaviour)
        load = loader(wire, tmp_path, most=most)
        if fits:
            assert got(load, address, tmp_path) == BODY
        else:
            with pytest.raises(SourceError, match="goes on after"):
                load(address, tmp_path / "file.csv")


@pytest.mark.parametrize(
    ("size", "words"),
    [(len(BODY) - 1, "goes on after 10,239 bytes"), (len(BODY) + 1, "cut off after 10,240 of")],
)
def test_the_listed_length_counts_where_none_is_announced(
    server: Misbehaving, wire: Wire, tmp_path: Path, size: int, words: str
) -> None:
    address = server.plan("/f", chunked(BODY))
    with pytest.raises(SourceError, match=words):
        loader(wire, tmp_path, size=size)(address, tmp_path / "file.csv")
    assert got(loader(wire, tmp_path, size=len(BODY)), address, tmp_path) == BODY


def test_chunks_without_their_end_are_not_the_whole(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    address = server.plan("/f", chunked(BODY, end=False), chunked(BODY))
    assert got(loader(wire, tmp_path), address, tmp_path) == BODY
    assert len(server.asked) == 2


def test_a_server_that_packs_on_its_own(server: Misbehaving, wire: Wire, tmp_path: Path) -> None:
    packed = gzip.compress(BODY)
    address = server.plan("/f", whole(packed, Content_Encoding="gzip"))
    assert got(loader(wire, tmp_path, size=len(BODY)), address, tmp_path) == BODY
    assert server.asked[0][2]["Accept-Encoding"] == "identity"


def test_a_packed_answer_that_is_damaged_or_a_bomb(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    damaged = server.plan("/d", whole(gzip.compress(BODY)[:-9], Content_Encoding="gzip"))
    with pytest.raises(SourceError, match="not the file that the source lists"):
        loader(wire, tmp_path)(damaged, tmp_path / "file.csv")
    bomb = server.plan("/b", whole(gzip.compress(bytes(3_000_000)), Content_Encoding="gzip"))
    with pytest.raises(SourceError, match="goes on after 1,000,000 bytes"):
        loader(wire, tmp_path, most=1_000_000)(bomb, tmp_path / "file.csv")
    assert left(tmp_path) == []


def test_a_packed_file_stays_packed(server: Misbehaving, wire: Wire, tmp_path: Path) -> None:
    packed = gzip.compress(BODY)
    address = server.plan("/f.gz", whole(packed, Content_Type="application/gzip"))
    assert got(loader(wire, tmp_path, size=len(packed)), address, tmp_path) == packed


def test_a_connection_that_trickles_counts_as_broken(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    def trickle(handler: Handler) -> None:
        handler.answer(200, BODY[:40], content_length=len(BODY), ETag='"a"')
        handler.rfile.read(1)

    address = server.plan("/f", trickle)
    slow = Wire(Watch(tick=61.0).pace(slowest=100.0, tries=1))
    with pytest.raises(SourceError, match="fewer than 100 bytes a second"):
        loader(slow, tmp_path)(address, tmp_path / "file.csv")
    server.plan("/f", fair(BODY, '"a"'))
    assert got(loader(wire, tmp_path), address, tmp_path) == BODY
    assert server.asked[1][2]["Range"] == "bytes=40-"


def test_a_server_that_says_nothing_is_given_up(server: Misbehaving, tmp_path: Path) -> None:
    def silent(handler: Handler) -> None:
        handler.rfile.read(1)

    watch = Watch()
    address = server.plan("/f", silent)
    with pytest.raises(SourceError, match="cannot be reached") as caught:
        loader(Wire(watch.pace(silence=0.05, tries=3)), tmp_path)(address, tmp_path / "file.csv")
    assert watch.slept == [1.0, 2.0]
    assert "without a network" in caught.value.todo


def test_a_page_for_browsers_is_no_file(server: Misbehaving, wire: Wire, tmp_path: Path) -> None:
    address = server.plan("/f", whole(b"<html>", Content_Type="text/html; charset=utf-8"))
    with pytest.raises(SourceError, match="a page instead of the file") as caught:
        loader(wire, tmp_path)(address, tmp_path / "file.csv")
    assert (
        caught.value.todo == f"download it in your browser at {PAGE}, then: hemicycle ingest FILE"
    )
