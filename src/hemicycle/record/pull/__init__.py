"""Downloads: the one place of hemicycle that uses the network, and only when asked.

What there is to fetch stands in :mod:`~hemicycle.record.pull.offers`; what a source publishes now
is read from its own metadata (:mod:`~hemicycle.record.pull.newest`); files are fetched through
pooch with a downloader of ours that resumes (:mod:`~hemicycle.record.pull.part`) over one careful
way of asking (:mod:`~hemicycle.record.pull.wire`). Start at
:mod:`hemicycle.record.pull.fetch`. May import errors, and of ``record`` the readers' guards.
Clock and patience are given from above (:class:`hemicycle.record.pull.pace.Pace`).
"""
