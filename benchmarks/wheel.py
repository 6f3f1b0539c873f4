"""The wheel works outside the checkout: install it alone, brief the embedded record, compare.

Usage: ``python -m benchmarks.wheel dist``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

CONSTRAINTS = Path(__file__).resolve().parent.parent / "constraints.txt"


def main(folder: str) -> None:
    """Install the newest wheel of ``folder`` in a fresh environment and use it from elsewhere."""
    wheel = max(
        Path(folder).resolve().glob("hemicycle-*.whl"), key=lambda path: path.stat().st_mtime
    )
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "venv"
        venv.create(home, with_pip=True)
        python = home / "bin" / "python"
        _run(python, "-m", "pip", "install", "-q", "-c", str(CONSTRAINTS), str(wheel), at=scratch)
        command = [home / "bin" / "hemicycle", "brief", "2025-02-24", "--record", "embedded"]
        printed = _run(*command, "--json", at=scratch)
        first = next(v for v in json.loads(printed)["votes"] if v["symbol"] == "A/RES/ES-11/7")
        tally = first["tally"]
        if (tally["yes"], tally["no"], tally["abstain"]) != (93, 18, 65):
            raise SystemExit(f"the wheel's brief is wrong: {tally}")
        print(f"{wheel.name}: A/RES/ES-11/7 {tally['yes']}–{tally['no']}–{tally['abstain']}")


def _run(*command: object, at: str) -> str:
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=at, check=True, text=True, capture_output=True).stdout


if __name__ == "__main__":
    main(sys.argv[1])
