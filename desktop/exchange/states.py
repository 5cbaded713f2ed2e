"""What words say of the state of a unit: parked, tagged out, sold, or back in service."""

import re
from typing import Final

from desktop.values.folding import fold

RETURNED: Final = "returned"
PART_OF_A_LOT: Final = re.compile(r"^(\d+|one|two|three|some)\b(?!.*\b(parked|sold) (since|on)\b)")
# "remise en service" is no storage, and "back from repair" no repair
BACK: Final = re.compile(
    r"\b(back|returned|de retour|remise? en (service|marche|circulation)|sortie? d.entreposage|"
    r"unparked|put (back )?(in|into) service|in service again)\b"
)
CHANGES: Final = (
    (
        "sold",
        re.compile(
            r"\b(sold|vendu|scrapped|disposed|traded( in)?|written off|retired|auctioned|salvage)\b"
        ),
    ),
    (
        "out_of_order",
        re.compile(
            r"\b(out of (service|order|commission)|tagged( out)?|locked out|broken|down|"
            r"in (the )?shop( for repairs?)?|"
            r"at (the )?(dealer|mechanic)|awaiting (parts|repair)|in for repairs?|hors service|"
            r"en panne|being repaired|"
            r"under repair|red tag(ged)?|do not use|oos)\b"
        ),
    ),
    (
        "parked",
        re.compile(
            r"\b(parked|idle|stored|in storage|seasonal storage|winter storage|not in use|laid up|"
            r"standby|stand by|"
            r"remisee?|entreposee?|stationnee?|mothballed|off season|off the road|inactive)\b"
        ),
    ),
    (
        "returned",
        re.compile(
            r"^(in service|in use|active|ok|good|yes|working|operational|en service|running|"
            r"available|y|returned|on the road|"
            r"in operation|operating|ready)\b"
        ),
    ),
)


def change_told(text: str) -> str | None:
    """Return what the words say happened to a unit; None where they say nothing of it."""
    said = fold(text)
    if PART_OF_A_LOT.search(said):
        return None  # "2 sets scrapped" is a note about the lot, which goes on
    return next((change for change, words in CHANGES if words.search(said)), None)


def change_logged(text: str) -> str | None:
    """Return the same of a line in a log, which says of a unit that it came back as well."""
    return RETURNED if BACK.search(fold(text)) else change_told(text)
