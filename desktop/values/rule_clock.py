"""Hours of the clock in rules: "every 24 hours" is read off no meter, so it is asked about."""

import re
from decimal import Decimal
from typing import Final

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.values.interval import Rule

# said of a meter they are running hours all the same
CLOCK_HOURS: Final = frozenset(map(Decimal, (24, 48, 72)))
_A_DAY: Final = 24
_METERED: Final = re.compile(
    r"\b(?:meter|metre|compteur|engine|moteur|operat|running|run|use|service|hobbs|tach|smu|smh)"
)


def ask_about_clock(rule: Rule, folded: str, written: str) -> None:
    """Refuse a rule of nothing but 24, 48 or 72 hours, unless the text speaks of a meter."""
    hours = [usage.limit for usage in rule.usage if usage.unit == "h"]
    alone = rule.calendar is None and len(rule.usage) == 1
    if not alone or not hours or hours[0] not in CLOCK_HOURS or _METERED.search(folded):
        return
    n = int(hours[0]) // _A_DAY
    days = _("daily") if n == 1 else ngettext("every {n} day", "every {n} days", n).format(n=n)
    raise Refused(
        _(
            "'{text}' may be {n} hours of the clock or of the meter. Write {days}, or every {n} h "
            "on the meter."
        ).format(text=written, n=hours[0], days=days)
    )
