"""Text as it is compared and text as it is stored: two spellings of a thing meet in one place."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_APOSTROPHES: Final = (
    "\u2018\u2019\u201a\u201b\u2032\u02b9\u02bb\u02bc\u02bd\u02c8\u00b4\u0060\uff07"
)
_QUOTES: Final = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u02ba\uff02"
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d\u02d7"

_MARKS: Final = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_QUOTES, '"'),
        **dict.fromkeys(_DASHES, "-"),
    }
)
# letters that Unicode does not decompose although people type the plain ones for them
_LETTERS: Final = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}
)
_SPACES: Final = re.compile(r"\s+")
_INITIALS: Final = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")
_NOT_WORDS: Final = re.compile(r"[\W_]+")
_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")
_LINE_ENDS: Final = re.compile(r"\r\n?")

_FIRST_ACCENT_CLASS: Final = 200  # lower combining classes are parts of a script


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return `text` without case, accents, typographic quotes and dashes, and with single spaces.

    Two texts that a person would call the same word have the same fold; it is for comparing and
    searching, never for showing.
    """
    before, folded = None, text
    while folded != before:  # because a folded letter may itself decompose
        before, folded = folded, _fold_once(folded)
    return folded


def _fold_once(text: str) -> str:
    if text.isascii():  # nearly every cell of a long log
        return _SPACES.sub(" ", text.translate(_MARKS).casefold()).strip()
    # marks first, because compatibility turns an acute accent standing alone into a space
    plain = unicodedata.normalize("NFKD", text.translate(_MARKS)).casefold()
    plain = unicodedata.normalize("NFKD", plain).translate(_MARKS).translate(_LETTERS)
    kept = "".join(character for character in plain if _is_kept(character))
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", kept)).strip()


def _is_kept(character: str) -> bool:
    if character.isascii():
        return True
    if unicodedata.category(character) == "Cf":
        # the invisible marks (byte order mark, soft hyphen) that copying leaves behind
        return False
    return unicodedata.combining(character) < _FIRST_ACCENT_CLASS


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """Return the fold of `text` with letters and digits only, in words with single spaces between.

    For headers, titles and certificate names: "Unit #" is "unit", "Emergency-Contact" is
    "emergency contact", "Driver's Abstract" is "drivers abstract", "W.H.M.I.S." is "whmis".
    """
    folded = _INITIALS.sub(r"\1", fold(text).replace("'", ""))
    return _NOT_WORDS.sub(" ", folded).strip()


def clean(text: str) -> str:
    """Return `text` as it may be stored: NFC, newline and tab the only controls, no surrogates.

    A lone surrogate (a broken file name, a damaged sheet) becomes the replacement character,
    because neither SQLite nor JSON nor PostgreSQL can keep it; NUL and other controls are dropped.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", _SURROGATES.sub("\ufffd", text))
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", "".join(kept))
