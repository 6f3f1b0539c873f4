"""Facts that every record of hemicycle holds, compiled by the project itself.

What lives here: votes of the General Assembly and the Security Council on Ukraine and Gaza
(``general_assembly.toml``, ``security_council.toml``), every vetoed question of the Council since
1946 (``vetoes.txt``, with the names that the Library's table of meetings gives the early ones,
``meetings_table.toml``), and which text belongs to which matter and kind (``kinds.toml``). The
files are the facts; the modules only read them. It may import what ``record`` may. Start at
:func:`fragment`.
"""

from functools import lru_cache

from hemicycle.record.embedded.facts import facts_fragment, facts_notes
from hemicycle.record.embedded.kinds import text_kinds
from hemicycle.record.fragment import Fragment

__all__ = ["annotations", "fragment", "notes", "text_kinds"]

SOURCE = "embedded"
READER_VERSION = 2


@lru_cache(maxsize=1)
def fragment() -> Fragment:
    """All shipped votes as one fragment, source ``embedded``."""
    return facts_fragment(SOURCE, READER_VERSION)


annotations = text_kinds
notes = facts_notes
