"""The terminal sheet on which a vote is typed in as the board shows it.

The state of the sheet and what each key does to it are pure (:mod:`.board`, :mod:`.keys`);
:mod:`.store` keeps it in a file after every change, in the form that ``brief --vote`` reads;
:mod:`.view` draws it; :mod:`.app` is the thin Textual face. It may import what ``brief`` may.
"""
