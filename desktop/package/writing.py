"""Writes the objects of a document one after the other, those of its tree behind all others."""

from array import array
from collections.abc import Callable, Iterable
from typing import Any, Final

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


Put = Callable[[bytes], object]
"""Writes bytes behind those that were written before."""


def written(document: Any, more: Callable[[int], Iterable[bytes]], put: Put) -> bytes:
    """Write the whole file; `more` are the objects behind the last, from the number it is told.

    The library's own way does the same, but takes ten times as long for each object, and has all of
    them in memory at once. Nothing is left for the library to write.
    """
    document.Reference(document.Catalog)
    document.Reference(document.info)
    out = _Out(put, b"".join(PDFFile(document._pdfVersion).strings))
    late: list[int] = []
    number = 1
    while number in document.numberToId:  # an object may bring others while it is written
        name = document.numberToId[number]
        made = document.idToObject[name]
        if isinstance(made, Raw) and made.is_late:
            late.append(number)
        else:
            out.thing(number, _ended(PDFIndirectObject(name, made).format(document)))
            _let_go(made)
        number += 1
    for each, said in enumerate(more(number), number):
        out.thing(each, b"%d 0 obj\n%s\nendobj\n" % (each, said))
    for each in late:
        name = document.numberToId[each]
        out.thing(each, PDFIndirectObject(name, document.idToObject[name]).format(document))
    out.end(document)
    return b""


class _Out:
    """A file while it is written: where each object begins is kept, by its number."""

    def __init__(self, put: Put, head: bytes) -> None:
        self._put: Final = put
        self._starts: Final = array("Q", [0])
        self._at = len(head)
        put(head)

    def thing(self, number: int, said: bytes) -> None:
        """Write an object."""
        while len(self._starts) <= number:
            self._starts.append(0)
        self._starts[number] = self._at
        self._at += len(said)
        self._put(said)

    def end(self, document: Any) -> None:
        """Write the table of where each object begins."""
        trailer = PDFTrailer(
            startxref=self._at,
            Size=len(self._starts),
            Root=document.Reference(document.Catalog),
            Info=document.Reference(document.info),
            Encrypt=None,
            ID=document.ID(),
        )
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._starts))
        for start in self._starts[1:]:
            self._put(b"%010d 00000 n \n" % start)
        self._put(trailer.format(document))


def _let_go(made: PDFObject) -> None:
    """Forget a page that is written, but its name: ten thousand of them are more than the file."""
    if isinstance(made, PDFStream | PDFPage):
        name = made.__InternalName__
        vars(made).clear()
        made.__InternalName__ = name


def _ended(body: bytes) -> bytes:
    """Return an object whose stream ends with a line (ISO 19005-2, 6.1.7.1); ours would not."""
    at = body.rfind(b"endstream", -40)
    if at < 0 or body[at - 1 : at] == b"\n":
        return body
    return body[:at] + b"\n" + body[at:]
