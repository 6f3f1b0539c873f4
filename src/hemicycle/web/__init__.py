"""The record in a browser: pages, each with a JSON twin at the same address.

Start with :func:`hemicycle.web.app.create_app`. One page is one module of :mod:`.pages`: it makes a
plain document (the twin) and what its template shows beside it. :mod:`.library` holds the opened
record and what is kept per record version; :mod:`.guard` and :mod:`.forms` keep the site safe;
:mod:`.failures` turns errors into pages that say what to do.

May import everything below ``cli``. No page asks for anything outside this machine.
"""
