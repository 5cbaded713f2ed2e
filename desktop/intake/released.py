"""Reads a finished file once more, in every corner of it, for words that must not be in it.

Pages are read by two readers that share no code (pdfium, and our own of content streams); what is
no page (bookmarks, names, metadata, notes, files within the file) is read object by object.
"""

import html
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from desktop.intake import shown_text
from desktop.intake.faults import parsing
from desktop.intake.untold import is_jpeg, written_into
from desktop.values.hidden_words import HiddenWords

if TYPE_CHECKING:
    from pikepdf import Pdf

MOST: Final = 20  # leaks told of one file: the first says enough
_TEXTS: Final = frozenset({".html", ".htm", ".csv", ".json", ".txt", ".xml", ".css", ".md", ".eml"})
_PACKED: Final = frozenset({".xlsx", ".docx", ".ods", ".odt"})
_FAR: Final = "\n" * 8
_TAG: Final = re.compile(r"<[^<>]*>")
_SIGNS: Final = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>|/[^\s/<>\[\](){}%]+", re.DOTALL)
_HASHED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_FONTS: Final = frozenset({"/Type1C", "/CIDFontType0C", "/OpenType"})


@dataclass(frozen=True)
class Leak:
    """Something that must not be read and can be: `page` counts from 1, 0 is no page."""

    word: str
    page: int = 0


def leaks_of(paths: tuple[Path, ...], words: HiddenWords) -> tuple[tuple[int, Leak], ...]:
    """Return what of the words can be read in each file, by its place; raises Fault if broken."""
    search = _Search(words)
    found: list[tuple[int, Leak]] = []
    for place, path in enumerate(paths):
        with parsing(BROKEN):
            told = dict.fromkeys(search.found(path))
        found += [(place, leak) for leak in tuple(told)[:MOST]]
    return tuple(found)


class _Search:
    """Looks for words in one file after the other; what was looked at once is not again.

    The same page stands in the PDF and beside it in the folder.
    """

    def __init__(self, words: HiddenWords) -> None:
        self._words = words
        self._known: dict[str, tuple[str, ...]] = {}

    def found(self, path: Path) -> Iterator[Leak]:
        """Yield what can be read in a file, by what its name says that it is."""
        ends = path.suffix.casefold()
        if ends == ".pdf":
            yield from self._in_pdf(path)
        elif ends in _TEXTS:
            yield from self._in_text(path.read_text("utf-8", "replace"))
        elif ends in _PACKED:
            yield from self._in_packed(path.read_bytes())
        else:
            yield from self._in_bytes(path.read_bytes())

    def _said(self, text: str) -> tuple[str, ...]:
        """Return what of the words a text says, also letter by letter.

        Some programs place each letter for itself, and then a reader sees no words.
        """
        if text not in self._known:
            plain = unicodedata.normalize("NFC", text)
            spans = [(one.start, one.end) for one in self._words.spans(plain, on_paper=True)]
            spans += [(start, end) for _name, start, end in self._words.glued_in(plain)]
            self._known[text] = tuple(plain[start:end] for start, end in spans)
        return self._known[text]

    def _in_text(self, text: str) -> Iterator[Leak]:
        plain = html.unescape(_TAG.sub(" ", text)) if "<" in text else text
        # an address too as it is meant, so that "Haugen%20Welding" is the company's own name
        for one in dict.fromkeys((plain, unquote(html.unescape(text)))):
            yield from map(Leak, self._said(one))

    def _in_packed(self, data: bytes) -> Iterator[Leak]:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for name in packed.namelist():
                yield from map(Leak, self._said(name))
                if name.endswith((".xml", ".rels", ".vml")):
                    yield from self._in_text(packed.read(name).decode("utf-8", "replace"))

    def _in_bytes(self, data: bytes) -> Iterator[Leak]:
        """Look through a file of another sort: only for whole names, for noise has short words."""
        for text in (data.decode("latin-1"), data.decode("utf-16-le", "ignore")):
            for _name, start, end in self._words.glued_in(text):
                yield Leak(text[start:end])

    def _in_pdf(self, path: Path) -> Iterator[Leak]:
        import pikepdf

        yield from self._on_pages(_by_pdfium(path))
        with pikepdf.open(path) as pdf:
            yield from self._on_pages(shown_text.of_pdf(pdf))
            # together, so far apart that nothing reaches from one to the next
            texts = dict.fromkeys(_besides(pdf))
            yield from map(Leak, self._said(_FAR.join(texts)))
            for data in (*_attached(pdf), *_photographed(pdf)):
                yield from self._in_bytes(data)

    def _on_pages(self, pages: Iterable[tuple[int, str]]) -> Iterator[Leak]:
        for number, text in pages:
            # as one line, in which both readers often say the same
            for word in self._said(" ".join(text.split())):
                yield Leak(word, number + 1)


def _by_pdfium(path: Path) -> Iterator[tuple[int, str]]:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for number in range(len(document)):
            page = document[number]
            shown = page.get_textpage()
            yield number, shown.get_text_range()
            shown.close()
            page.close()


def _besides(pdf: "Pdf") -> Iterator[str]:
    """Yield every text in a PDF that is on no page: of objects, metadata, notes in streams."""
    import pikepdf

    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            about = one.stream_dict
            yield from _signs(about.unparse(resolved=True))
            if about.get("/Subtype") == "/XML":
                yield from _xml(one.read_bytes())
            elif _has_notes(about):
                content = one.read_bytes()
                if b"/ActualText" in content or b"/Alt" in content or b"/E" in content:
                    yield from _signs(content)
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Array | pikepdf.String):
            yield from _signs(one.unparse(resolved=True))


def _has_notes(about: Any) -> bool:
    """Whether a stream may be one that draws: no picture, no font, nothing attached."""
    sorts = (about.get("/Subtype"), about.get("/Type"))
    if sorts[0] == "/Form":
        return True
    return all(sort is None for sort in sorts) and not _FONT_KEYS & set(about.keys())


_FONT_KEYS: Final = frozenset({"/Length1", "/N", "/FunctionType", "/Width"})


def _xml(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8", "replace")
    yield html.unescape(_TAG.sub(" ", text))
    yield html.unescape(text)


def _signs(written: bytes) -> Iterator[str]:
    """Yield the strings and names in what an object, or a stream, is written as."""
    for found in _SIGNS.findall(written):
        if found[:1] == b"(":
            raw = shown_text.unescaped(found[1:-1])
        elif found[:1] == b"<":
            raw = shown_text.unhexed(found[1:-1])
        else:
            raw = _HASHED.sub(lambda sign: bytes.fromhex(sign[1].decode()), found[1:])
            if len(raw) < _SHORT:
                continue
        yield _decoded(raw)


_SHORT: Final = 3


def _decoded(raw: bytes) -> str:
    """Return a text string (PDF 32000-1, 7.9.2.2)."""
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _attached(pdf: "Pdf") -> Iterator[bytes]:
    """Yield the files within the file."""
    import pikepdf

    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/EF" in one:
            for inside in one["/EF"].values():
                if isinstance(inside, pikepdf.Stream):
                    yield inside.read_bytes()


def _photographed(pdf: "Pdf") -> Iterator[bytes]:
    """Yield what cameras and people wrote into photos."""
    import pikepdf

    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and is_jpeg(one):
            yield written_into(one)


BROKEN: Final = "'{name}' could not be read again."


def ready() -> bool:
    """Have the libraries that reading takes come up."""
    import pikepdf
    import pypdfium2

    return bool(pikepdf.__version__ and pypdfium2.PYPDFIUM_INFO)
