"""Words of any origin made fit for a page: nothing in a record can act as markup."""

import unicodedata
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from desktop.package.faces import width_of
from desktop.package.look import BODY

_BREAKS = {"\n", "\t"}


def clean(text: str) -> str:
    """Return the text without characters that have no picture; all line breaks are one kind."""
    if text.isprintable():  # nearly every one
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return "".join(
        mark for mark in lines if mark in _BREAKS or unicodedata.category(mark) not in ("Cc", "Cs")
    ).replace("\t", "    ")


def paragraph(text: str, style: ParagraphStyle = BODY, *, link: str = "") -> Paragraph:
    """Return the text as a paragraph, its line breaks kept; `link` is the key of a Mark."""
    words = escape(clean(text)).replace("\n", "<br/>")
    if link:
        words = f"<a href={quoteattr('#' + link)}>{words}</a>"
    return Paragraph(words, style)


def broken(text: str, face: str, size: float, room: float) -> list[str]:
    """Return the lines that the text takes in so much room; a word too long for one is cut."""
    lines: list[str] = []
    for line in clean(text).split("\n"):
        if width_of(line, face, size) <= room:
            lines.append(line.rstrip())
        else:
            lines.extend(_filled(line, face, size, room))
    return lines


def _filled(line: str, face: str, size: float, room: float) -> Iterator[str]:
    gap = width_of(" ", face, size)
    taken, used = list[str](), 0.0
    for word in line.split():
        for part in _parts(word, face, size, room):
            width = width_of(part, face, size)
            if taken and used + gap + width > room:
                yield " ".join(taken)
                taken, used = [], 0.0
            used += (gap if taken else 0.0) + width
            taken.append(part)
    if taken:
        yield " ".join(taken)


def _parts(word: str, face: str, size: float, room: float) -> Iterator[str]:
    """Yield the word, in pieces where it is wider than the room."""
    while len(word) > 1 and width_of(word, face, size) > room:
        fits = 1
        while fits < len(word) and width_of(word[: fits + 1], face, size) <= room:
            fits += 1
        yield word[:fits]
        word = word[fits:]
    yield word
