"""Which facts are private: sealed with a key of their own once the owner has set one."""

import re
from functools import cache
from typing import Final, TypeGuard

from desktop.language import N_
from desktop.records.base import Sealable
from desktop.records.fields import Field
from desktop.records.kind import Kind, Rows

SEALED: Final = "sealed"  # the column, and the place among values, that holds them then
DAMAGED: Final = N_("Its private facts are damaged. Check the company file, in the menu File.")
LONGEST: Final = 1_000_000  # letters of one sealed text; three full texts are a third of that

_TEXT: Final = re.compile(r"[A-Za-z0-9_-]{24,}={0,2}")


def is_sealable(part: Kind | Rows) -> bool:
    """Whether a record, or a row, has a place for its private facts."""
    return issubclass(part.model, Sealable)


@cache
def private_fields(part: Kind | Rows) -> tuple[Field, ...]:
    """Return the private fields of a record, or of a row, without those of rows inside it."""
    return tuple(field for field in part.fields if field.private) if is_sealable(part) else ()


@cache
def is_private(part: Kind | Rows) -> bool:
    """Whether a record or anything inside it can hold private facts."""
    return is_sealable(part) or any(is_private(rows) for rows in part.rows)


def is_sealed_text(value: object) -> TypeGuard[str]:
    """Tell whether `value` is written as sealed facts are; whether they open is another matter."""
    return isinstance(value, str) and len(value) <= LONGEST and _TEXT.fullmatch(value) is not None
