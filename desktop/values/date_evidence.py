"""What a whole column says about the order of its day and month, where no single cell says it.

Each rule drops the readings that fail it, and only where another reading passes. In this order:

1. *Not in the future*: under one of day first and month first every date is on or before a day
   that the caller knows (an inspection that was done), under the other it is not.
2. *Steady*: four or more rows in steps of the same direction, none of which is half as long again
   as the shortest (a weekly or a monthly log).
3. *Sorted*: five or more rows that never turn back; by chance that happens once in sixty columns.
4. *Near*: three or more rows of the column that can be read in one way only, and every other row
   within their span, widened by half of it on both sides.

What remains open after them is not guessed at: somebody is asked once.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from desktop.values.written_dates import Order

Column = Sequence[date]

_STEADY_ROWS: Final = 4
_SORTED_ROWS: Final = 5
_SURE_ROWS: Final = 3
_YEAR_LAST: Final = (Order.DMY, Order.MDY)


def settle(readings: Mapping[Order, Column], sure: Column, not_after: date | None) -> Order:
    """Return the one order of `readings` that the rules leave, or AMBIGUOUS.

    `readings` holds the whole column in its order under each order that can read all of it; `sure`
    the dates of the cells that can be read in one way only.
    """
    left = dict(readings)
    if not_after is not None:
        # never between year first and year last, because a day taken for a year lies far back
        left = _keep(left, lambda column: max(column) <= not_after, _YEAR_LAST)
    left = _keep(left, _is_steady)
    left = _keep(left, _is_sorted)
    if len(sure) >= _SURE_ROWS:
        margin = (max(sure) - min(sure)) / 2
        if margin >= timedelta(days=1):
            early, late = min(sure) - margin, max(sure) + margin
            left = _keep(left, lambda column: early <= min(column) and max(column) <= late)
    if len(left) > 1:
        left.pop(Order.YMD, None)  # rarely written: believed only when a rule spoke for it
    return next(iter(left)) if len(left) == 1 else Order.AMBIGUOUS


def _keep(
    left: dict[Order, Column],
    passes: Callable[[Column], bool],
    among: Sequence[Order] = tuple(Order),
) -> dict[Order, Column]:
    failed = [order for order in among if order in left and not passes(left[order])]
    passed = [order for order in among if order in left and order not in failed]
    return {order: left[order] for order in left if order not in failed} if passed else left


def _steps(column: Column) -> list[int]:
    return [(later - earlier).days for earlier, later in pairwise(column)]


def _is_steady(column: Column) -> bool:
    steps = _steps(column)
    if len(column) < _STEADY_ROWS or min(steps) <= 0 <= max(steps):
        return False
    lengths = [abs(step) for step in steps]
    return 2 * max(lengths) <= 3 * min(lengths)


def _is_sorted(column: Column) -> bool:
    steps = _steps(column)
    return len(column) >= _SORTED_ROWS and (min(steps) >= 0 or max(steps) <= 0)
