"""Where each key of a TOML text stands, because tomllib tells what it says and not on what line."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import Final

Path = tuple[str | int, ...]

_BLANK: Final = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_KEY: Final = re.compile(r"[ \t]*(?:\"((?:[^\"\\\n]|\\.)*)\"|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*")
_LONG: Final = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}', re.DOTALL)
_SHORT: Final = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'")
_COMMENT: Final = re.compile(r"#[^\n]*")
_LINE_END: Final = re.compile(r"\n")


def lines_of(text: str) -> Mapping[Path, int]:
    """Return the line, from 1, of every table and key of a text that tomllib could read.

    The keys of a table in an array have its place, from 0: ("element", 1, "question", 0, "code").
    """
    return _Walk(text).lines


def line_at(lines: Mapping[Path, int], path: Path) -> int | None:
    """Return the line of a key, or of the table that lacks it; None for the text as a whole."""
    while path:
        for known in (path, (*path, 0)):  # a table may be written as an array by mistake
            if known in lines:
                return lines[known]
        path = path[:-1]
    return None


class _Walk:
    """Goes through a text, from one header or key to the next."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self._ends = [found.start() for found in _LINE_END.finditer(text)]
        self._arrays: dict[Path, int] = {}
        self.lines: dict[Path, int] = {}
        here: Path = ()
        self._skip(_BLANK)
        while self._at < len(text):
            line = bisect_left(self._ends, self._at) + 1
            if text.startswith("[", self._at):
                here = self._header()
                self.lines.setdefault(here, line)
            else:
                parts = self._parts()
                self._at += 1  # the sign of equality
                for n in range(len(parts)):
                    self.lines.setdefault((*here, *parts[: n + 1]), line)
                self._value()
            self._skip(_BLANK)

    def _header(self) -> Path:
        is_array = self._text.startswith("[[", self._at)
        self._at += 2 if is_array else 1
        parts = self._parts()
        self._at += 2 if is_array else 1
        path: Path = ()
        for part in parts[:-1]:
            path = self._last((*path, part))
        path = (*path, parts[-1])
        if is_array:
            self._arrays[path] = self._arrays.get(path, 0) + 1
        return self._last(path)

    def _last(self, path: Path) -> Path:
        """Return the newest table of an array, or the table itself."""
        return (*path, self._arrays[path] - 1) if path in self._arrays else path

    def _parts(self) -> tuple[str, ...]:
        parts: list[str] = []
        while found := _KEY.match(self._text, self._at):
            self._at = found.end()
            parts.append(next(part for part in found.groups() if part is not None))
            if not self._text.startswith(".", self._at):
                break
            self._at += 1
        return tuple(parts)

    def _value(self) -> None:
        depth = 0
        while self._at < len(self._text):
            sign = self._text[self._at]
            if sign == "\n" and depth == 0:
                return
            if sign in "\"'":
                self._skip(_LONG if self._text.startswith(sign * 3, self._at) else _SHORT)
                continue
            if sign == "#":
                self._skip(_COMMENT)
                continue
            depth += (sign in "[{") - (sign in "]}")
            self._at += 1

    def _skip(self, what: re.Pattern[str]) -> None:
        """Go past what comes next; past one sign where it is nothing of the sort."""
        found = what.match(self._text, self._at)
        self._at = found.end() if found else self._at + 1
