"""What somebody wrote, cut to fit into the sentence that talks about it."""

import re
from typing import Final

_LONGEST: Final = 60
_HALF: Final = re.compile(r"\w[-\u2010\u2011\u00ad]\Z")


def quote(text: object) -> str:
    """Return `text` on one line and at most 60 characters, without the marks around it."""
    return cut(str(text), _LONGEST)


def cut(text: str, most: int) -> str:
    """Return `text` on one line and at most `most` characters, cut behind a whole word.

    A word is cut only where there is no other way: one that takes more than half of the room. Half
    a word whose other half stands in the next line is left out, or half a name could be read.
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    begins, behind = line[: most - 1], line[most - 1 : most]
    whole = begins if behind == " " else begins.rpartition(" ")[0]
    said = whole if 2 * len(whole) >= most else begins
    while " " in said and _HALF.search(said):
        said = said.rpartition(" ")[0]
    return said.rstrip(" ,;:–-") + "…"
