"""Pictures of measures: Altair charts in hemicycle's look, saved as SVG, PNG or one HTML page.

One question a module, each a function from a result to a :class:`~hemicycle.measure.charts.picture.
Picture`: ``ideal_lines``, ``agreement_heat``, ``nearest``, ``cut_line``, ``bloc_map``, ``moved``,
``reliability``. May import the results of this room, ``figures`` and ``domain``; Altair is imported
inside the functions that draw.
"""
