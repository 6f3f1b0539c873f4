"""The shapes of questions and answers, frozen for version 1: fields may be added, never changed.

Their words are the documentation: they stand in the OpenAPI document and on the page ``/api/``.
Where the command line gives the same thing with ``--json``, the shape is the same.
May import ``pydantic`` and nothing of the project.
"""
