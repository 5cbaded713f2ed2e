"""Keeps what people wrote from running as a formula where a sheet of ours is opened."""

import re
from typing import Final

# OWASP: what a spreadsheet program takes for the beginning of a formula or of a command
FORMULA_STARTS: Final = (
    *("=", "+", "-", "@", "\t", "\r", "\n"),
    *("\uff1d", "\uff0b", "\uff0d", "\uff20"),
)
_SIGNS: Final = "=+\\-@\uff1d\uff0b\uff0d\uff20"
# blanks and marks that nobody sees, without those that part columns and lines
_UNSEEN: Final = (
    "\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\u00ad\u2000-\u200f\u202f\u2060-\u2069\u3000\ufeff"
)
_BEGINS: Final = re.compile(f"[{_UNSEEN}]*[{_SIGNS}\t\r\n]")
# where a program that parts its columns by another mark begins a cell in the midst of ours
_BEGINS_WITHIN: Final = re.compile(f"(?<=[;\t\r\n|])([{_UNSEEN}]*[{_SIGNS}])")
_AMOUNT: Final = re.compile(r"-\d{1,15}(?:[.,]\d{1,15})?")
# a telephone number or an amount as it is written: nothing in it that could be a name
_DIGITS: Final = re.compile(r"[+-][0-9 ().,/$%\u00a0\u202f-]*[0-9)%$]")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet program might take this text for a formula; "-12.50" is a number."""
    return _BEGINS.match(text) is not None and not _AMOUNT.fullmatch(text)


def is_digits_only(text: str) -> bool:
    """Whether it is a telephone number or an amount, which a cell that is text shows as it is."""
    return _DIGITS.fullmatch(text) is not None


def as_words(text: str) -> str:
    """Return the text so that no program runs it: an apostrophe says that these are words.

    Also behind a mark that parts columns elsewhere: where people write 1,5 for one and a half, a
    semicolon begins a cell.
    """
    if _AMOUNT.fullmatch(text):
        return text
    return ("'" if is_formula(text) else "") + _BEGINS_WITHIN.sub(r"'\1", text)
