"""Statuses, pauses and redirects."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from email.message import Message
from ipaddress import ip_address
from pathlib import Path

import pytest
from tests.record.pull.server import Behaviour, Misbehaving, Watch, running, status, whole

from hemicycle.errors import SourceError
from hemicycle.record.pull.pace import asked_wait
from hemicycle.record.pull.wire import MOST_METADATA, MOST_REDIRECTS, Wire, followed

PAGE = "https://example.org/page"
FACTS = whole(b'{"a": 1}')


@pytest.mark.parametrize("code", [401, 403, 406, 451, 202])
def test_a_site_that_refuses_programs(server: Misbehaving, wire: Wire, code: int) -> None:
    with pytest.raises(SourceError, match="refuses downloads by programs") as caught:
        wire.json(server.plan("/x", status(code)), PAGE)
    assert (
        caught.value.todo == f"download it in your browser at {PAGE}, then: hemicycle ingest FILE"
    )
    assert len(server.asked) == 1


@pytest.mark.parametrize("code", [404, 410])
def test_nothing_there(server: Misbehaving, wire: Wire, code: int) -> None:
    with pytest.raises(SourceError, match="has nothing at this address"):
        wire.json(server.plan("/x", status(code)), PAGE)
    assert len(server.asked) == 1


@pytest.mark.parametrize("code", [500, 502, 504, 408])
def test_a_fault_of_the_source_is_tried_again(
    server: Misbehaving, wire: Wire, watch: Watch, code: int
) -> None:
    assert wire.json(server.plan("/x", status(code), status(code), FACTS), PAGE) == {"a": 1}
    assert watch.slept == [1.0, 2.0]


def test_a_fault_that_stays_is_told(server: Misbehaving, wire: Wire, watch: Watch) -> None:
    with pytest.raises(SourceError, match=r"error of its own \(HTTP 500\)"):
        wire.json(server.plan("/x", status(500)), PAGE)
    assert watch.slept == [1.0, 2.0, 4.0, 8.0]
    assert len(server.asked) == 5


@pytest.mark.parametrize("code", [429, 503])
def test_a_pause_that_is_asked_for_is_kept(
    server: Misbehaving, wire: Wire, watch: Watch, code: int
) -> None:
    asked = status(code, Retry_After=7)
    assert wire.json(server.plan("/x", asked, FACTS), PAGE) == {"a": 1}
    assert watch.slept == [7.0]


@pytest.mark.parametrize(("seconds", "waits"), [(120, True), (121, False)])
def test_a_pause_is_bounded(
    server: Misbehaving, wire: Wire, watch: Watch, seconds: int, waits: bool
) -> None:
    address = server.plan("/x", status(429, Retry_After=seconds), FACTS)
    if waits:
        assert wire.json(address, PAGE) == {"a": 1}
    else:
        with pytest.raises(SourceError, match="asks for a pause of 121 seconds"):
            wire.json(address, PAGE)
    assert watch.slept == ([120.0] if waits else [])


def _headers(**values: str) -> Message:
    message = Message()
    for name, value in values.items():
        message[name.replace("_", "-")] = value
    return message


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        (_headers(), None),
        (_headers(Retry_After="30"), 30.0),
        (_headers(Retry_After="soon"), None),
        (_headers(Retry_After="-3"), None),
        (_headers(Retry_After="Sat, 01 Nov 2025 10:00:00 GMT"), None),
        (
            _headers(
                Retry_After="Sat, 01 Nov 2025 10:01:30 GMT", Date="Sat, 01 Nov 2025 10:00:00 GMT"
            ),
            90.0,
        ),
        (
            _headers(
                Retry_After="Sat, 01 Nov 2025 09:00:00 GMT", Date="Sat, 01 Nov 2025 10:00:00 GMT"
            ),
            0.0,
        ),
    ],
)
def test_retry_after(headers: Message, seconds: float | None) -> None:
    assert asked_wait(headers) == seconds


def test_a_spent_allowance_is_no_refusal(server: Misbehaving, wire: Wire, watch: Watch) -> None:
    """GitHub answers 403 when an address has asked too often, and says until when."""
    day = "Sat, 01 Nov 2025 10:00:00 GMT"  # 1761991200 seconds since 1970

    def spent(seconds: int) -> Behaviour:
        reset = 1761991200 + seconds
        return status(403, X_RateLimit_Remaining=0, X_RateLimit_Reset=reset, Date=day)

    address = server.plan("/x", spent(90), FACTS)
    assert wire.json(address, PAGE) == {"a": 1}
    assert watch.slept == [90.0]
    server.plan("/x", spent(3000))
    with pytest.raises(SourceError, match="asks for a pause of 3,000 seconds"):
        wire.json(address, PAGE)
    server.plan("/x", status(403, X_RateLimit_Remaining=59))
    with pytest.raises(SourceError, match="refuses downloads by programs"):
        wire.json(address, PAGE)


def test_redirects_are_followed_to_another_host(server: Misbehaving, wire: Wire) -> None:
    with running(Misbehaving()) as other:
        there = other.plan("/there", FACTS)
        address = server.plan("/x", status(302, Location="/y"))
        server.plan("/y", status(307, Location=there))
        assert wire.json(address, PAGE) == {"a": 1}


@pytest.mark.parametrize(("hops", "arrives"), [(MOST_REDIRECTS, True), (MOST_REDIRECTS + 1, False)])
def test_redirects_are_counted(server: Misbehaving, wire: Wire, hops: int, arrives: bool) -> None:
    for hop in range(hops):
        server.plan(f"/{hop}", status(301, Location=f"/{hop + 1}"))
    server.plan(f"/{hops}", FACTS)
    if arrives:
        assert wire.json(server.address("/0"), PAGE) == {"a": 1}
    else:
        with pytest.raises(SourceError, match="one redirect too many"):
            wire.json(server.address("/0"), PAGE)


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://example.org/x", "gopher://x/"])
def test_a_redirect_out_of_the_web_is_refused(server: Misbehaving, wire: Wire, to: str) -> None:
    with pytest.raises(SourceError, match="no address of the web"):
        wire.json(server.plan("/x", status(302, Location=to)), PAGE)


def test_a_redirect_to_nowhere(server: Misbehaving, wire: Wire) -> None:
    with pytest.raises(SourceError, match="no address"):
        wire.json(server.plan("/x", status(302)), PAGE)


def test_a_redirect_never_lowers_the_guard() -> None:
    assert followed("http://a.org/x", "https://b.org/y") == "https://b.org/y"
    assert followed("https://a.org/x", "//b.org/y") == "https://b.org/y"
    with pytest.raises(SourceError, match="not encrypted"):
        followed("https://a.org/x", "http://a.org/x")


def _certificate(folder: Path) -> Path:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    held = folder / "server.pem"
    held.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return held


def test_an_encrypted_server_that_points_to_an_open_one(
    server: Misbehaving, watch: Watch, tmp_path: Path
) -> None:
    held = _certificate(tmp_path)
    secure = Misbehaving()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(held)
    secure.socket = context.wrap_socket(secure.socket, server_side=True)
    secure.scheme = "https"
    wire = Wire(watch.pace(), ssl.create_default_context(cafile=str(held)))
    with running(secure):
        assert wire.json(secure.plan("/ok", FACTS), PAGE) == {"a": 1}
        with pytest.raises(SourceError, match="not encrypted"):
            wire.json(secure.plan("/x", status(302, Location=server.plan("/y", FACTS))), PAGE)
        assert server.asked == []
        with pytest.raises(SourceError, match=r"cannot be reached.*certificate verify failed"):
            Wire(watch.pace()).json(secure.address("/ok"), PAGE)


def test_offline_is_said_so(wire: Wire, watch: Watch) -> None:
    closed = Misbehaving()
    address = closed.address("/x")
    closed.server_close()
    with pytest.raises(SourceError, match="cannot be reached") as caught:
        wire.json(address, PAGE)
    assert "once you are connected" in caught.value.todo
    assert watch.slept == [1.0, 2.0, 4.0, 8.0]


def test_a_name_that_cannot_be_found_is_not_waited_for(wire: Wire, watch: Watch) -> None:
    with pytest.raises(SourceError, match="cannot be reached"):
        wire.json("http://nowhere.invalid/x", PAGE)
    assert watch.slept == []


def test_a_list_of_files_is_bounded_and_read_whole(server: Misbehaving, wire: Wire) -> None:
    long = server.plan("/x", whole(b" " * (MOST_METADATA + 1)))
    with pytest.raises(SourceError, match="goes on after"):
        wire.json(long, PAGE)
    short = server.plan("/y", whole(b'{"a": ', content_length=8), FACTS)
    assert wire.json(short, PAGE) == {"a": 1}
    with pytest.raises(SourceError, match="no JSON"):
        wire.json(server.plan("/z", whole(b"<html>")), PAGE)
