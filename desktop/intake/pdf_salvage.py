"""The pages of a PDF whose end is cut off, and with it the list of its pages."""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from desktop.intake.faults import Fault, note
from desktop.language import N_

_PAGE: Final = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_OBJECT: Final = re.compile(
    rb"(?<![0-9])(\d{1,8})\s+(\d{1,5})\s+obj\b(.{0,4000}?)(?=endobj|stream)", re.S
)
_PACKED: Final = re.compile(
    rb"(?<![0-9])\d{1,8}\s+\d{1,5}\s+obj\s*(<<(?:(?!endobj|stream).){0,2000}?/ObjStm.{0,2000}?>>)"
    rb"\s*stream\r?\n",
    re.S,
)
_COUNT: Final = re.compile(rb"/N\s+(\d{1,6})")
_FIRST: Final = re.compile(rb"/First\s+(\d{1,8})")
_LEADS: Final = ((b"trailer", b"tr@iler"), (b"startxref", b"st@rtxref"), (b"/XRef", b"/XR@f"))
_MOST: Final = 64 * 1024 * 1024


def salvaged(data: bytes) -> bytes:
    """Return the file with a new list of the pages that are still in it.

    Objects that lie packed together are unpacked, because without its index nobody finds them.
    Raises Fault where no page is left, or where the file was locked: its key is gone with its end.
    """
    if b"/Encrypt" in data:
        raise Fault(note(LOST))
    loose = dict(_loose(data))
    packed = {number: body for number, body in _unpacked(data) if number not in loose}
    pages = [number for number, body in (loose | packed).items() if _PAGE.search(body)]
    if not pages:
        raise Fault(note(LOST))
    top = max(loose | packed) + 1
    more = [b"%d 0 obj\n%s\nendobj" % (number, body) for number, body in packed.items()]
    kids = b" ".join(b"%d 0 R" % number for number in pages)
    more.append(b"%d 0 obj\n<</Type/Pages/Count %d/Kids[%s]>>\nendobj" % (top, len(pages), kids))
    more.append(b"%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj" % (top + 1, top))
    more.append(b"trailer\n<</Root %d 0 R/Size %d>>\n%%%%EOF\n" % (top + 1, top + 2))
    # an index or a trailer that leads nowhere would be believed before ours
    for word, blind in _LEADS:
        data = data.replace(word, blind)
    return data + b"\nendstream\nendobj\n" + b"\n".join(more)


def _loose(data: bytes) -> Iterator[tuple[int, bytes]]:
    for found in _OBJECT.finditer(data):
        yield int(found[1]), found[3]


def _unpacked(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the objects of each stream of objects (PDF 32000-1, 7.5.7) as far as it goes."""
    for found in _PACKED.finditer(data):
        count, first = _COUNT.search(found[1]), _FIRST.search(found[1])
        if count is None or first is None:
            continue
        plain = b""
        with suppress(zlib.error):
            plain = zlib.decompressobj().decompress(data[found.end() :], _MOST)
        heads = plain[: int(first[1])].split()
        if len(heads) < 2:
            continue
        numbers = [int(head) for head in heads if head.isdigit()][: 2 * int(count[1])]
        starts = [int(first[1]) + at for at in numbers[1::2]]
        for number, start, end in zip(
            numbers[::2], starts, [*starts[1:], len(plain)], strict=False
        ):
            if start < len(plain):
                yield number, plain[start:end]


LOST: Final = N_(
    "'{name}' is damaged and its pages cannot be found. Scan or print it again and add that."
)
