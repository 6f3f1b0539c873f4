"""Who voted how, since 1946, and where the sources disagree.

Imports ``domain`` and ``errors``, never ``rules`` or ``figures``. One way in: source bytes
(:mod:`.readers`) become a :class:`~hemicycle.record.fragment.Fragment`, fragments are merged into
tables (:mod:`.merge`), the tables are stored in versions (:mod:`.store`) and read through
:class:`~hemicycle.record.record.Record`. The columns are declared, with their documentation, in
:mod:`.schema`.
"""
