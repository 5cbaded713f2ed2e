"""Column types that hold a value exactly, on SQLite today and on PostgreSQL later."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import BigInteger, DateTime, Dialect, String, Text
from sqlalchemy.types import TypeDecorator

from desktop.values.amounts import exact, thousandths

Id: Final = String(32)
Short: Final = String(200)
Line: Final = String(500)
Long: Final = Text
LONGEST: Final = 20_000  # characters in a text of any length; a page of typing is about 3,000


class Stamp(TypeDecorator[datetime]):
    """A moment in UTC, set by the program; SQLite would hand it back without its zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Refuse a moment without a zone: it would silently change its meaning."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stamp needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give back what was stored, with its zone."""
        return None if value is None else value.replace(tzinfo=UTC)


class Amount(TypeDecorator[Decimal]):
    """A quantity, kept as whole thousandths because "exactly at its limit" must mean exactly."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Store thousandths."""
        return None if value is None else thousandths(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """Give back a number without needless zeros."""
        return None if value is None else exact(int(value))
