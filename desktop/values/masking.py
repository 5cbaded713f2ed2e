"""Takes the names of people out of a text that others will read."""

import re
from collections.abc import Iterable
from typing import Final

from desktop.language import _

_LEAST: Final = 2  # letters of a name
_START: Final = re.compile(r"(?:^|[.!?]\s+)$")
_LITTLE: Final = frozenset({"de", "la", "le", "van", "von", "der", "den", "du", "st"})


class Names:
    """The names of everybody who is known, however much of them is written."""

    def __init__(self, names: Iterable[str]) -> None:
        whole = {" ".join(name.split()) for name in names if name and name.strip()}
        firsts = {name.split()[0] for name in whole}
        parts = {part.strip(".,'\"()") for name in whole for part in name.split()}
        parts = {part for part in parts if len(part) >= _LEAST and part.lower() not in _LITTLE}
        # a first name is one however it is written; "vice" and "bench" are also things
        loose = [*(name for name in whole if " " in name), *(firsts & parts)]
        strict = parts - firsts
        self._loose = _any_of(loose, re.IGNORECASE)
        self._strict = _any_of([*strict, *(part.upper() for part in strict)])

    def masked(self, text: str) -> str:
        """Return the text with "a worker" in the place of every name."""
        for names in (self._loose, self._strict):
            if names is not None:
                text = names.sub(_somebody, text)
        return text


def _somebody(found: re.Match[str]) -> str:
    somebody = _("a worker")
    starts = _START.search(found.string[: found.start()]) is not None
    return somebody[:1].upper() + somebody[1:] if starts else somebody


def _any_of(names: Iterable[str], flags: int = 0) -> re.Pattern[str] | None:
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    if not longest_first:
        return None
    listed = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", flags)
