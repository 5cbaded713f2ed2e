"""Bytes that are writing: telling them from others, and decoding them as their writer meant."""

import codecs
import re
from typing import Final

from desktop.intake.faults import Note, note
from desktop.language import N_

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS: Final = bytes(set(range(32)) - {*b"\t\n\v\f\r\x1a\x1b"}) + b"\x7f"
_UNFIT: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def is_lettering(head: bytes) -> bool:
    """Whether these first bytes of a file are writing: hardly a control character among them.

    One, and one in fifty, is let pass, because old programs leave a stray NUL in a good table.
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    strays = len(head) - len(head.translate(None, _CONTROLS))
    return bool(head.strip()) and strays <= 1 + len(head) // 50


def decoded(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """Return the text without byte order mark and NULs, and what had to be guessed.

    By its mark, else as UTF-8, else as Windows' western letters (cp1252): what Excel writes in
    Canada when asked for a plain CSV.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return _without_strays(text)
    for encoding in ("utf-8", "cp1252"):
        try:
            return _without_strays(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _without_strays(data.decode("cp1252", errors="replace"))


def _without_strays(text: str) -> tuple[str, tuple[Note, ...]]:
    said = (note(STRANGE),) if "\ufffd" in text else ()
    return text.replace("\x00", ""), said


def legible(text: str, most: int) -> str:
    """Return at most `most` characters of `text` without what no database or screen can hold."""
    return _UNFIT.sub(" ", text[:most]).strip()


STRANGE: Final = N_(
    "Some letters in '{name}' could not be read and show as a black diamond (\ufffd)."
    " Save it as CSV UTF-8 and add it again."
)
