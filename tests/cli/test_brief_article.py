"""``brief --article``: an account checked under the brief it speaks of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hemicycle.cli.main import app

ARTICLE = (
    "The General Assembly adopted the resolution by 93 votes to 18, with 65 abstentions. "
    "The United States voted in favour of resolution ES-11/7."
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


def run(*words: str) -> str:
    done = CliRunner().invoke(app, ["brief", "A/RES/ES-11/7", "--record", "embedded", *words])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_article_stands_under_the_brief_with_its_verdicts(article: Path) -> None:
    printed = run("--article", str(article))
    under = printed[printed.index("Accounts of it") :]
    assert "✓" in under
    assert "✗" in under
    assert printed.index("Adopted, 93 to 18") < printed.index("Accounts of it")


def test_the_document_has_the_articles_beside_the_votes(article: Path) -> None:
    page = json.loads(run("--article", str(article), "--json"))
    (checked,) = page["articles"]
    verdicts = {claim["type"]: claim["verdict"] for claim in checked["claims"]}
    assert verdicts["tally"] == "supported"
    assert verdicts["country_vote"] == "contradicted"


def test_the_page_has_a_row_a_claim_and_no_markup_of_the_article(
    article: Path, tmp_path: Path
) -> None:
    article.write_text(ARTICLE + " <script>alert(1)</script>", encoding="utf-8")
    out = tmp_path / "page.html"
    run("--article", str(article), "--html", str(out))
    html = out.read_text("utf-8")
    under = html[html.index("Accounts of it") :]
    assert "contradicted" in under
    assert "<script" not in html


def test_without_an_article_nothing_is_said_of_accounts() -> None:
    assert "Accounts of it" not in run()
