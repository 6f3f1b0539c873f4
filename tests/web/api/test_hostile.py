"""What no honest reader sends, on every address: no 5xx, no header of theirs, no file of ours.

The site runs in its own process and is spoken to over a socket, byte by byte, so that nothing
between mends what is sent.
"""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import seal_of

pytestmark = pytest.mark.timeout(180)

ADDRESSES = (
    "/%s", "/static/%s", "/vote/%s", "/vote/%s/board.svg", "/vote/GA-ES-11-7/%s.csv",
    "/vote/GA-ES-11-7?against=%s", "/votes?q=%s", "/votes?body=%s", "/votes?since=%s",
    "/votes?member=%s", "/votes?page=%s", "/votes?subject=%s", "/day/%s", "/member/%s",
    "/member/%s/positions.csv", "/member/FRA?body=%s", "/member/FRA?period=%s", "/pair/%s/USA",
    "/pair/USA/%s/agreement.csv", "/pairs?a=%s&b=FRA", "/group/%s", "/body/%s", "/body/SC?on=%s",
    "/matter/%s", "/whatif/%s", "/whatif/SC-2774?set=%s", "/whatif?vote=%s", "/meeting/%s",
    "/meeting/ga-2025-02-24?step=%s", "/method/%s", "/surprises/%s", "/check/%s",
    "/check/%s/report.html", "/search?q=%s", "/search.json?q=%s", "/chamber/%s", "/api/%s",
    "/api/v1/votes/%s", "/api/v1/members/%s",
    "/api/v1/matters/%s", "/api/v1/votes?cursor=%s", "/api/v1/votes?member=%s",
    "/api/v1/whatif?vote=SC-2774&set=%s",
)  # fmt: skip
EVIL = (
    "%00", "%ff%fe", "%ed%a0%80", "%c0%ae%c0%ae/", "../../../../etc/passwd",
    "..%2f..%2f..%2f..%2fetc%2fpasswd", "GA-ES-11-7%0d%0aX-Evil:%20yes", "FRA%0aX-Evil:%20yes",
    "%7b%7b987*987%7d%7d", "$%7b987*987%7d", "%27%20UNION%20SELECT%20987*987--",
    "%3cscript%3ealert(1)%3c/script%3e", "%22%20onload=%22alert(1)", "99999999999999999999999",
    "-1", "NaN", "%25%30%30", "A" * 280, "%e2%80%ae%f0%9f%98%80", "%5c", "*",
)  # fmt: skip


def asked(address: str, lines: bytes) -> tuple[bytes, bytes]:
    """Head and body of the answer to these bytes."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as line:
        line.sendall(lines)
        pieces = []
        while piece := line.recv(1 << 16):
            pieces.append(piece)
    head, _, body = b"".join(pieces).partition(b"\r\n\r\n")
    return head, body


def get(address: str, path: str, *headers: bytes) -> tuple[bytes, bytes]:
    lines = [f"GET {path} HTTP/1.1".encode(), b"Host: localhost", b"Connection: close", *headers]
    return asked(address, b"\r\n".join(lines) + b"\r\n\r\n")


def status_of(head: bytes) -> int:
    return int(head.split(b" ")[1])


@pytest.mark.slow
@pytest.mark.parametrize("path", ADDRESSES)
def test_an_address_made_to_harm_does_none(address: str, path: str) -> None:
    for evil in EVIL:
        head, body = get(address, path.replace("%s", evil))
        assert status_of(head) < 500, evil
        assert b"content-security-policy" in head, evil
        names = {line.partition(b":")[0].strip().lower() for line in head.split(b"\r\n")[1:]}
        assert b"x-evil" not in names, evil
        assert b"root:" not in body, evil
        assert b"974169" not in body, evil  # 987 times 987, were it computed
        if b"application/json" not in head.lower():
            assert b"<script>alert" not in body, evil
            assert b'" onload="alert' not in body, evil


HEADERS = (
    b"Accept: \xff\xfe",
    b"Accept: " + b"text/csv," * 2000,
    b"If-None-Match: " + b'"x",' * 4000,
    b"Cookie: hemicycle_form=\xff\xfe; =; ;;",
    b"Content-Length: -1",
    b"Content-Length: 99999999999999999999",
    b"Host: evil.example",
    b"Range: bytes=0-1,2-3",
    b"X-Forwarded-Host: evil.example",
    b"Origin: null",
)


@pytest.mark.parametrize("header", HEADERS, ids=lambda one: one[:24].decode("latin-1"))
def test_a_header_made_to_harm_does_none(address: str, header: bytes) -> None:
    for path in ("/", "/votes?q=peace", "/api/v1/votes", "/api/"):
        head, body = get(address, path, header)
        assert status_of(head) < 500
        assert b"evil.example" not in body


@pytest.mark.parametrize("path", ["/check", "/enter", "/surprises/2025", "/api/v1/check"])
@pytest.mark.parametrize(
    "length", [b"Content-Length: 13000000", b"Content-Length: 1e9", b"Content-Length: x"]
)
def test_a_body_too_large_is_refused_before_it_is_read(
    address: str, path: str, length: bytes
) -> None:
    lines = [f"POST {path} HTTP/1.1".encode(), b"Host: localhost", length, b"Connection: close"]
    head, _ = asked(address, b"\r\n".join(lines) + b"\r\n\r\n")
    assert status_of(head) in (400, 413)


FORMS = (
    ("/check", {"text": "\x00\x00", "date": "\x00"}),
    ("/check", {"text": "{{987*987}} voted <script>alert(1)</script> 9 to 1", "date": ""}),
    ("/check", {"text": "The Assembly adopted it.", "date": "0001-01-01"}),
    ("/check", {"text": "The next day it adopted it.", "date": "9999-12-31"}),
    ("/check", {"text": "The Council met.", "about": "../../etc/passwd"}),
)


@pytest.mark.parametrize(("path", "fields"), FORMS)
def test_a_form_made_to_harm_does_none(
    browser: TestClient, path: str, fields: dict[str, str]
) -> None:
    seal = seal_of(browser.get(path).text)
    answer = browser.post(path, data={**fields, "seal": seal})
    assert answer.status_code < 500
    assert "974169" not in answer.text
    assert "<script>alert" not in answer.text


def test_a_multipart_form_without_end_is_refused(browser: TestClient) -> None:
    kind = {"content-type": "multipart/form-data; boundary=x"}
    for body in (b"--x\r\n", b"--x\r\nContent-Disposition: form-data\r\n\r\n", b"\x00" * 100, b""):
        assert browser.post("/enter", content=body, headers=kind).status_code < 500


def test_nothing_outside_the_package_is_served(address: str) -> None:
    here = Path(__file__).name.encode()
    for path in ("/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py",
                 "/static//etc/passwd", "/static/site.css/../../app.py"):  # fmt: skip
        head, body = get(address, path)
        assert status_of(head) == 404
        assert here not in body
        assert b"def create_app" not in body
