"""Writes on paper how far a history had come, so that whoever has the paper can hold it to that."""

import re
from typing import Final

from desktop.language import _

_GROUP: Final = 8
_SAID: Final = re.compile(r"(\d[\d,]*)\D{1,60}?((?:[0-9a-f]{8}\s+){7}[0-9a-f]{8})(?![0-9a-f])")


def history_said(number: int, link: str) -> str:
    """Return a head in words: "1,001 lines, the last sealed 3a009213 443df81c …"."""
    groups = " ".join(link[at : at + _GROUP] for at in range(0, len(link), _GROUP))
    return _("{n} lines, the last sealed {seal}").format(n=f"{number:,}", seal=groups)


def history_in(text: str) -> tuple[int, str] | None:
    """Return the head that stands in the words of a paper, None where there is none."""
    found = _SAID.search(text)
    if found is None:
        return None
    return int(found[1].replace(",", "")), "".join(found[2].split())
