"""Does a test fail for every small mistake in the rules? ``make mutate``; not in ``make test``.

Each mutant of a module (:mod:`benchmarks.mutants`) is run against the tests that touch its line,
the quickest first, until one fails. A mutant no test kills is a survivor: either a test is missing,
or the change changes nothing, which ``mutants.toml`` then says and why. Exit 1 with any other.

    python -m benchmarks.mutate                 all modules of rules/
    python -m benchmarks.mutate veto judge      these
    python -m benchmarks.mutate veto --list     the mutants themselves
"""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import json
import os
import resource
import sys
import time
import tomllib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import coverage
import hypothesis
import pytest

from benchmarks.mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "src" / "hemicycle" / "rules"
TESTS = ("tests/rules", "tests/properties")
_PLAIN = ("-q", "-x", "-p", "no:cacheprovider")
_LOADED = ("hypothesis.strategies", "hemicycle.domain.vote", "tomllib")
_FIRST = 0.3
"""Seconds of tests that most mutants do not outlive."""
_SECONDS = 120
"""Processor time a mutant may take: one that never ends is killed by it."""

Touched = Mapping[str, Mapping[int, frozenset[str]]]


# --- which test touches which line ---------------------------------------------------------------


class _Timed:
    """Names the running test to the measurement, and keeps how long it took."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        self.measured.switch_context(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration


def touched() -> tuple[Touched, dict[str, float]]:
    """Tests by module and line, and the seconds each takes; in a child, so as to stay clean."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        with os.fdopen(write, "w") as out, redirect_stdout(io.StringIO()) as said:
            done = _measure()
            if done is None:
                sys.stderr.write(said.getvalue()[-2000:])
            json.dump(done, out)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as answer:
        found = json.load(answer)
    os.waitpid(child, 0)
    if found is None:
        raise SystemExit("the tests do not pass without any mutant")
    lines, took = found
    return {
        module: {int(line): frozenset(tests) for line, tests in by_line.items()}
        for module, by_line in lines.items()
    }, took


def _measure() -> tuple[dict[str, dict[int, list[str]]], dict[str, float]] | None:
    measured = coverage.Coverage(data_file=None, source=[str(RULES)])
    timed = _Timed(measured)
    measured.start()
    passed = pytest.main([*_PLAIN, *TESTS], plugins=[timed]) == 0
    measured.stop()
    if not passed:
        return None
    data = measured.get_data()
    found: dict[str, dict[int, list[str]]] = {}
    for path in data.measured_files():
        lines = data.contexts_by_lineno(path)
        found[Path(path).stem] = {n: sorted(set(tests) - {""}) for n, tests in lines.items()}
    return found, timed.seconds


# --- one mutant -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Swapped(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the mutant in place of its module."""

    module: str
    source: str
    path: str

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self.module:
            return None
        return importlib.util.spec_from_loader(name, self, origin=self.path)

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = self.path
        exec(compile(self.source, self.path, "exec"), module.__dict__)


def survives(module: str, source: str, tests: Sequence[str]) -> bool:
    """Whether every test passes with that source in place; run in a child of this process."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        silent = io.StringIO()
        passed = False
        with redirect_stdout(silent), redirect_stderr(silent):
            path = str(RULES / f"{module}.py")
            sys.meta_path.insert(0, _Swapped(f"hemicycle.rules.{module}", source, path))
            try:
                passed = pytest.main([*_PLAIN, *tests]) == 0
            except BaseException:  # an import that fails is a mutant killed
                passed = False
        os._exit(0 if passed else 1)
    _, status = os.waitpid(child, 0)
    return status == 0


def tests_for(mutant: Mutant, lines: Mapping[int, frozenset[str]]) -> frozenset[str]:
    """Those that run the line; for what runs at import, all that touch the module."""
    found = lines.get(mutant.line, frozenset())
    return found or frozenset().union(*lines.values())


# --- all of them ---------------------------------------------------------------------------------


def equivalent() -> dict[str, dict[str, str]]:
    """By module, the mutants that change nothing, with the reason."""
    path = Path(__file__).with_name("mutants.toml")
    listed: dict[str, dict[str, str]] = tomllib.loads(path.read_text("utf-8"))
    return listed


def run(
    module: str,
    found: Sequence[Mutant],
    touching: Touched,
    took: Mapping[str, float],
    seconds: float,
) -> list[Mutant]:
    """Survivors of one module: quick tests first, the others only where those pass."""
    lines = touching.get(module, {})
    every = sorted(frozenset().union(*lines.values()), key=lambda test: took.get(test, 0.0))
    plain = ast.unparse(ast.parse((RULES / f"{module}.py").read_text("utf-8")))
    if not survives(module, plain, _within(every, took, _FIRST)):
        raise SystemExit(f"{module}: the tests do not pass without any mutant")

    def alive(mutant: Mutant) -> bool:
        ordered = sorted(tests_for(mutant, lines), key=lambda test: took.get(test, 0.0))
        return all(
            survives(module, mutant.source, _within(ordered, took, budget))
            for budget in (_FIRST, seconds)
        )

    with ThreadPoolExecutor(max_workers=2) as pool:
        kept = list(pool.map(alive, found))
    return [mutant for mutant, lives in zip(found, kept, strict=True) if lives]


def _within(ordered: Sequence[str], took: Mapping[str, float], seconds: float) -> list[str]:
    """The quickest tests that together take no longer, at least one."""
    chosen: list[str] = []
    for test in ordered:
        seconds -= took.get(test, 0.0)
        if chosen and seconds < 0:
            break
        chosen.append(test)
    return chosen


def main(words: Sequence[str] | None = None) -> int:
    options = _options(words)
    names = options.modules or sorted(path.stem for path in RULES.glob("*.py"))
    every = {name: list(mutants((RULES / f"{name}.py").read_text("utf-8"))) for name in names}
    if options.list:
        for name, found in every.items():
            for mutant in found:
                print(f"{name}:{mutant.line} {mutant.key}")
        return 0
    os.chdir(ROOT)
    _warm()
    touching, took = touched()
    return _report(every, touching, took, options.seconds)


def _warm() -> None:
    """What every child needs is loaded once; nothing of the rules, which children load mutated."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    for name in _LOADED:
        importlib.import_module(name)
    hypothesis.settings.register_profile("mutate", derandomize=True, deadline=None, database=None)
    hypothesis.settings.load_profile("mutate")
    importlib.import_module("hemicycle.domain.state").register()
    body = importlib.import_module("hemicycle.domain.body")
    body.body("SC").roll(date(2025, 2, 24))
    assert not any(name.startswith("hemicycle.rules") for name in sys.modules)


def _report(
    every: Mapping[str, list[Mutant]], touching: Touched, took: Mapping[str, float], seconds: float
) -> int:
    known, open_ones, total, killed = equivalent(), 0, 0, 0
    for name, found in every.items():
        start = time.perf_counter()
        left = run(name, found, touching, took, seconds)
        unknown = [m for m in left if m.key not in known.get(name, {})]
        total, killed = total + len(found), killed + len(found) - len(left)
        open_ones += len(unknown)
        passed = time.perf_counter() - start
        print(
            f"{name}: {len(found)} mutants, {len(left)} survive, {len(unknown)} not explained "
            f"({passed:.0f} s)",
            flush=True,
        )
        for mutant in unknown:
            print(f"  {name}:{mutant.line} {mutant.key}", flush=True)
    print(f"{total} mutants, {killed} killed, {total - killed} survive, {open_ones} not explained")
    return 1 if open_ones else 0


def _options(words: Sequence[str] | None) -> Any:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutate", description=__doc__)
    parser.add_argument("modules", nargs="*", help="modules of rules/, by name; default: all")
    parser.add_argument(
        "--seconds",
        type=float,
        default=float("inf"),
        help="tests run for a mutant, the quickest first; default: all that touch its line",
    )
    parser.add_argument("--list", action="store_true", help="print the mutants and stop")
    return parser.parse_args(words)


if __name__ == "__main__":
    raise SystemExit(main())
