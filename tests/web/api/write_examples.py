"""Write the example answers anew: ``python -m tests.web.api.write_examples [FULL_RECORD]``.

Those that need estimates are written only where a full record with kept estimates is named.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path

from hemicycle.web.api.examples import EXAMPLES, answers, shortened
from hemicycle.web.api.named import ROOT
from hemicycle.web.app import create_app

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

FILE = Path(__file__).resolve().parents[3] / "src/hemicycle/web/api/examples.json"


def main(full: str | None) -> None:
    """Ask each example and keep its answer, shortened."""
    held = answers() if FILE.is_file() else {}
    for record in ("embedded", *([full] if full else [])):
        client = TestClient(create_app(record, hosts=("testserver",), estimates=False))
        for example in EXAMPLES:
            if example.full == (record != "embedded"):
                answer = client.request(
                    example.method, f"{ROOT}{example.address}", json=example.body
                )
                answer.raise_for_status()
                held[example.operation] = shortened(answer.json())
    ordered = {example.operation: held[example.operation] for example in EXAMPLES}
    FILE.write_text(json.dumps(ordered, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:2] or [None])
