"""The R script of the documentation reads what the commands write, in Debian's R.

``.ci/run`` installs ``r-base-core`` and ``r-cran-pscl`` and requires them
(``HEMICYCLE_R_REQUIRED=1``); elsewhere the test is skipped where they are missing, and says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from hemicycle.record.ingest import ingest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "docs" / "examples" / "read_votes.R"

pytestmark = pytest.mark.slow


def _r(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["Rscript", "--vanilla", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def rscript(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skip, or fail where it is required, without R and pscl."""
    missing = "r-base-core (Rscript)" if shutil.which("Rscript") is None else ""
    if not missing:
        asked = "quit(status = !requireNamespace('pscl', quietly = TRUE))"
        if _r("-e", asked, folder=tmp_path_factory.mktemp("r")).returncode:
            missing = "r-cran-pscl (R package pscl)"
    if missing and os.environ.get("HEMICYCLE_R_REQUIRED") == "1":
        pytest.fail(f"missing: {missing}")
    if missing:
        pytest.skip(f"missing: {missing}; apt-get install r-base-core r-cran-pscl")


@pytest.fixture(scope="module")
def written(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The four files and folders of the script's first lines, from four real files."""
    folder = tmp_path_factory.mktemp("written")
    data = shared / "data" / "ga_unxml"
    ingest([data / f"{name}.json.xz" for name in ("75", "76", "77", "ES-11")], folder / "record")
    for words in (
        ("agree", "--by", "year", "--csv", "pairs.csv"),
        ("ideal", "--csv", "points.csv"),
        ("export", "votes", "--for", "voeten"),
        ("export", "rollcall", "--for", "pscl"),
        ("export", "ord", "--for", "wnominate"),
    ):
        subprocess.run(
            [sys.executable, "-m", "hemicycle", *words, "--record", "record"],
            cwd=folder,
            check=True,
            capture_output=True,
        )
    return folder


def _figures(text: str) -> dict[str, float]:
    lines = [line.split() for line in text.splitlines()]
    return {line[0]: float(line[1]) for line in lines if len(line) == 2}


def test_the_script_reads_the_same_figures(rscript: None, written: Path) -> None:
    done = _r(str(SCRIPT), folder=written)
    assert done.returncode == 0, done.stderr
    found = _figures(done.stdout)
    pairs, points = (pl.read_csv(written / name) for name in ("pairs.csv", "points.csv"))
    votes = pl.read_csv(written / "votes" / "UNVotes.csv", infer_schema_length=None)
    mine = pairs.filter((pl.col("member_a") == "FRA") & (pl.col("member_b") == "USA"))
    usa = points.filter(pl.col("iso3") == "USA")
    cells = pl.read_csv(written / "rollcall" / "votes.csv", infer_schema_length=None).drop("member")
    flat = cells.unpivot()["value"]
    assert found["pairs"] == pairs.height
    assert found["mean_agree_FRA_USA"] == pytest.approx(mine["agree"].mean(), rel=1e-10)
    assert found["points"] == points.height
    assert found["mean_ideal_USA"] == pytest.approx(usa["ideal"].mean(), rel=1e-10)
    assert found["rows"] == votes.height
    assert found["yes"] == votes.filter(pl.col("vote") == 1).height == found["yes_by_tally"]
    assert (found["members"], found["roll_calls"]) == (cells.height, cells.width)
    assert found["yea"] == (flat == 1).sum() == found["yes"]
    assert found["not_in_body"] == (flat == 9).sum()


@pytest.mark.parametrize(("abstain", "codes"), [("nay", {2, 3}), ("missing", {3}), ("yea", {3})])
def test_abstentions_are_what_the_reader_says(
    rscript: None, written: Path, abstain: str, codes: set[int]
) -> None:
    asked = (
        f"source('rollcall/rollcall.R'); rc <- read_rollcall('rollcall', abstain = '{abstain}');"
        "cat(sum(rc$votes %in% rc$codes$nay), '\\n')"
    )
    done = _r("-e", asked, folder=written)
    assert done.returncode == 0, done.stderr
    flat = pl.read_csv(written / "rollcall" / "votes.csv", infer_schema_length=None)
    expected = flat.drop("member").unpivot()["value"].is_in(list(codes)).sum()
    assert int(done.stdout.split()[-1]) == expected


def test_poole_and_rosenthals_format_is_read_by_pscl(rscript: None, written: Path) -> None:
    asked = (
        "rc <- pscl::readKH('ord/votes.ord');"
        "cat('\\nread', rc$n, rc$m, sum(rc$votes %in% 1:3), sum(rc$votes %in% 4:6), '\\n')"
    )
    done = _r("-e", asked, folder=written)
    assert done.returncode == 0, done.stderr
    line = next(line for line in done.stdout.splitlines() if line.startswith("read"))
    flat = pl.read_csv(written / "rollcall" / "votes.csv", infer_schema_length=None).drop("member")
    values = flat.unpivot()["value"]
    yes_and_no = [(values == code).sum() for code in (1, 3)]
    assert [int(word) for word in line.split()[1:]] == [flat.height, flat.width, *yes_and_no]
