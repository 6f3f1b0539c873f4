"""A sitting as an engine: what is done, what the rules make of it, and the record it leaves.

Members and the presiding officer *act* (:mod:`.acts`). An act is either refused, with the rule and
what would be in order now, or accepted; its *consequences* (:mod:`.consequences`) are added to it.
Acts and consequences are the events of the meeting; folding them gives its state (:mod:`.fold`).
A script (:mod:`.script`) is a meeting as JSON lines. Start with :func:`.engine.perform`.

No clock, no randomness, no file but the shipped scripts. May import domain, errors and rules, by
the layers also record and figures, which it does not need: it renders nothing. Every decision
comes from :func:`hemicycle.rules.decision.decide`; there is no arithmetic of majorities here.
"""
