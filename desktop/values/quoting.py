"""What somebody wrote, cut to fit into the sentence that talks about it."""

from typing import Final

_LONGEST: Final = 60


def quote(text: object) -> str:
    """Return `text` on one line and at most 60 characters, without the marks around it."""
    line = " ".join(str(text).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
