"""Amounts as they are kept: whole thousandths, so that "exactly at its limit" means exactly."""

from decimal import Decimal
from typing import Final

SCALE: Final = 1000


def thousandths(amount: Decimal) -> int:
    """Return `amount` in whole thousandths, a half to the even one."""
    return int((amount * SCALE).to_integral_value())


def exact(stored: int) -> Decimal:
    """Return thousandths as a Decimal without needless zeros (128450000 -> 128450)."""
    number = Decimal(stored) / SCALE
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize()
