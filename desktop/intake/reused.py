"""Large blocks of memory are kept for the next file; else the system empties each anew."""

from typing import Final

_LARGEST: Final = 16 << 20


def keep_large_blocks() -> None:
    """Have this process use again what it lets go, up to so many bytes.

    The library of C on Linux gives what is let go at the end of its memory back to the system, and
    is handed it again, page by page and emptied: that takes four times as long as reading the photo
    that is put there. It learns what to keep from the largest block that was ever let go (mallopt,
    M_MMAP_THRESHOLD), so one is let go here; nobody writes into it, so it takes neither time nor
    memory. Elsewhere it does nothing.
    """
    bytes(_LARGEST)
