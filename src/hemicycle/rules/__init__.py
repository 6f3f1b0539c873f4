"""What was decided, by which provision, by how much.

Imports ``domain`` and ``errors`` only. Provisions are data with dates and sources (``books/``);
arithmetic is exact (integers and :class:`fractions.Fraction`). Start with :mod:`.decision`.
"""
