"""Every recorded vote through the rules of its day, held against the outcome its source states.

May import ``record``, ``rules``, ``figures``, ``domain`` and ``errors``; never ``accounts``, which
lies beside it. Start with :func:`.run.audit`: it opens nothing and prints nothing, it takes an
opened record and gives an :class:`.model.Audit`.

:mod:`.stated` says what a source states about the outcome of a vote, :mod:`.causes` why the rules
may say otherwise, :mod:`.model` what comes of it; :mod:`.terminal` and :mod:`.page` lay it out.
The audit corrects neither a source nor a rule: it names the vote, the counts and the likely cause.
"""
