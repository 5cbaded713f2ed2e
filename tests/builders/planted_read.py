"""Reads everything in a finished package strictly, for what was planted: no reader of Muster's."""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2

from tests.builders.planted import Planted

_TAG = re.compile(r"<[^<>]*>")


def found_in(folder: Path, planted: Planted) -> set[str]:
    """Return "file, where: what" for everything that was planted and can be read."""
    found = set()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        found |= {f"{name}, name: {what}" for what in planted.in_text(str(name))}
        if path.is_file():
            for where, text in _texts(path):
                found |= {f"{name}, {where}: {what}" for what in planted.in_text(text)}
    return found


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    data = path.read_bytes()
    if path.suffix == ".pdf":
        yield from _of_pdf(data)
    elif zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                text = packed.read(name).decode("utf-8", "replace")
                yield name, html.unescape(_TAG.sub(" ", text))
    else:
        text = data.decode("utf-8", "replace")
        yield "text", html.unescape(text)
        yield "text without tags", html.unescape(_TAG.sub("", text))


def _of_pdf(data: bytes) -> Iterator[tuple[str, str]]:
    reader = pypdf.PdfReader(io.BytesIO(data))
    for number, page in enumerate(reader.pages):
        yield f"page {number + 1} by pypdf", page.extract_text()
    yield "about", " ".join(str(value) for value in (reader.metadata or {}).values())
    yield "bookmarks", str(reader.outline)
    yield "names", str(list(reader.named_destinations))
    for name, contents in reader.attachments.items():
        yield "attached", name
        yield from (("in an attached file", one.decode("latin-1")) for one in contents)
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            yield f"page {number + 1} by pdfium", document[number].get_textpage().get_text_range()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                about = one.stream_dict
                yield "an object", about.unparse(resolved=True).decode("latin-1")
                if about.get("/Subtype") != "/Image" and "/Length1" not in about:
                    yield "a stream", one.read_bytes().decode("latin-1")
            elif isinstance(one, pikepdf.Dictionary | pikepdf.Array):
                raw = one.unparse(resolved=True)
                yield "an object", raw.decode("latin-1")
                yield from _wide(raw)


def _wide(raw: bytes) -> Iterator[tuple[str, str]]:
    """Strings that are written in two bytes a letter, as those with accents are."""
    for digits in re.findall(rb"<(FEFF|feff)([0-9A-Fa-f]+)>", raw):
        yield "an object", bytes.fromhex(digits[1].decode()).decode("utf-16-be", "replace")
