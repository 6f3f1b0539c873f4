"""Pictures of votes as SVG text, and the one self-contained HTML shell.

Takes plain values only: imports nothing of hemicycle but ``domain`` and ``errors``. Every picture
carries shape or letter beside colour, a title for screen readers, and has a table twin in
:mod:`.tables`. Colours come from the stylesheet of :mod:`.shell` through classes, so that light,
dark and print are decided in one place.
"""
