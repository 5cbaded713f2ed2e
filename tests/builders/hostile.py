"""Files that mean harm or came to harm, made here byte by byte so that none has to be kept."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
from PIL import Image

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
LETTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_SHEET_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
MACRO_LETTER_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
SLIDES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
"""The billion laughs: ten entities, each of them ten times the one before."""


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of these parts, in their order."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return whole.getvalue()


def content_types(main: str, part: str, *others: str) -> str:
    """Return the list of parts that makes a zip an office document."""
    entries = f'<Override PartName="/{part}" ContentType="{main}"/>' + "".join(
        f'<Default Extension="bin" ContentType="{other}"/>' for other in others
    )
    return (
        '<?xml version="1.0"?><Types xmlns='
        f'"http://schemas.openxmlformats.org/package/2006/content-types">{entries}</Types>'
    )


def letter(*paragraphs: str, created: str = "2026-03-04T05:06:07Z") -> bytes:
    """Return a small Word document."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    core = (
        '<c:coreProperties xmlns:c="urn:c" xmlns:d="http://purl.org/dc/terms/">'
        f"<d:created>{created}</d:created></c:coreProperties>"
    )
    return zipped(
        {
            "[Content_Types].xml": content_types(LETTER_TYPE, "word/document.xml"),
            "docProps/core.xml": core,
            "word/document.xml": (
                f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>'
            ),
        }
    )


def sheet(*rows: list[Any], **titled: list[list[Any]]) -> bytes:
    """Return a workbook with these rows, or with a sheet for each keyword."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, filled in {**({"Sheet": list(rows)} if rows else {}), **titled}.items():
        page = book.create_sheet(title)
        for row in filled:
            page.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return the workbook as openpyxl writes it."""
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def with_part(document: bytes, name: str, content: str | bytes) -> bytes:
    """Return an office document with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts: dict[str, str | bytes] = {part: archive.read(part) for part in archive.namelist()}
    return zipped({**parts, name: content})


def part_of(document: bytes, name: str) -> str:
    """Return one part of an office document as text."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.read(name).decode()


def zip_bomb() -> bytes:
    """Return a workbook of some 60 kB whose sheet unpacks to 60 MB of blanks."""
    plain = sheet(["Unit", "Date"])
    return with_part(plain, "xl/worksheets/sheet1.xml", b" " * 60_000_000)


def zip_of_many_parts(parts: int) -> bytes:
    """Return a workbook with that many parts that nobody needs."""
    return zipped(
        {
            "[Content_Types].xml": content_types(SHEET_TYPE, "xl/workbook.xml"),
            **{f"xl/{number}.bin": b"" for number in range(parts)},
        }
    )


def zip_that_lies_about_sizes() -> bytes:
    """Return a Word document whose text is declared a hundred times shorter than it is."""
    document = bytearray(letter("all the same words " * 5_000))
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    true, false = struct.pack("<I", size), struct.pack("<I", size // 100)
    assert document.count(true) == 2, "once before the part and once in the directory"
    return bytes(document.replace(true, false))


def laughing_sheet(part: str, encoding: str = "utf-8") -> bytes:
    """Return a workbook in which one XML part is the billion laughs."""
    document = with_shared_strings(sheet(["Unit", "words"]))
    content = part_of(document, part)
    root = content[content.index("?>") + 2 :] if content.startswith("<?xml") else content
    return with_part(document, part, (LAUGHS + root).encode(encoding))


def with_shared_strings(document: bytes) -> bytes:
    """Return the workbook with a part of shared strings, as Excel writes and openpyxl does not."""
    types = part_of(document, "[Content_Types].xml")
    name = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    entry = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{name}"/></Types>'
    document = with_part(document, "[Content_Types].xml", types.replace("</Types>", entry))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{main}"><si><t>Unit</t></si></sst>'
    return with_part(document, "xl/sharedStrings.xml", strings)


def locked_zip() -> bytes:
    """Return a workbook whose every part says that it is encrypted."""
    document = bytearray(sheet(["Unit"]))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = document.find(mark)
        while at >= 0:
            document[at + flags] |= 1
            at = document.find(mark, at + 4)
    return bytes(document)


def png_header(width: int, height: int) -> bytes:
    """Return a PNG that claims this size and holds a single pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes(4)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


def picture(form: str = "JPEG", size: tuple[int, int] = (320, 240), **options: Any) -> bytes:
    """Return a picture with something to see in it, so that its data are long enough to cut."""
    whole = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(whole, form, **options)
    return whole.getvalue()


def photo_data(
    taken: str | None = None,
    place: tuple[str, tuple[float, ...], str, tuple[float, ...]] | None = None,
    orientation: int | None = None,
) -> Image.Exif:
    """Return what a camera writes: DateTimeOriginal, a place with its sides, which way up."""
    data = Image.Exif()
    if orientation is not None:
        data[0x0112] = orientation
    if taken is not None:
        data.get_ifd(0x8769)[0x9003] = taken
    if place is not None:
        data.get_ifd(0x8825).update(dict(zip((1, 2, 3, 4), place, strict=True)))
    return data


def pdf(pages: int = 1, **options: Any) -> bytes:
    """Return a PDF of blank pages."""
    whole = io.BytesIO()
    blank_pdf(pages).save(whole, **options)
    return whole.getvalue()


def blank_pdf(pages: int = 1) -> pikepdf.Pdf:
    """Return a PDF of blank pages, still open for changes."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    return made


def locked_pdf(password: str) -> bytes:
    """Return a PDF that opens with this password only."""
    return pdf(encryption=pikepdf.Encryption(owner="the owner's", user=password))


def acting_pdf(action: Mapping[str, Any]) -> bytes:
    """Return a PDF that does this when it is opened."""
    made = blank_pdf()
    made.Root.OpenAction = made.make_indirect(pikepdf.Dictionary(dict(action)))
    whole = io.BytesIO()
    made.save(whole)
    return whole.getvalue()


def pdf_with_attachment() -> bytes:
    """Return a PDF with a program packed inside."""
    made = blank_pdf()
    made.attachments["update.exe"] = b"MZ"
    whole = io.BytesIO()
    made.save(whole)
    return whole.getvalue()


def old_office(part: str) -> bytes:
    """Return the beginning of an old office file whose directory names this part."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 0)
    entries = [name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", part)]
    return bytes(header) + b"".join(entries).ljust(512, b"\0")


def written(folder: Path, name: str, content: bytes | str) -> Path:
    """Write a file and return where it is."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
