"""Run every benchmark, one after the other: ``make bench``."""

from __future__ import annotations

import importlib
import pkgutil

import benchmarks

#: Not run here: data, open_loop and chamber_clients (no benchmarks), wheel and mutate (their own
#: targets), kills (ten minutes; chamber_rough is their twin over HTTP).
_APART = {
    "__main__", "data", "open_loop", "wheel", "ideal_worlds", "mutate", "mutants", "chamber_kills",
    "chamber_clients", "chamber_rough",
}  # fmt: skip


def main() -> None:
    """Each benchmark is a module with ``main()``; its first line says what it measures."""
    for module in sorted(pkgutil.iter_modules(benchmarks.__path__), key=lambda found: found.name):
        if module.name in _APART:
            continue
        loaded = importlib.import_module(f"benchmarks.{module.name}")
        print(f"\n== {module.name}: {(loaded.__doc__ or '').splitlines()[0]}", flush=True)
        loaded.main()


if __name__ == "__main__":
    main()
