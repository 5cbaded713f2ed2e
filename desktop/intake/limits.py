"""How much one foreign file may cost, in one place so that no reader has its own idea."""

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024
GIB: Final = 1024 * MIB


@dataclass(frozen=True)
class Limits:
    """The most that one file may take.

    The figures for packed files are those of OWASP ASVS 5.0, 5.2.3; 250 megapixels (5.2.6) leaves
    room for the largest telephone cameras, which take 200.
    """

    max_bytes: int = 100 * MIB
    max_pixels: int = 250_000_000
    zip_entries: int = 10_000
    zip_total: int = 2 * GIB
    zip_ratio: int = 100
    seconds: float = 20.0
    memory_bytes: int = GIB
    max_rows: int = 200_000
    max_columns: int = 500
    max_text: int = 200_000
