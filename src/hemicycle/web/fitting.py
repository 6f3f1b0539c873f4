"""Make what is kept beside a record; run as a program, so that pages keep their own process.

``python -m hemicycle.web.fitting RECORD points BODY`` or ``... forecasts BODY YEAR``
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from hemicycle.errors import HemicycleError

_NICER = 10
"""How much the work gives way to the pages."""


def main(arguments: Sequence[str]) -> int:
    """0 when kept; else the reason in one sentence on standard error."""
    from hemicycle.joined import make_points
    from hemicycle.joined_year import make_forecasts
    from hemicycle.record.record import open_record

    where, kind, body, *rest = arguments
    if hasattr(os, "nice"):
        os.nice(_NICER)
    try:
        record = open_record(where)
        if kind == "points":
            make_points(record, body)
        else:
            make_forecasts(record, int(rest[0]), body)
    except HemicycleError as error:
        sys.stderr.write(f"{error.what}.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
