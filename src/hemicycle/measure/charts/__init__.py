"""Pictures of measures: Altair charts in hemicycle's look, saved as SVG, PNG or one HTML page.

One question a module, each a function from a result to a
:class:`~hemicycle.measure.charts.picture.Picture`: ``ideal_lines``, ``cut_line``,
``agreement_heat``, ``nearest``, ``cohesion_lines``, ``bloc_map``, ``shift_sizes``,
``tally_spread``, ``reliability``. May import the results of this room, ``figures`` and
``domain``; Altair is imported inside the functions that draw.
"""
