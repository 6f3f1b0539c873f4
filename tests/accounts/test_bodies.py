"""Bodies named: one pass over the article finds what each sentence read alone would tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hemicycle.accounts.article import read_article
from hemicycle.accounts.bodies import bodies_named, body_before, body_said, running_bodies
from hemicycle.accounts.claims.words import GA, HRC, SC

_PIECES = (
    *("The General Assembly", "the assembly", "UNGA", "The Security Council", "15-member council"),
    *("The Human Rights Council", "city council", "193-member world body", "permanent members"),
    *("P5", "voted", "France abstained", ".", ".", "\n\n", ";"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join))
def test_each_sentence_names_what_it_would_name_alone(text: str) -> None:
    article = read_article(text)
    patterns = (("HRC", HRC.pattern), ("GA", GA.pattern), ("SC", SC.pattern))
    alone = [
        sorted(
            (found.start(), code)
            for code, pattern in patterns
            for found in pattern.finditer(sentence.words)
            if not found.group().lower().startswith(("permanent", "p5"))
        )
        for sentence in article.sentences
    ]
    assert bodies_named(article) == alone


def test_a_body_carries_on_until_another_is_named() -> None:
    article = read_article(
        "The Security Council met. France abstained. The General Assembly voted. China abstained."
    )
    named = bodies_named(article)
    assert running_bodies(article, named) == [None, "SC", "SC", "GA"]


def test_the_body_before_a_claim_goes_before_the_one_behind_it() -> None:
    named = [(4, "GA"), (40, "SC")]
    assert [body_before(named, at) for at in (4, 5, 40, 41)] == [None, "GA", "GA", "SC"]
    assert [body_said(named, at) for at in (4, 41)] == ["GA", "SC"]
    assert body_said([], 10) is None


def test_who_called_the_session_is_not_who_voted() -> None:
    text = "The session was called by the UN Security Council. The General Assembly met."
    named = bodies_named(read_article(text))
    assert [code for places in named for _, code in places] == ["GA"]


def test_the_council_is_the_one_that_alone_is_named_in_full() -> None:
    told = {
        "The Human Rights Council met. The council voted.": ["HRC", "HRC"],
        "The Security Council met. The council voted.": ["SC", "SC"],
        "The council voted.": ["SC"],
        "The Human Rights Council met. The Security Council met. The council voted.": [
            "HRC",
            "SC",
            "SC",
        ],
    }
    for text, expected in told.items():
        named = bodies_named(read_article(text))
        assert [code for places in named for _, code in places] == expected
