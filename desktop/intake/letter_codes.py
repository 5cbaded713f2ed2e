"""Which letters the codes in a PDF's text mean, by its fonts: read without pdfium."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pikepdf import Object

_BLOCK: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_PART: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_WIDEST: Final = 0x10000
_TABLES: Final = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_ACCENTS: Final = {
    "acute": "ACUTE", "grave": "GRAVE", "circumflex": "CIRCUMFLEX", "dieresis": "DIAERESIS",
    "tilde": "TILDE", "caron": "CARON", "cedilla": "CEDILLA", "ring": "RING ABOVE",
    "macron": "MACRON", "ogonek": "OGONEK", "breve": "BREVE",
}  # fmt: skip
_SIGNS: Final = {
    "space": " ", "hyphen": "-", "period": ".", "comma": ",", "at": "@", "underscore": "_",
    "quotesingle": "'", "quoteright": "'", "parenleft": "(", "parenright": ")", "plus": "+",
    "slash": "/", "colon": ":", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "oslash": "ø",
    "Oslash": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "germandbls": "ß", "fi": "fi",
    "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "endash": "-", "emdash": "-",
}  # fmt: skip


@dataclass(frozen=True)
class Letters:
    """How to read the strings of one font: codes of `width` bytes, by a table of letters."""

    width: int
    table: Mapping[int, str]
    fallback: str = ""  # the encoding of codes that the table does not have

    def read(self, codes: bytes) -> str:
        """Return the letters of a string."""
        if self.width == 1:
            if not self.table:
                return codes.decode(self.fallback or "latin-1", "replace")
            spare = codes.decode(self.fallback or "latin-1", "replace")
            return "".join(
                self.table.get(code, letter) for code, letter in zip(codes, spare, strict=False)
            )
        pairs = zip(codes[::2], codes[1::2], strict=False)
        return "".join(self.table.get(high << 8 | low, "") for high, low in pairs)


PLAIN: Final = Letters(1, {}, "cp1252")


def letters_of(font: "Object") -> Letters:
    """Return how the strings of a font are read (PDF 32000-1, 9.6.6, 9.10.2)."""
    import pikepdf

    width = 2 if font.get("/Subtype") == "/Type0" else 1
    told = font.get("/ToUnicode")
    table: dict[int, str] = {}
    fallback = "cp1252" if width == 1 else ""
    if width == 1:
        fallback, table = _encoded(font.get("/Encoding"))
    if isinstance(told, pikepdf.Stream):
        table.update(_mapped(told.read_bytes()))
    return Letters(width, table, fallback)


@lru_cache(maxsize=64)
def _mapped(cmap: bytes) -> Mapping[int, str]:
    """Return the letters of a ToUnicode table; the papers of one package share a few of them."""
    table: dict[int, str] = {}
    for kind, block in _BLOCK.findall(cmap):
        parts = [*_PART.finditer(block)]
        at = 0
        while at < len(parts):
            if kind == b"char" and at + 1 < len(parts):
                table[_code(parts[at])] = _letters(parts[at + 1])
                at += 2
            elif kind == b"range" and at + 2 < len(parts):
                at = _ranged(parts, at, table)
            else:
                break
    return table


def _ranged(parts: list["re.Match[bytes]"], at: int, table: dict[int, str]) -> int:
    """Read one range, of letters in a row or one by one; returns where the next begins."""
    first, last = _code(parts[at]), min(_code(parts[at + 1]), _WIDEST)
    if not parts[at + 2][2]:
        start = _letters(parts[at + 2])
        for code in range(first, last + 1):
            table[code] = start[:-1] + chr(ord(start[-1]) + code - first) if start else ""
        return at + 3
    at += 3
    code = first
    while at < len(parts) and not parts[at][3]:
        table[code] = _letters(parts[at])
        code, at = code + 1, at + 1
    return at + 1


def _code(part: "re.Match[bytes]") -> int:
    digits = b"".join((part[1] or b"0").split())
    return int(digits or b"0", 16)


def _letters(part: "re.Match[bytes]") -> str:
    digits = b"".join((part[1] or b"").split())
    raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return raw.decode("utf-16-be" if len(raw) > 1 else "latin-1", "replace")


def _encoded(encoding: Any) -> tuple[str, dict[int, str]]:
    """Return the encoding that a font goes by, and where it differs from that."""
    import pikepdf

    if isinstance(encoding, pikepdf.Name):
        return _TABLES.get(str(encoding), "cp1252"), {}
    if not isinstance(encoding, pikepdf.Dictionary):
        return "cp1252", {}
    base = _TABLES.get(str(encoding.get("/BaseEncoding", "")), "cp1252")
    table: dict[int, str] = {}
    code = 0
    for one in encoding.get("/Differences", []):
        if isinstance(one, pikepdf.Name):
            table[code] = _named(str(one)[1:])
            code += 1
        else:
            code = int(one)
    return base, table


def _named(glyph: str) -> str:
    """Return the letter of a glyph by its name: "eacute" is "é" (Adobe Glyph List)."""
    glyph = glyph.partition(".")[0]
    if len(glyph) == 1 or not glyph:
        return glyph
    if glyph in _SIGNS:
        return _SIGNS[glyph]
    if glyph.startswith("uni") and len(glyph) == 7:
        return _of_hex(glyph[3:])
    size = "SMALL" if glyph[0].islower() else "CAPITAL"
    accent = _ACCENTS.get(glyph[1:], "")
    try:
        return unicodedata.lookup(f"LATIN {size} LETTER {glyph[0].upper()} WITH {accent}")
    except KeyError:
        return ""


def _of_hex(digits: str) -> str:
    try:
        return chr(int(digits, 16))
    except ValueError:
        return ""
