"""What is nested a hundred thousand deep, or packed a thousand times, ends in a sentence, soon."""

import struct
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.intake import Intake, Limits
from tests.builders import hostile

DEEP = 100_000
MANY = 20_000
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
QUICK = 10.0  # seconds, on a machine that does other things as well


def _deep_letter() -> bytes:
    inside = "<w:p>" * DEEP + "</w:p>" * DEEP
    return hostile.with_part(
        hostile.letter("x"), "word/document.xml",
        f'<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>',
    )  # fmt: skip


def _deep_sheet() -> bytes:
    document = hostile.sheet(["Unit"])
    part = "xl/worksheets/sheet1.xml"
    content = hostile.part_of(document, part)
    deep = "<a>" * DEEP + "</a>" * DEEP
    return hostile.with_part(document, part, content.replace("<sheetData>", f"{deep}<sheetData>"))


def _letter_of_attributes() -> bytes:
    many = " ".join(f'a{n}="{n}"' for n in range(MANY))
    return hostile.with_part(
        hostile.letter("x"), "word/document.xml", f'<w:p xmlns:w="{WORD}" {many}/>'
    )


def _mail_in_mail() -> bytes:
    parts = [
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(2_000)
    ]
    return b"From: a@b.ca\r\nTo: c@d.ca\r\nMIME-Version: 1.0\r\n" + "".join(parts).encode()


def _mail_of_parts() -> bytes:
    head = b'From: a@b.ca\r\nTo: c@d.ca\r\nContent-Type: multipart/mixed; boundary="a"\r\n\r\n'
    return head + b"--a\r\n\r\nx\r\n" * 5_000 + b"--a--\r\n"


def _mail_of_one_header() -> bytes:
    return b"From: a@b.ca\r\nSubject: " + b"=?utf-8?q?a?= " * MANY + b"\r\n\r\nx\r\n"


def _deep_page() -> bytes:
    head = b"From: a@b.ca\r\nDate: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"
    return head + b"<div>" * DEEP + b"words"


def _pdf_of(inside: bytes) -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]" + inside + b">>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def _pages_in_a_ring() -> bytes:
    return _pdf_of(b"").replace(b"/Kids[3 0 R]", b"/Kids[2 0 R 2 0 R]")


def _pdf_packed_many_times() -> bytes:
    data = bytes(50_000_000)
    for _time in range(4):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode " * 4
    stream = b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(data), filters, data)
    return _pdf_of(b"/Contents 4 0 R").replace(b"trailer", b"4 0 obj" + stream + b"endobj\ntrailer")


def _png_with_a_packed_remark() -> bytes:
    packed = zlib.compress(bytes(200_000_000), 9)
    content = b"zTXt" + b"Comment\0\0" + packed
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    png = hostile.picture("PNG", size=(8, 8))
    return png[:33] + chunk + png[33:]


def _tiff_in_a_ring() -> bytes:
    """A TIFF whose only page says that it is also the next one."""
    whole = bytearray(hostile.picture("TIFF", size=(8, 8)))
    first = struct.unpack_from("<I", whole, 4)[0]
    entries = struct.unpack_from("<H", whole, first)[0]
    struct.pack_into("<I", whole, first + 2 + entries * 12, first)
    return bytes(whole)


DEEPEST: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a letter of paragraphs in paragraphs": ("a.docx", _deep_letter),
    "a sheet of parts in parts": ("a.xlsx", _deep_sheet),
    "a letter with twenty thousand attributes": ("a.docx", _letter_of_attributes),
    "mails in mails": ("a.eml", _mail_in_mail),
    "a mail of five thousand parts": ("a.eml", _mail_of_parts),
    "a mail with one endless header": ("a.eml", _mail_of_one_header),
    "a mail that is a deep page": ("a.eml", _deep_page),
    "a PDF of lists in lists": ("a.pdf", lambda: _pdf_of(b"/A " + b"[" * DEEP + b"]" * DEEP)),
    "a PDF of tables in tables": ("a.pdf", lambda: _pdf_of(b"<</A " * DEEP + b">>" * DEEP)),
    "a PDF whose pages hold themselves": ("a.pdf", _pages_in_a_ring),
    "a PDF packed four times over": ("a.pdf", _pdf_packed_many_times),
    "a PNG with a remark of two hundred megabytes": ("a.png", _png_with_a_packed_remark),
    "a TIFF that follows itself": ("a.tif", _tiff_in_a_ring),
    "a text of one line": ("a.txt", lambda: b"word " * 2_000_000),
    "a table of nothing but marks": ("a.csv", lambda: b"," * 5_000_000),
    "a table of quotation marks": ("a.csv", lambda: b'"' * 1_000_001),
}


@pytest.fixture(scope="module")
def door() -> Iterator[Intake]:
    with Intake(Limits()) as made:
        made.looks_like_table(Path(__file__))  # so that its child is there already
        yield made


@pytest.mark.parametrize("name", DEEPEST)
def test_it_is_taken_or_refused_soon(name: str, tmp_path: Path, door: Intake) -> None:
    file, make = DEEPEST[name]
    path = hostile.written(tmp_path, file, make())
    begun = time.monotonic()
    assert _answer(door, path)
    assert time.monotonic() - begun < QUICK


def _answer(door: Intake, path: Path) -> bool:
    """Whether it is taken within the limits, or refused with a sentence that names it."""
    try:
        found = door.examine(path)
    except Refused as fault:
        return f"'{path.name}'" in str(fault)
    return len(found.text) <= door.limits.max_text
