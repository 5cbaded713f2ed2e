"""Text as people type it, made into plain words and clauses that tables can be held against."""

import re
from functools import lru_cache
from typing import Final

from desktop.audit.wording.phrases import BREAK
from desktop.audit.wording.tables import tables
from desktop.values.folding import fold

_NOT: Final = re.compile(r"(?<=[a-z])(?:n't|'nt|n' t)\b")
_OWN: Final = re.compile(r"(?<=[a-z])'s\b")
_APOSTROPHE: Final = re.compile(r"'")
_PAUSE: Final = re.compile(r"\s[-+]+\s|--+|[.,;:!?()\[\]\n\"|=>]+(?=\s|$|[a-z\"(])|[/\\]")
# a line that begins like a sentence or an entry is one; any other goes on with the last
_NEW_LINE: Final = re.compile(r"\s*\n\s*(?=[^\Wa-z_]|[-*•])")
_NO_WORD: Final = re.compile(r"[^\w|]+|_+")
_REPEATED: Final = re.compile(r"([a-z])\1{2,}")
_LONG_ENOUGH: Final = 7  # shorter words have too many neighbours that mean something else


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return lower-case words with single spaces, clauses parted by a bar, slang spelled out.

    "Wasn't payin attention - his own fault" is "was not paying attention | his own fault".
    """
    found = tables()
    folded = _REPEATED.sub(r"\1\1", fold(_NEW_LINE.sub(" . ", text)))
    folded = found.shorthand_marks.sub(lambda m: found.shorthand[m.group()], f" {folded} ")
    folded = _OWN.sub(" s", _NOT.sub(" not", folded))
    folded = _PAUSE.sub(f" {BREAK} ", _APOSTROPHE.sub("", folded))
    words = (_known(word) for word in _NO_WORD.sub(" ", folded).split())
    return " ".join(" ".join(words).split())


def turns(words: str) -> list[str]:
    """Return the parts of plain text, each of which may say something else than the last."""
    parts = tables().phrases["turns"].sub(f" {BREAK} ", words).split(BREAK)
    return [part.strip() for part in parts if part.strip()]


@lru_cache(maxsize=16384)
def _known(word: str) -> str:
    """Return the word as the tables spell it: spelled out, and one slip of the finger undone."""
    found = tables()
    spelled = found.shorthand.get(word)
    if spelled is not None:
        return spelled
    if len(word) < _LONG_ENOUGH or word in found.vocabulary or not word.isalpha():
        return word
    near = (known for known in found.misspelt if abs(len(known) - len(word)) <= 1)
    return next((known for known in near if _is_one_slip(word, known)), word)


def _is_one_slip(word: str, known: str) -> bool:
    """Whether one letter too many, too few, wrong, or two exchanged make the one of the other."""
    if word[0] != known[0]:
        return False
    start = next((n for n, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), None)
    if start is None:
        return len(word) < len(known)  # the last letter is lost; one too many is an ending
    a, b = word[start:], known[start:]
    exchanged = a[:2] == b[1::-1] and a[2:] == b[2:] and len(a) > 1
    return exchanged or a[1:] == b[1:] or a[1:] == b or a == b[1:]
