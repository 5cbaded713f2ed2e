"""Identities of records: time-ordered, unique across files, and the same on every database."""

import secrets
import threading
import time
from uuid import UUID


class Ids:
    """Makes UUIDs of version 7 (RFC 9562) that sort in the order in which they were made."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def new(self) -> str:
        """Return 32 lowercase hexadecimal digits."""
        with self._lock:
            # 60 bits: milliseconds and a 12-bit counter within each, because one import makes
            # thousands of records within milliseconds and their order is shown to people
            now = (time.time_ns() // 1_000_000) << 12
            self._last = max(now, self._last + 1)
            stamp = self._last
        high = ((stamp >> 12) << 16) | 0x7000 | (stamp & 0xFFF)
        low = (0b10 << 62) | secrets.randbits(62)
        return UUID(int=(high << 64) | low).hex


new_id = Ids().new
