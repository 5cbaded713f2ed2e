"""Says whether a PDF is one of our own, as it was written: only such a one may be replaced."""

from pathlib import Path
from typing import Final

from desktop.intake.pdf_cut import Cut

_OURS: Final = b"(Muster)"


def said_by_ours(path: Path) -> dict[bytes, bytes] | None:
    """Return what a PDF of our own says of itself, as it is written there (b"/Title"), else None.

    One that another program saved again, or wrote on, is none of ours any more. Raises OSError.
    """
    try:
        with Cut(path) as cut:
            said = {} if cut.info is None else cut.table(b"%d 0 R" % cut.info)
    except (ValueError, KeyError, OverflowError):  # it is no PDF, or not written as we write it
        return None
    return said if said.get(b"/Producer") == _OURS else None
