"""Claims in an article: every statement that the record or the rules could settle.

Start with :func:`extract`. :mod:`.words` holds the vocabulary; :mod:`.positions`, :mod:`.nouns`,
:mod:`.sides` and :mod:`.tallies` the grammar around verbs and numbers; :mod:`.texts`,
:mod:`.rules`, :mod:`.company`, :mod:`.history` and what else :mod:`.extract` joins to ``PATTERNS``
are tables of patterns, each beside a text it is meant to catch; :mod:`.settle` decides between
claims of one sentence. May import the reading of articles beside it and the layers below
``accounts``; it never looks into a record.
"""

from hemicycle.accounts.claims.extract import MOST_CLAIMS, extract
from hemicycle.accounts.claims.model import FAMILIES, Claim

__all__ = ["FAMILIES", "MOST_CLAIMS", "Claim", "extract"]
