"""Reads everything in a finished package strictly, for what was planted: no reader of Muster's."""

import html
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pypdf
import pypdfium2

from tests.builders.planted_people import Planted

_TAG = re.compile(r"<[^<>]*>")
_WIDE = re.compile(rb"<(FEFF|feff)([0-9A-Fa-f]+)>")
_NEXT_LINE = re.compile(rb"\)\s*Tj\s*T\*\s*\(")
STREAM = "a stream"
_PLAIN_TEXT = frozenset({".html", ".csv", ".json", ".txt", ".eml"})


def found_in(folder: Path, planted: Planted, *, is_brief: bool = False) -> set[str]:
    """Return "file, where: what" for everything that was planted and can be read.

    Pages are read by pdfium and by pypdf. Where it is to be brief, because there are thousands of
    packages, poppler reads the largest PDF in place of pypdf, if it is there: it takes a tenth. The
    papers in the folder are the same pages, cut out of it.
    """
    reading = _Reading(planted, by_poppler=is_brief and shutil.which("pdftotext") is not None)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        reading.look(str(name), "name", str(name))
        if path.is_file():
            for where, text in reading.texts(path):
                reading.look(str(name), where, text)
    return reading.found


class _Reading:
    """Goes through one package; what it looked at once it does not look at again.

    The papers in the folder have the pages of the PDF, drawn by the same objects.
    """

    def __init__(self, planted: Planted, *, by_poppler: bool) -> None:
        self.found: set[str] = set()
        self._planted, self._by_poppler = planted, by_poppler
        self._seen: dict[tuple[str, bool], tuple[str, ...]] = {}
        self._drawn: dict[bytes, str] = {}

    def look(self, name: str, where: str, text: str) -> None:
        """Remember what a text says of what was planted."""
        is_stream = where == STREAM
        if (text, is_stream) not in self._seen:
            self._seen[text, is_stream] = tuple(self._planted.in_text(text, is_stream=is_stream))
        self.found |= {f"{name}, {where}: {what}" for what in self._seen[text, is_stream]}

    def texts(self, path: Path) -> Iterator[tuple[str, str]]:
        """Yield every text of a file, with where it stands."""
        data = path.read_bytes()
        if path.suffix == ".pdf":
            if not self._by_poppler:
                yield from self._by_pypdf(data)
            elif "_package_" in path.name:
                yield from _by_poppler(path)
            yield from _by_pdfium(data)
            yield from _of_objects(data)
        elif path.suffix not in _PLAIN_TEXT and zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                for name in packed.namelist():
                    text = packed.read(name).decode("utf-8", "replace")
                    yield name, html.unescape(_TAG.sub(" ", text))
        else:
            # addresses as they are meant: the company's own name is in them
            text = unquote(data.decode("utf-8", "replace"))
            yield "text", html.unescape(text)
            yield "text without tags", html.unescape(_TAG.sub("", text))

    def _by_pypdf(self, data: bytes) -> Iterator[tuple[str, str]]:
        reader = pypdf.PdfReader(io.BytesIO(data))
        for number, page in enumerate(reader.pages):
            key = _drawing(page)
            if key not in self._drawn:
                self._drawn[key] = page.extract_text()
            yield f"page {number + 1} by pypdf", self._drawn[key]
        yield "about", " ".join(str(value) for value in (reader.metadata or {}).values())
        yield "bookmarks", str(reader.outline)
        yield "names", str(list(reader.named_destinations))
        for name, contents in reader.attachments.items():
            yield "attached", name
            yield from (("in an attached file", one.decode("latin-1")) for one in contents)


def _drawing(page: pypdf.PageObject) -> bytes:
    """Return what a page is drawn by: the same bytes by the same fonts and forms say the same."""
    said: list[bytes] = []
    _add(page.get("/Contents"), said, 0)
    _add(page.get("/Resources"), said, 0)
    return b"\0".join(said)


def _add(one: object, said: list[bytes], depth: int) -> None:
    one = one.get_object() if isinstance(one, pypdf.generic.IndirectObject) else one
    if isinstance(one, pypdf.generic.StreamObject):
        said.append(one._data)  # as it lies in the file
    if isinstance(one, dict) and depth < 5:
        for key, value in one.items():
            if key not in ("/Parent", "/FontFile2", "/FontDescriptor", "/Length"):
                said.append(key.encode())
                _add(value, said, depth + 1)
    elif isinstance(one, list) and depth < 5:
        for value in one:
            _add(value, said, depth + 1)
    elif not isinstance(one, dict):
        said.append(str(one).encode())


def _by_poppler(path: Path) -> Iterator[tuple[str, str]]:
    told = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True, timeout=60
    )
    for number, text in enumerate(told.stdout.decode("utf-8", "replace").split("\f")):
        yield f"page {number + 1} by poppler", text


def _by_pdfium(data: bytes) -> Iterator[tuple[str, str]]:
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            shown = page.get_textpage()
            yield f"page {number + 1} by pdfium", shown.get_text_range()
            shown.close()
            page.close()


def _of_objects(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield what all objects say, and all that they hold, unpacked: pictures and letters too."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                about = one.stream_dict.unparse(resolved=True)
                yield "an object", _said_in(about)
                held = one.read_raw_bytes() if _is_packed(one) else one.read_bytes()
                # a line of ours that goes on in the next is one text
                yield STREAM, _NEXT_LINE.sub(b" ", held).decode("latin-1")
                if b"\0" in held:
                    yield STREAM, held.replace(b"\0", b"").decode("latin-1")
            elif isinstance(one, pikepdf.Dictionary | pikepdf.Array | pikepdf.String):
                yield "an object", _said_in(one.unparse(resolved=True))


def _is_packed(one: pikepdf.Stream) -> bool:
    """Whether only a reader of pictures could unpack it: what is written into it stands open."""
    filters = one.stream_dict.get("/Filter")
    last = filters[-1] if isinstance(filters, pikepdf.Array) and len(filters) else filters
    return last in ("/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode")


def _said_in(raw: bytes) -> str:
    """Return an object as it is written, with the strings that have two bytes a letter."""
    wide = (
        bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
        for _mark, digits in _WIDE.findall(raw)
    )
    return "\n".join((raw.decode("latin-1"), *wide))
