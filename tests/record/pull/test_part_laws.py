"""Whatever the server does, a finished download is one state of the file, whole."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.record.pull.server import Handler, Misbehaving

from hemicycle.errors import SourceError
from hemicycle.record.pull.part import Resuming
from hemicycle.record.pull.wire import Wire

STATES = {'"a"': bytes(range(200)) * 3, '"b"': bytes(reversed(range(200))) * 3, '"c"': b"c" * 450}
#: One request: which state the file is in, how many bytes come, whether If-Range is looked at.
Step = tuple[str, int, bool]
steps = st.lists(
    st.tuples(st.sampled_from(sorted(STATES)), st.integers(0, 700), st.booleans()),
    min_size=1,
    max_size=7,
)


def serve(step: Step, handler: Handler) -> None:
    etag, most, looks = step
    body = STATES[etag]
    start = int(handler.headers.get("Range", "bytes=0-")[6:-1])
    if looks and handler.headers.get("If-Range", etag) != etag:
        start = 0
    if start >= len(body):
        handler.answer(416, b"", Content_Range=f"bytes */{len(body)}")
        return
    rest = body[start:]
    span = {"Content_Range": f"bytes {start}-{len(body) - 1}/{len(body)}"} if start else {}
    status = 206 if start else 200
    handler.answer(status, rest[:most], content_length=len(rest), ETag=etag, **span)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps)
def test_a_download_is_one_state_of_the_file_or_none(
    server: Misbehaving, wire: Wire, plan: list[Step]
) -> None:
    behaviours = [lambda handler, step=step: serve(step, handler) for step in plan]
    address = server.plan("/f", *behaviours)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "file"
        load = Resuming(wire, Path(folder) / "file.part", "https://example.org/page")
        try:
            load(address, output)
        except SourceError:
            assert not output.exists()
        else:
            assert output.read_bytes() in STATES.values()
            assert sorted(path.name for path in Path(folder).iterdir()) == ["file"]
