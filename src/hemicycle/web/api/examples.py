"""One request and its answer for each operation, as the OpenAPI document and ``/api/`` show them.

The answers are real ones, of the embedded record, with long lists cut; ``examples.json`` is written
by ``python -m tests.web.api.write_examples`` and held against the operations by their tests.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_SHOWN = 2
"""Entries of a list that are shown."""
VERSION = "edd97dd8282a43ff"
"""What stands for the version of the record: it changes with every fact embedded."""
_CASE = {
    "body": "SC",
    "date": "2025-02-24",
    "question": "amendment",
    "nature": "substantive",
    "ballots": {"yes": 9, "no": 1, "abstain": 5},
    "no_includes": ["RUS"],
}
_ACCOUNT = {
    "text": "On 24 February 2025 the General Assembly adopted resolution ES-11/7 by 93 votes to "
    "18. Hungary abstained."
}


@dataclass(frozen=True)
class Example:
    """A request.

    Parameters
    ----------
    operation
        Its name in the OpenAPI document.
    address
        Path and query under ``/api/v1``.
    body
        What is sent, of a ``POST``.
    full
        Whether it needs estimates, which are not shipped: its answer is then of the full record.
    """

    operation: str
    address: str
    body: Mapping[str, Any] | None = None
    full: bool = False

    @property
    def method(self) -> str:
        """``GET``, or ``POST`` where something is sent."""
        return "GET" if self.body is None else "POST"

    def curl(self, root: str) -> str:
        """The request as typed in a terminal."""
        address = shlex.quote(f"{root}{self.address}")
        if self.body is None:
            return f"curl {address}"
        return f"curl --json {shlex.quote(json.dumps(self.body, ensure_ascii=False))} {address}"


EXAMPLES = (
    Example("record", "/record"),
    Example("findings", "/record/findings?limit=2", full=True),
    Example("bodies", "/bodies"),
    Example("body", "/bodies/SC?on=2025-02-24"),
    Example("rules", "/bodies/SC/rules?on=2025-02-24"),
    Example("power", "/bodies/SC/power?on=2025-02-24"),
    Example("members", "/members?name=united"),
    Example("member", "/members/Germany"),
    Example("groups", "/groups"),
    Example("group", "/groups/EU?on=2025-02-24"),
    Example("votes", "/votes?text=ukraine&member=USA%3Dno&since=2025-01-01"),
    Example("vote", "/votes/A/RES/ES-11/7"),
    Example("ballots_of", "/votes/GA-ES-11-7/ballots?limit=2"),
    Example("ballots", "/ballots?member=Hungary&position=NO"),
    Example("vote_surprise", "/votes/GA-ES-11-7/surprise", full=True),
    Example("year_surprise", "/surprise/2025?of=votes", full=True),
    Example("matters", "/matters"),
    Example("matter", "/matters/ES-11"),
    Example("agreement", "/agreement?member=France&member=USA"),
    Example("cohesion", "/cohesion?group=EU&splits=2"),
    Example("ideal", "/ideal?member=FRA&limit=2", full=True),
    Example("whatif", "/whatif?vote=SC-2774&set=RUS%3Dno"),
    Example("whatif_posted", "/whatif", {"vote": "SC-2774", "set": ["RUS=no"]}),
    Example("check", "/check", _ACCOUNT),
    Example("decide", "/decide", _CASE),
)


def shortened(value: Any) -> Any:
    """An answer with its lists cut to two entries, and without the version of its record."""
    if isinstance(value, Mapping):
        return {
            name: VERSION if name == "record_version" else shortened(held)
            for name, held in value.items()
            if name != "next"
        } | ({"next": None} if "next" in value else {})
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [shortened(held) for held in value[:_SHOWN]]
    return value


@cache
def answers() -> dict[str, Any]:
    """Answers by the name of the operation."""
    text = files("hemicycle.web.api").joinpath("examples.json").read_text("utf-8")
    held: dict[str, Any] = json.loads(text)
    return held
