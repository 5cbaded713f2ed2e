"""Numbers as people write them in Canada: 1,234.5 and 1 234,5, and now and then 1.234,5."""

import re
from decimal import Decimal
from typing import Final

from desktop.errors import Refused
from desktop.language import _
from desktop.values.folding import fold

_NUMBER: Final = re.compile(
    r"""(?P<whole>[1-9][0-9]{0,2}(?P<group>[ ,.'])[0-9]{3}(?:(?P=group)[0-9]{3})*|[0-9]+)
        (?:(?P<mark>[.,])(?P<fraction>[0-9]+))?""",
    re.VERBOSE,
)
# the same inside running text: spaces only between groups of three, no mark at the end
NUMBER_IN_TEXT: Final = r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,'][0-9]+)*"


def read_number(text: str) -> Decimal:
    """Return the number written in `text`, without sign or unit.

    A lone comma before three digits groups thousands ("1,000"), before any other count of digits it
    is a decimal comma ("1876,0"). A lone point before three digits is refused ("12.450"), because a
    Canadian means twelve and a half by it and a European twelve thousand.
    """
    match = _NUMBER.fullmatch(fold(text))
    if match is None or (match["mark"] and match["mark"] == match["group"]):
        raise Refused(_("'{text}' is not a number. Write it like 12,345.6.").format(text=text))
    digits = re.sub(r"[^0-9]", "", match["whole"])
    if match["group"] == "." and not match["fraction"] and len(digits) <= 6:
        whole, fraction = match["whole"].split(".")
        raise Refused(
            _(
                "'{text}' can be read as {whole},{fraction} or as {whole} and a fraction. "
                "Write it without the point, or with one decimal."
            ).format(text=text, whole=whole, fraction=fraction)
        )
    return Decimal(f"{digits}.{match['fraction'] or 0}")


def read_whole(text: str, most: int) -> int | None:
    """Return the whole number from 1 to `most` that is written there, None where it is none."""
    try:
        number = read_number(text)
    except Refused:
        return None
    return int(number) if number == int(number) and 1 <= number <= most else None
