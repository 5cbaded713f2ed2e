"""Reads a PDF of our own making through, to tell whether all of it can still be read."""

import zlib
from pathlib import Path
from typing import Any, Final

AT_ONCE: Final = 1024 * 1024  # unpacked at once, and forgotten


def pages_of(path: Path) -> int | None:
    """Return how many pages a PDF has, None where something in it cannot be read."""
    # not above: it is a large library, and most checks are of company files
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            if pdf.check_pdf_syntax():
                return None
            streams = (one for one in pdf.objects if isinstance(one, pikepdf.Stream))
            return len(pdf.pages) if all(map(_unpacks, streams)) else None
    except pikepdf.PdfError:
        return None


def _unpacks(stream: Any) -> bool:
    """Whether a packed part fits the sum at its end; the library takes what it gets of a font."""
    packed = stream.stream_dict.get("/Filter")
    if packed is None or [str(one) for one in _listed(packed)] != ["/FlateDecode"]:
        return True
    unpacking, rest = zlib.decompressobj(), stream.read_raw_bytes()
    try:
        while rest and not unpacking.eof:
            unpacking.decompress(rest, AT_ONCE)
            rest = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return unpacking.eof


def _listed(packed: Any) -> list[Any]:
    return [packed] if str(packed).startswith("/") else list(packed)
