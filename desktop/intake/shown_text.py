"""The text of PDF pages, read from their content streams by ourselves: a second pair of eyes.

It knows nothing of where letters stand, so it is no use for showing text; but it shares no line of
code with pdfium, and what one of the two overlooks the other may find.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop.intake.letter_codes import PLAIN, Letters, letters_of
from desktop.intake.page_box import inherited

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_STRING: Final = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)"
_TOKEN: Final = re.compile(
    rb"(?P<string>" + _STRING + rb")"
    rb"|(?<!<)<(?P<hex>[0-9A-Fa-f\s]*)>"
    rb"|/(?P<font>[^\s/<>\[\](){}%]+)\s+[-+.\d]+\s+Tf\b"
    rb"|/(?P<form>[^\s/<>\[\](){}%]+)\s+Do\b"
    rb"|(?P<kern>-\d+)(?:\.\d*)?(?=\s*[(<])"
    rb"|\b(?P<image>ID)\s"
    rb"|(?P<step>\b(?:Td|TD|Tm|BT|ET)\b|\bT\*|['\"])",
    re.DOTALL,
)
_END: Final = re.compile(rb"\sEI(?=[\s/]|$)")
_ESCAPE: Final = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SPACE: Final = -180.0  # thousandths of the letter's size: what is moved further is a space
_DEEPEST: Final = 12  # forms within forms


def of_pages(source: bytes | Path) -> Iterator[tuple[int, str]]:
    """Yield each page that shows text, from 0, and its text with a line end at every step."""
    import pikepdf

    with pikepdf.open(BytesIO(source) if isinstance(source, bytes) else source) as pdf:
        yield from of_pdf(pdf)


def of_pdf(pdf: "Pdf") -> Iterator[tuple[int, str]]:
    """Yield each page of an open PDF that shows text; a form that many pages show is read once."""
    reading = _Reading()
    for number, page in enumerate(pdf.pages):
        text = reading.page(page.obj)
        if text.strip():
            yield number, text


class _Reading:
    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], Letters] = {}
        self._forms: dict[tuple[int, int], str] = {}

    def page(self, page: "Object") -> str:
        return self._text(_contents(page), inherited(page, "/Resources"), 0)

    def _text(self, content: bytes, resources: Any, deep: int) -> str:
        pieces: list[str] = []
        letters = PLAIN
        at = 0
        while (token := _TOKEN.search(content, at)) is not None:
            at = token.end()
            match token.lastgroup:
                case "string":
                    pieces.append(letters.read(unescaped(token["string"][1:-1])))
                case "hex":
                    pieces.append(letters.read(unhexed(token["hex"])))
                case "font":
                    letters = self._letters(resources, token["font"])
                case "form":
                    pieces.append(self._form(resources, token["form"], deep))
                case "kern" if float(token["kern"]) < _SPACE:
                    pieces.append(" ")
                case "image":
                    end = _END.search(content, at)
                    at = end.end() if end else len(content)
                case "step":
                    pieces.append("\n")
        return "".join(pieces)

    def _letters(self, resources: Any, name: bytes) -> Letters:
        font = _within(resources, "/Font", name)
        if font is None:
            return PLAIN
        if font.objgen == (0, 0):
            return letters_of(font)
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = letters_of(font)
        return self._fonts[font.objgen]

    def _form(self, resources: Any, name: bytes, deep: int) -> str:
        import pikepdf

        form = _within(resources, "/XObject", name)
        if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") != "/Form":
            return ""
        if deep > _DEEPEST:
            return ""
        if form.objgen not in self._forms:
            self._forms[form.objgen] = ""  # a form that shows itself is read once
            own = form.get("/Resources")
            read = self._text(_bytes(form), resources if own is None else own, deep + 1)
            self._forms[form.objgen] = f"\n{read}\n"
        return self._forms[form.objgen]


def _contents(page: "Object") -> bytes:
    import pikepdf

    said = page.get("/Contents")
    streams = [said] if isinstance(said, pikepdf.Stream) else list(said or ())
    return b"\n".join(_bytes(one) for one in streams if isinstance(one, pikepdf.Stream))


def _bytes(stream: Any) -> bytes:
    """Return what a stream says; nothing where no reader can unpack it, as nobody else can."""
    import pikepdf

    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return b""


def _within(resources: Any, kind: str, name: bytes) -> Any:
    group = None if resources is None else resources.get(kind)
    key = "/" + re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes.fromhex(m[1].decode()), name).decode(
        "utf-8", "surrogateescape"
    )
    return None if group is None else group.get(key)


def unescaped(string: bytes) -> bytes:
    """Return what a string in brackets says (PDF 32000-1, 7.3.4.2)."""
    if b"\\" not in string:
        return string

    def meant(found: "re.Match[bytes]") -> bytes:
        if found[1]:
            return bytes([int(found[1], 8) & 0xFF])
        one = found[2]
        return b"" if one in (b"\n", b"\r", b"\r\n") else _ESCAPED.get(one, one)

    return _ESCAPE.sub(meant, string)


def unhexed(digits: bytes) -> bytes:
    """Return what a string of hexadecimal digits says."""
    plain = b"".join(digits.split()).decode()
    return bytes.fromhex(plain + "0" * (len(plain) % 2))
