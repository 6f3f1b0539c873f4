"""Articles that come as HTML."""

from __future__ import annotations

from datetime import date

from hemicycle.accounts import check
from hemicycle.accounts.article import read_article
from hemicycle.accounts.page_text import looks_like_html, published, strip_markup
from hemicycle.record.record import Record

_PARAGRAPH = (
    "The United Nations General Assembly met on Monday in New York to vote on two rival texts "
    "about the war, three years after it began, and the debate went on for hours. "
)
_PAGE = f"""<!DOCTYPE html><html><head><title>UN vote</title>
<meta property="article:published_time" content="2025-02-25T08:00:00Z">
<script>var x = "Russia voted for it";</script></head><body>
<nav><a href="/">Home</a></nav>
<article><h1>The vote</h1><p>{_PARAGRAPH}</p>
<p>The <b>Assembly</b> voted 93&ndash;18 with 65 abstentions to approve the Ukrainian resolution,
and Hungary voted against it.</p><p>{_PARAGRAPH * 2}</p></article>
<footer><p>Terms of use</p></footer></body></html>"""


def test_markup_goes_and_every_character_keeps_its_place() -> None:
    text, at = strip_markup(_PAGE)
    assert "<" not in text
    assert "var x" not in text
    assert len(at) == len(text) + 1
    place = text.index("Hungary")
    assert _PAGE[at[place] :].startswith("Hungary")


def test_plain_text_with_a_sign_is_no_page() -> None:
    assert not looks_like_html("93 < 129, and <that> is all")


def test_the_day_stands_in_the_page() -> None:
    assert published(_PAGE) == date(2025, 2, 25)
    assert published("<html><p>2025-02-25</p></html>") is None


def test_what_is_not_the_article_is_aside() -> None:
    article = read_article(_PAGE)
    aside = {article.words(s).strip() for s in article.sentences if s.aside}
    assert "home" in aside
    assert "terms of use" in aside


def test_claims_of_a_page_point_into_the_file(embedded: Record) -> None:
    claims = check(_PAGE, record=embedded)["claims"]
    shown = {c["type"]: (_PAGE[c["start"] : c["end"]], c["verdict"]) for c in claims}
    assert shown["country_vote"] == ("Hungary voted against it", "supported")
    assert shown["tally"][0].startswith("The <b>Assembly</b> voted 93&ndash;18")
    assert shown["tally"][1] == "supported"
