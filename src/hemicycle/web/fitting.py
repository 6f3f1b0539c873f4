"""Estimate the ideal points of a body and keep them beside the record; run as a program.

``python -m hemicycle.web.fitting RECORD BODY``
"""

from __future__ import annotations

import sys

from hemicycle.errors import HemicycleError


def main(where: str, body: str) -> int:
    """0 when kept; else the reason in one sentence on standard error."""
    from hemicycle import kept
    from hemicycle.record.record import open_record

    try:
        kept.fit(open_record(where), body)
    except HemicycleError as error:
        sys.stderr.write(f"{error.what}.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
