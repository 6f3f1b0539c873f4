"""All of a vote on one page: the main job.

Imports ``accounts``, ``measure``, ``record``, ``rules``, ``figures``, ``domain`` and ``errors``;
never ``chamber``. :mod:`.compose` gathers what the page says from an opened record into
:mod:`.model`; :mod:`.wording` puts it in sentences; :mod:`.terminal`, :mod:`.html` and
:mod:`.document` (JSON) lay it out; :mod:`.entry` reads a vote that no dataset has yet.
"""
