"""The command ``check``: exit codes, the JSON list, the page, broken input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from hemicycle.cli import check
from hemicycle.errors import InputError, SourceError

_WRONG = "Ukraine voted in favour of resolution ES-11/8."
_RIGHT = "Ukraine abstained on resolution ES-11/8."


@pytest.fixture(scope="module")
def app() -> typer.Typer:
    """An application with this command alone."""
    made = typer.Typer()
    made.callback()(lambda: None)
    check.register(made)
    return made


def _run(app: typer.Typer, *words: str, stdin: bytes | None = None) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["check", *words, "--record", "embedded"], input=stdin)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout


@pytest.mark.parametrize(("text", "code"), [(_WRONG, 1), (_RIGHT, 0), ("Nothing.", 0), ("", 0)])
def test_the_exit_code_says_whether_something_is_contradicted(
    app: typer.Typer, text: str, code: int
) -> None:
    assert _run(app, "-", stdin=text.encode())[0] == code


def test_json_is_a_list_in_argument_order(app: typer.Typer, tmp_path: Path) -> None:
    for name, text in (("b", _WRONG), ("a", _RIGHT)):
        (tmp_path / name).write_text(text, "utf-8")
    _, out = _run(app, str(tmp_path / "b"), str(tmp_path / "a"), "--json")
    documents = json.loads(out)
    assert [Path(d["file"]).name for d in documents] == ["b", "a"]
    (claim,) = documents[0]["claims"]
    assert {"start", "end", "text", "type", "structured", "verdict", "evidence", "shaky"} <= set(
        claim
    )
    assert claim["verdict"] == "contradicted"


def test_context_names_the_vote(app: typer.Typer, tmp_path: Path) -> None:
    note = tmp_path / "context.json"
    note.write_text(json.dumps({"resolution": "A/RES/ES-11/8"}), "utf-8")
    for context in (note.read_text("utf-8"), f"@{note}"):
        code, _ = _run(app, "-", "--context", context, stdin=b"Ukraine voted for the resolution.")
        assert code == 1


@pytest.mark.parametrize("context", ["{", "[]", "3", "@nowhere"])
def test_unreadable_context_is_left_out(app: typer.Typer, context: str) -> None:
    assert _run(app, "-", "--context", context, stdin=_RIGHT.encode())[0] == 0


def test_the_page_marks_the_text_and_escapes_it(app: typer.Typer, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    _run(app, "-", "--html", str(page), stdin=f"<script>x</script> {_WRONG}".encode())
    text = page.read_text("utf-8")
    assert "<script>" not in text
    assert 'class="claim contradicted"' in text
    assert "Ukraine on A/RES/ES-11/8: abstained" in text


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x7fELF\x00\x00" * 50])
def test_junk_is_refused_in_words(app: typer.Typer, data: bytes) -> None:
    with pytest.raises(SourceError, match="no text"):
        _run(app, "-", stdin=data)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("https://example.org/article", "not fetched"),
        ("nowhere.txt", "no such file"),
        (".", "folder"),
    ],
)
def test_what_is_no_file_is_refused_in_words(app: typer.Typer, name: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        _run(app, name)
    assert "standard input" in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(app: typer.Typer, encoding: str) -> None:
    text = "Côte d’Ivoire abstained on resolution ES-11/8, Ukraine voted for it."
    assert _run(app, "-", stdin=text.encode(encoding))[0] == 1
