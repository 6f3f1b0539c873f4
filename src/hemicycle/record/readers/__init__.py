"""Readers: one module for each source, each turning one received file into a fragment.

A reader says only what its file says; outside codes (``1/2/3/8/9``, ``Y/N/A``) end here. To add
one: write ``NAME.py`` with a ``READER``, add it to :data:`READERS` and its terms to
:data:`hemicycle.record.sources.SOURCES`. Start at :mod:`hemicycle.record.readers.base`.
It may import what ``record`` may, and from ``record`` itself the fragment, names, sources and
embedded facts, never the merge.
"""

from __future__ import annotations

from hemicycle.errors import SourceError
from hemicycle.record.readers import (
    howtheyvote,
    hrc,
    journal,
    sc_drafts,
    sc_outcomes,
    sc_vetoes,
    three_dl,
    undl,
    unvotes,
    unvotes_issues,
    unxml,
    voeten,
    voteview,
)
from hemicycle.record.readers.base import Head, Reader

READERS: tuple[Reader, ...] = (
    journal.READER,
    undl.READER,
    unxml.READER,
    three_dl.READER,
    unvotes.READER,
    voeten.READER,
    unvotes_issues.READER,
    hrc.READER,
    sc_outcomes.READER,
    sc_vetoes.READER,
    sc_drafts.READER,
    voteview.READER,
    howtheyvote.READER,
)


def recognise(head: Head) -> Reader:
    """The one reader that knows this file, told from its content; its name is only a hint."""
    known = [reader for reader in READERS if reader.sniff(head)]
    if len(known) == 1:
        return known[0]
    names = ", ".join(reader.name for reader in known or READERS)
    what = "several readers claim this file" if known else "no reader knows this file"
    raise SourceError(
        what,
        where=f"{head.name}, which begins {head.text[:60]!r}",
        right=f"a file of one of: {names}",
        todo="name the source (--source), or see the documentation of the sources",
    )


def reader_named(name: str) -> Reader:
    """The reader of a source, for a user who names it."""
    for reader in READERS:
        if reader.name == name:
            return reader
    raise SourceError(
        f"no reader is called {name!r}",
        where="the name of the source",
        right=", ".join(reader.name for reader in READERS),
        todo="choose one of these names, or leave it out to have the file recognised",
    )
