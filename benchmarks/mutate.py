"""Does a test fail for every small mistake in the rules? ``make mutate``; not in ``make test``.

Each mutant of a module (:mod:`benchmarks.mutants`) is run against the tests that touch its line,
those of the module first, until one fails. A mutant no test kills is a survivor: either a test is
missing, or the change changes nothing, which ``mutants.toml`` then says and why. Exit 1 with any
other.

All is done in one run of pytest: the tests are collected once, and a mutant is put in place by
giving the functions of its module other code. What runs at import is tried in a fresh process.

    python -m benchmarks.mutate                 all modules of rules/
    python -m benchmarks.mutate veto judge      these
    python -m benchmarks.mutate veto --list     the mutants themselves
    python -m benchmarks.mutate veto --tests tests/rules/test_veto.py      by these tests alone
"""

from __future__ import annotations

import argparse
import ast
import functools
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import json
import os
import resource
import signal
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

import coverage
import hypothesis
import pytest
from _pytest.runner import runtestprotocol

from benchmarks.mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "src" / "hemicycle" / "rules"
TESTS = ("tests/rules", "tests/properties")
_PLAIN = ("-q", "-x", "--tb=no", "-p", "no:cacheprovider")
_LOADED = ("hypothesis.strategies", "hemicycle.domain.vote", "tomllib")
_SECONDS = 20
"""Time a mutant may take beyond its tests' own: one that never ends is killed by it."""
_PATIENCE = 5
"""So many times what its tests took without it, as other work may run beside them."""
_OF_IMPORT = 300
"""Seconds of the processor for all tests of a mutant that is tried in a fresh process."""
_STANDARD_ERROR = 3
"""Where standard error is kept while pytest captures its own."""
_FEW = 12
"""Tests that most mutants tried in a fresh process do not outlive."""


def codes(source: str, path: str) -> dict[str, CodeType]:
    """The code of every function and class body of a module, by qualified name."""
    found: dict[str, CodeType] = {}

    def collect(code: CodeType) -> None:
        found[code.co_qualname] = code
        for constant in code.co_consts:
            if isinstance(constant, CodeType) and not constant.co_name.startswith("<"):
                collect(constant)

    collect(compile(source, path, "exec"))
    return found


def functions(module: ModuleType) -> Iterator[FunctionType]:
    """Every function of a module, also those inside classes, properties and caches."""
    for value in list(vars(module).values()):
        if isinstance(value, type) and value.__module__ == module.__name__:
            for attribute in vars(value).values():
                yield from _inside(attribute, module)
        else:
            yield from _inside(value, module)


def _inside(value: object, module: ModuleType) -> Iterator[FunctionType]:
    if isinstance(value, property):
        value = value.fget
    elif isinstance(value, functools.cached_property):
        value = value.func
    value = getattr(value, "__wrapped__", value)
    if isinstance(value, FunctionType) and value.__module__ == module.__name__:
        yield value


def clear_caches() -> None:
    """Nothing that another mutant computed may be remembered."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("hemicycle.rules", "tests.")):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


class Session:
    """A pytest plugin that runs the collected tests, once to measure and then mutant by mutant."""

    def __init__(self, every: Mapping[str, list[Mutant]]) -> None:
        self.every = every
        self.failed = False
        self.took: dict[str, float] = {}
        self.survivors: dict[str, list[int]] = {}
        self.at_import: dict[str, list[tuple[int, list[str]]]] = {}
        self.healthy = True

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        lines = self._measured(items)
        if self.healthy:
            signal.signal(signal.SIGALRM, _too_long)
            for module, found in self.every.items():
                self._module(module, found, lines.get(module, {}), items)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed
        self.took[report.nodeid] = self.took.get(report.nodeid, 0.0) + report.duration

    def _run(self, item: pytest.Item) -> bool:
        """Whether one test passes."""
        self.failed = False
        for report in runtestprotocol(item, log=False, nextitem=None):
            self.pytest_runtest_logreport(report)
        return not self.failed

    def _measured(self, items: Mapping[str, pytest.Item]) -> dict[str, dict[int, frozenset[str]]]:
        measured = coverage.Coverage(data_file=None, source=[str(RULES)])
        measured.start()
        for identity, item in items.items():
            clear_caches()
            measured.switch_context(identity)
            self.healthy = self._run(item) and self.healthy
        measured.stop()
        data = measured.get_data()
        return {
            Path(path).stem: {
                line: frozenset(tests) - {""}
                for line, tests in data.contexts_by_lineno(path).items()
            }
            for path in data.measured_files()
        }

    def _module(
        self,
        module: str,
        found: list[Mutant],
        lines: Mapping[int, frozenset[str]],
        items: Mapping[str, pytest.Item],
    ) -> None:
        start, path = time.perf_counter(), str(RULES / f"{module}.py")
        loaded = importlib.import_module(f"hemicycle.rules.{module}")
        plain = codes(ast.unparse(ast.parse(Path(path).read_text("utf-8"))), path)
        homes = {function.__qualname__: function for function in functions(loaded)}
        self.survivors[module], self.at_import[module] = [], []
        everything = frozenset().union(*lines.values()) if lines else frozenset(items)
        for number, mutant in enumerate(found):
            changed = codes(mutant.source, path)
            where = [name for name, code in changed.items() if code != plain.get(name)]
            where = [name for name in where if name in homes]
            tests = self._ordered(module, lines.get(mutant.line) or everything)
            if len(where) != 1:
                self.at_import[module].append((number, tests))
            elif self._alive(homes[where[0]], changed[where[0]], [items[t] for t in tests]):
                self.survivors[module].append(number)
        seconds = time.perf_counter() - start
        left, later = self.survivors[module], len(self.at_import[module])
        _tell(
            f"{module}: {len(found)} mutants, {later} for later, {len(left)} left, {seconds:.0f} s"
        )
        for number in left:
            _tell(f"  {module}:{found[number].line} {found[number].key}")

    def _ordered(self, module: str, tests: frozenset[str]) -> list[str]:
        """The tests of the module itself first, then the others; the quickest first in each."""
        own = f"test_{module}.py"
        return sorted(tests, key=lambda test: (own not in test, self.took.get(test, 0.0)))

    def _alive(self, function: FunctionType, code: CodeType, tests: list[pytest.Item]) -> bool:
        original = function.__code__
        function.__code__ = code
        clear_caches()
        took = sum(self.took.get(item.nodeid, 0.0) for item in tests)
        signal.alarm(_SECONDS + round(_PATIENCE * took))
        try:
            return all(self._run(item) for item in tests)
        except _TooLong:
            return False
        finally:
            signal.alarm(0)
            function.__code__ = original
            clear_caches()


class _TooLong(BaseException):
    """A mutant that does not end."""


def _too_long(number: int, frame: FrameType | None) -> None:
    raise _TooLong


def _tell(text: str) -> None:
    """Progress, past the capture of pytest."""
    os.write(_STANDARD_ERROR, f"{text}\n".encode())


def in_one_run(every: Mapping[str, list[Mutant]], paths: Sequence[str]) -> dict[str, Any]:
    """Survivors, and the mutants that only a fresh import shows; in a child, to stay clean."""

    def work() -> dict[str, Any]:
        session = Session(every)
        pytest.main([*_PLAIN, *paths], plugins=[session])
        return {
            "healthy": session.healthy,
            "survivors": session.survivors,
            "at_import": session.at_import,
        }

    return _in_child(work)


def _in_child(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            answer = work()
        with os.fdopen(write, "w") as out:
            json.dump(answer, out)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as told:
        found: dict[str, Any] = json.loads(told.read() or '{"healthy": false}')
    os.waitpid(child, 0)
    return found


# --- mutants of what runs at import ---------------------------------------------------------------


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
        resource.setrlimit(resource.RLIMIT_CPU, (_OF_IMPORT, _OF_IMPORT))
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


# --- all of them ---------------------------------------------------------------------------------


def equivalent() -> dict[str, dict[str, str]]:
    """By module, the mutants that change nothing, with the reason."""
    path = Path(__file__).with_name("mutants.toml")
    listed: dict[str, dict[str, str]] = tomllib.loads(path.read_text("utf-8"))
    return listed


def survivors(every: Mapping[str, list[Mutant]], paths: Sequence[str]) -> dict[str, list[Mutant]]:
    """Mutants that every test lets pass, by module."""
    found = in_one_run(every, paths)
    if not found["healthy"]:
        raise SystemExit("the tests do not pass without any mutant")
    alive = {
        module: [every[module][n] for n in left] for module, left in found["survivors"].items()
    }
    for module, tried in found["at_import"].items():
        for number, tests in tried:
            mutant = every[module][number]
            if survives(module, mutant.source, tests[:_FEW]) and survives(
                module, mutant.source, tests
            ):
                alive[module].append(mutant)
    return alive


def _warm() -> None:
    """What every child needs is loaded once; nothing of the rules, which children load mutated."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path.insert(0, str(ROOT / "src"))
    for name in _LOADED:
        importlib.import_module(name)
    hypothesis.settings.register_profile(
        "mutate",
        derandomize=True,
        deadline=None,
        database=None,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    hypothesis.settings.load_profile("mutate")
    importlib.import_module("hemicycle.domain.state").register()
    body = importlib.import_module("hemicycle.domain.body")
    body.body("SC").roll(date(2025, 2, 24))
    assert not any(name.startswith("hemicycle.rules") for name in sys.modules)
    assert Path(body.__file__ or "").is_relative_to(ROOT), "the package is not this checkout's"


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
    os.dup2(2, _STANDARD_ERROR)
    _warm()
    return _report(every, survivors(every, options.tests))


def _report(every: Mapping[str, list[Mutant]], alive: Mapping[str, list[Mutant]]) -> int:
    known, open_ones = equivalent(), 0
    for name, found in every.items():
        left = alive.get(name, [])
        unknown = [mutant for mutant in left if mutant.key not in known.get(name, {})]
        open_ones += len(unknown)
        print(f"{name}: {len(found)} mutants, {len(left)} survive, {len(unknown)} not explained")
        for mutant in unknown:
            print(f"  {name}:{mutant.line} {mutant.key}")
    total, lived = sum(map(len, every.values())), sum(map(len, alive.values()))
    print(f"{total} mutants, {total - lived} killed, {lived} survive, {open_ones} not explained")
    return 1 if open_ones else 0


def _options(words: Sequence[str] | None) -> Any:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutate", description=__doc__)
    parser.add_argument("modules", nargs="*", help="modules of rules/, by name; default: all")
    parser.add_argument("--list", action="store_true", help="print the mutants and stop")
    parser.add_argument("--tests", nargs="+", default=TESTS, help="tests to try; default: all")
    return parser.parse_args(words)


if __name__ == "__main__":
    raise SystemExit(main())
