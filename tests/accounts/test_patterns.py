"""Each pattern catches the text it is meant for."""

from __future__ import annotations

import pytest

from hemicycle.accounts.article import read_article
from hemicycle.accounts.claims.extract import PATTERNS
from hemicycle.accounts.claims.model import FAMILIES
from hemicycle.accounts.claims.pattern import Pattern, Table
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.verdict.judge import JUDGES


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: f"{p.type}: {p.meant[:40]}")
def test_a_pattern_catches_what_it_is_meant_for(pattern: Pattern) -> None:
    article = read_article(pattern.meant)
    found = [
        claim
        for sentence in article.sentences
        for claim in Table((pattern,)).find(
            Reader(article.coded, sentence, article.words(sentence))
        )
    ]
    assert [(c.type, c.relation) for c in found][:1] == [(pattern.type, pattern.relation)]


def test_every_type_has_a_family_and_a_judge() -> None:
    assert len(FAMILIES) == 21
    assert set(JUDGES) == set(FAMILIES)


def test_no_group_is_called_like_a_part_of_every_claim() -> None:
    own = {"start", "end", "kind", "relation", "subjects", "value"}
    assert [p.meant for p in PATTERNS if own & p.compiled.groupindex.keys()] == []
