"""Writes the objects of a document one after the other, those of its tree behind all others."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFFile,
    PDFIndirectObject,
    PDFObject,
    PDFPage,
    PDFStream,
    PDFTrailer,
)


class Raw(PDFObject):
    """An object that is written as it is; a late one is asked once all others have numbers."""

    __RefOnly__ = 1

    def __init__(self, said: Callable[[], bytes], *, late: bool = False) -> None:
        self._said = said
        self.is_late = late

    def format(self, _document: Any) -> bytes:
        """Called by the library."""
        return self._said()


def number_in(document: Any, made: PDFObject) -> int:
    """Return the number of an object in the document, which is given one if it has none."""
    document.Reference(made)
    number, _version = document.idToObjectNumberAndVersion[made.__InternalName__]
    return int(number)


def written(document: Any, more: Callable[[int], Iterable[bytes]]) -> bytearray:
    """Return the whole file; `more` are the objects behind the last, from the number it is told.

    The library's own way does the same, but takes ten times as long for each object.
    """
    document.Reference(document.Catalog)
    document.Reference(document.info)
    bodies: dict[int, bytes] = {}
    late: list[int] = []
    number = 1
    while number in document.numberToId:  # an object may bring others while it is written
        name = document.numberToId[number]
        made = document.idToObject[name]
        if isinstance(made, Raw) and made.is_late:
            late.append(number)
        else:
            bodies[number] = _ended(PDFIndirectObject(name, made).format(document))
            _let_go(made)
        number += 1
    others = more(number)
    for each in late:
        name = document.numberToId[each]
        bodies[each] = PDFIndirectObject(name, document.idToObject[name]).format(document)
    own = (bodies.pop(each) for each in range(1, number))
    parts = chain(own, (b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(others, number)))
    return _closed(document, b"".join(PDFFile(document._pdfVersion).strings), parts)


def _let_go(made: PDFObject) -> None:
    """Forget what a page says once it is written: of ten thousand that is more than the file."""
    if isinstance(made, PDFStream):
        made.content = b""
    elif isinstance(made, PDFPage):
        made.stream = ""


def _ended(body: bytes) -> bytes:
    """Return an object whose stream ends with a line (ISO 19005-2, 6.1.7.1); ours would not."""
    at = body.rfind(b"endstream", -40)
    if at < 0 or body[at - 1 : at] == b"\n":
        return body
    return body[:at] + b"\n" + body[at:]


def _closed(document: Any, head: bytes, parts: Iterable[bytes]) -> bytearray:
    """Return the file with the table of where each object begins."""
    whole, table = bytearray(head), [b"0000000000 65535 f \n"]
    for body in parts:
        table.append(b"%010d 00000 n \n" % len(whole))
        whole += body
    trailer = PDFTrailer(
        startxref=len(whole),
        Size=len(table),
        Root=document.Reference(document.Catalog),
        Info=document.Reference(document.info),
        Encrypt=None,
        ID=document.ID(),
    )
    whole += b"xref\n0 %d\n" % len(table)
    whole += b"".join(table)
    whole += trailer.format(document)
    return whole
