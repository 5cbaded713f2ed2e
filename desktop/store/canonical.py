"""The one written form of a record: what checksums cover, history keeps and a dump writes."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, Final

# asked for first, because nearly all values are of these
_PLAIN: Final = (str, int, date, type(None))


def _write(value: object) -> object:
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    raise TypeError(f"{type(value).__name__} has no written form")


_ENCODER: Final = json.JSONEncoder(
    default=_write, sort_keys=True, ensure_ascii=False, separators=(",", ":")
)


def without_empty(value: Any) -> Any:
    """Leave out what is not there, so that a field added later changes no old checksum."""
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, Mapping):
        kept = {key: without_empty(item) for key, item in value.items() if item is not None}
        return {key: item for key, item in kept.items() if item != []}
    if isinstance(value, list | tuple):
        return [without_empty(item) for item in value]
    if isinstance(value, float):
        return value + 0.0  # SQLite gives back a negative zero as a plain one
    return value


def written(value: Any) -> str:
    """Return the canonical JSON of `value`: sorted keys, no spaces, nothing empty."""
    return _ENCODER.encode(without_empty(value))


def digest(*parts: str) -> str:
    """Return the SHA-256 of the parts, each closed off so that two lists never run together."""
    total = hashlib.sha256()
    for part in parts:
        raw = part.encode()
        total.update(len(raw).to_bytes(8, "big"))
        total.update(raw)
    return total.hexdigest()
