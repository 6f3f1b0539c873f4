"""Texts like a text: against a plain computation, and blind to what comes later."""

from __future__ import annotations

import math

import numpy as np
import pytest

from hemicycle.measure.forecast.past import Past
from hemicycle.measure.forecast.similar import Shelf
from hemicycle.measure.forecast.texts import Text


def _plain(texts: list[Text], at: int, first: int) -> list[float]:
    """Cosines of one text with all before ``first``, word by word."""
    known = [dict(text.words) for text in texts[:first]]
    rare = {
        word: math.log((first + 1) / (1 + sum(word in other for other in known)))
        for word in {word for text in texts for word, _ in text.words}
    }
    own = {word: weight * rare[word] for word, weight in texts[at].words}
    found = []
    for other in known:
        theirs = {word: weight * rare[word] for word, weight in other.items()}
        dot = sum(own[word] * theirs[word] for word in own.keys() & theirs.keys())
        size = math.hypot(*own.values()) * math.hypot(*theirs.values())
        found.append(dot / size if size else 0.0)
    return found


def test_likeness_equals_the_plain_computation(past: Past) -> None:
    shelf, texts = Shelf(past.texts, past.days), list(past.texts)
    for sitting in past.sittings[:40]:
        for column, like in zip(
            range(sitting.start, sitting.stop), shelf.like(sitting), strict=True
        ):
            if not sitting.start:
                assert not like.columns.size
                continue
            plain = np.array(_plain(texts, column, sitting.start))
            years = (past.days[column] - past.days[: sitting.start]).astype(float) / 365.25
            weights = plain.clip(0, 1) ** 4 * np.exp(-years / 6)
            best = np.sort(weights[weights > 1e-4])[::-1][:30]
            np.testing.assert_allclose(like.weights, best, rtol=1e-9)
            np.testing.assert_allclose(weights[like.columns], like.weights, rtol=1e-9)
            assert like.nearest == pytest.approx(plain.max())
