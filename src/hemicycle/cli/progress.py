"""A bar on standard error for what takes a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hemicycle.cli.common import err


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, shown only once there is something to wait for.

    ``show(done, of)``; with ``of`` 0 it only says that something is going on.
    """
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    if not err().is_terminal:
        yield lambda done, of: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=err(), transient=True)
    task = bar.add_task(what, total=None)

    def show(done: int, of: int) -> None:
        bar.start()
        bar.update(task, completed=done, total=of or None)

    try:
        yield show
    finally:
        bar.stop()
