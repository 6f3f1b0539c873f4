"""Search: words to votes, members and subjects, forgiving of typing errors, fast as one types.

One :class:`~hemicycle.web.search.index.Index` is made for each version of the record and kept on
its shelf. :mod:`.words` holds which word stands in which vote, :mod:`.spelling` what was meant by a
word that stands nowhere, :mod:`.find` answers a query, :mod:`.facets` narrows and counts, and
:mod:`.suggest` completes what is being typed. Only NumPy and Polars; may import what
:mod:`hemicycle.web` may, but no page.
"""
