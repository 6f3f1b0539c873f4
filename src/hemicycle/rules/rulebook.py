"""A rulebook by the body it governs, or by its path.

The shipped books are the TOML files in ``books/`` and ``houses/``; an assembly of one's own is one
more such file, named by its path (format: ``docs/case-files.md``).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from hemicycle.errors import InputError
from hemicycle.rules.bookfile import read_book
from hemicycle.rules.law import Rulebook
from hemicycle.rules.shelf import BOOK_OF_BODY, book_path, shipped, text_of


@lru_cache(maxsize=64)
def rulebook(body: str) -> Rulebook:
    """The shipped rulebook of a body.

    Raises
    ------
    InputError
        For a body without a shipped book; the message lists those there are.
    """
    if body not in BOOK_OF_BODY and body.lower() not in shipped():
        raise InputError(
            f"Unknown body {body!r}",
            where="body",
            right="one of "
            + ", ".join((*BOOK_OF_BODY, *shipped()))
            + ", or the path of a rulebook (.toml)",
            todo="Correct the body, or write a rulebook for an assembly of your own",
        )
    path = book_path(body)
    return read_book(text_of(path), where=path, body=body if body in BOOK_OF_BODY else None)


def rulebook_from(path: Path) -> Rulebook:
    """The rulebook of an assembly of one's own, from its TOML file."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The rulebook {path.name} cannot be read",
            where=f"{path}: {error}",
            right="a readable TOML file in UTF-8",
            todo="Check the path, which is taken from the folder of the case file",
        ) from error
    return read_book(text, where=str(path), body=None)
