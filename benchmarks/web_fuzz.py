"""The API under 10,000 generated requests: no 5xx, and every answer as the OpenAPI document says.

Half of the requests keep to the document, half break it somewhere. Each answer is held against it:
status, headers, content type and body. The record is the embedded one, so that figures can be
repeated; which requests are made depends on the seed alone.
"""

from __future__ import annotations

import logging
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings, strategies
from hypothesis.errors import FlakyStrategyDefinition, Unsatisfiable
from schemathesis import Case, GenerationMode, openapi
from schemathesis.specs.openapi.checks import positive_data_acceptance

_CASES = 10_000
_BATCH = 40
"""Requests to an operation before it is the next one's turn."""
_VOTES = ["GA-ES-11-7", "SC-2774", "A/RES/ES-11/1", "GA-ES-11-8-amendment-eu-1", "S/2022/155"]
_BODIES = ["GA", "SC", "HRC", "sc"]
_REAL: dict[str, list[Any]] = {
    "vote": _VOTES,
    "vote_id": _VOTES,
    "reference": _VOTES,
    "symbol": _VOTES,
    "body": _BODIES,
    "code": [*_BODIES, "FRA", "Russia", "EU", "G77"],
    "member": ["FRA", "Hungary", ["USA", "RUS"], ["FRA=yes"], ["USA=no", "RUS=no"]],
    "name": ["ES-11", "united", "SC-2774"],
    "group": ["EU", "nam", "FRA,GBR,USA"],
    "period": [79, 2025],
    "year": [2022, 2025],
    "by": ["all", "year"],
    "set": [["RUS=no"], ["EU=abstain", "USA=yes"], ["yes=95"], ["nature=important"]],
    "date": ["2025-02-24", "1971-10-25", "0001-01-01", "9999-12-31"],
    "on": ["2025-02-24", "1960-01-01", "0001-01-01", "9999-12-31"],
    "question": ["draft", "amendment", "motion", "election", "appeal"],
    "nature": ["substantive", "procedural", "important", "ordinary"],
    "method": ["recorded", "without_vote", "secret_ballot"],
    "ballots": [{"yes": 9, "no": 1, "abstain": 5}, {"yes": ["FRA"], "no": ["RUS"]}, {"yes": 193}],
    "no_includes": [["RUS"], ["USA", "FRA"]],
    "text": [
        "The General Assembly adopted resolution ES-11/7 by 93 votes to 18. Hungary abstained."
    ],
}
"""Names that mean something in the embedded record, by parameter."""
_CASE = {"body": "SC", "date": "2025-02-24", "question": "draft", "nature": "substantive"}


def fuzz(cases: int, *, number: int = 0) -> Counter[int]:
    """Answers by status of at least so many requests.

    Parameters
    ----------
    number
        Seed.

    Raises
    ------
    BaseExceptionGroup
        What schemathesis found, with the request that shows it.
    """
    from hemicycle.web.app import create_app

    with _quietly():
        app = create_app("embedded", hosts=("testserver",), estimates=False)
        schema = openapi.from_asgi("/api/openapi.json", app)
        operations = [found.ok() for found in schema.get_all_operations()]
        asked = [(operation, mode) for operation in operations for mode in GenerationMode]
        each = max(1, min(_BATCH, -(-cases // len(asked))))
        seen: Counter[int] = Counter()
        for turn in count(number):
            for operation, mode in asked:
                # Nothing to break where there is no parameter; and the generator now and then
                # finds that it does not repeat itself, which says nothing of the answers.
                with suppress(Unsatisfiable, FlakyStrategyDefinition):
                    _ask(operation, mode, each, turn, seen)
            if seen.total() >= cases:
                break
    return seen


def _ask(operation: Any, mode: GenerationMode, times: int, number: int, seen: Counter[int]) -> None:
    @seed(number)
    @settings(
        max_examples=times,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), data=strategies.data())
    def ask(case: Case, data: strategies.DataObject) -> None:
        if mode is GenerationMode.POSITIVE:
            for part in (case.path_parameters, case.query, case.body):
                _name_real_things(part, data)
        answer = case.call()
        seen[int(answer.status_code)] += 1
        # No schema can say which names there are: a name that nobody bears is refused, rightly.
        case.validate_response(answer, excluded_checks=[positive_data_acceptance])

    ask()


def _name_real_things(part: object, data: strategies.DataObject) -> None:
    """Half of the time put a name that means something where a name is asked for."""
    if not isinstance(part, dict):
        return
    if "ballots" in part and data.draw(strategies.booleans()):
        part.update(_CASE)
    for name in sorted(set(part) & set(_REAL)):
        if data.draw(strategies.booleans()):
            part[name] = data.draw(strategies.sampled_from(_REAL[name]))


@contextmanager
def _quietly() -> Iterator[None]:
    """Without the warnings of the client, and without a line of log for each request."""
    level = logging.getLogger("httpx").level
    logging.getLogger("httpx").setLevel(logging.WARNING)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
    logging.getLogger("httpx").setLevel(level)


def main() -> None:
    """Print how many answers of each status there were."""
    begun = time.perf_counter()
    seen = fuzz(_CASES)
    took = time.perf_counter() - begun
    told = ", ".join(f"{count:,} x {status}" for status, count in sorted(seen.items()))
    print(f"{seen.total():,} requests in {took:.0f} s: {told}")
    print("every answer as documented, none of the server's own fault")


if __name__ == "__main__":
    main()
