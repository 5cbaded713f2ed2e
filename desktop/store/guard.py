"""Refuses a file that is not built as Muster builds its files, before anything of it runs.

A company file is a program to SQLite: what somebody added to it (a trigger, a view, a column worked
out by a formula) would run at our next question. So all that it is built of is compared first with
what Muster of that revision makes; built.json says what that is, see `building`.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from desktop.errors import Unavailable
from desktop.language import N_, _
from desktop.store.half_names import called

FILE: Final = Path(__file__).with_name("built.json")
SCHEMA: Final = "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema"
_TOKEN: Final = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|[(),]|[^\s'"(),]+|['"]""")
_PLAIN_NAME: Final = re.compile(r'"[A-Za-z_][A-Za-z0-9_]*"')
_SHOWN: Final = 60

Built = Iterable[tuple[Any, Any, Any, Any, Any]]  # the lines that SCHEMA asks for

FOREIGN_PARTS: Final = N_(
    "{file} is not built as Muster builds its files ({part}), so nothing in it was read and "
    "nothing was changed. If somebody sent it to you, do not use it. If it is your own, keep it, "
    "and restore a backup of it."
)


def refuse_what_is_not_ours(connection: Any, path: Path) -> None:
    """Raise `Unavailable` unless the file is built of just what its revision of Muster makes.

    `connection` is a plain connection or a cursor of one; nothing but the list of what the file is
    built of is read.
    """
    if part := foreign_part(connection):
        # not above: Today looks into a file with the guard before the kinds of records are read
        from desktop.store.parts_in_words import part_said

        raise Unavailable(_(FOREIGN_PARTS).format(file=called(path), part=part_said(part)))


def foreign_part(connection: Any) -> str:
    """Return what was added, taken out or changed in how the file is built; "" for nothing."""
    revision = connection.execute("PRAGMA user_version").fetchone()[0]
    expected = _expected(FILE).get(str(revision))
    if expected is None:
        return f"revision {revision}"
    # one more than there are is enough to know of
    lines = connection.execute(f"{SCHEMA} LIMIT ?", (len(expected["parts"]) + 1,)).fetchall()
    if pages := _shared_pages(lines):
        return pages
    if whole(lines) in expected["whole"]:
        return ""
    return _difference(parts(lines), expected["parts"])


@cache
def _expected(file: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def _shared_pages(lines: Built) -> str:
    """Two names for one place let a change of the one pass for a change of the other."""
    seen: set[Any] = set()
    for _kind, name, _table, page, _sql in lines:
        if page and (page in seen or page == 1):
            return _shown(name)
        seen.add(page)
    return ""


def _difference(found: Mapping[str, str], expected: Mapping[str, str]) -> str:
    for name in sorted(found.keys() | expected.keys()):
        if found.get(name) != expected.get(name):
            return _shown(name)
    return ""


def _shown(name: object) -> str:
    text = "".join(mark if mark.isprintable() else " " for mark in str(name)[: _SHOWN + 1])
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def whole(lines: Built) -> str:
    """Return the digest of all that a file is built of, letter for letter."""
    told = sorted(
        f"{kind}\0{name}\0{table}\0{sql or ''}" for kind, name, table, _page, sql in lines
    )
    return _digest("\1".join(told))


def parts(lines: Built) -> dict[str, str]:
    """Return the digest of each part by its kind and name.

    A table that an update made anew says the same in another order, and that is no difference.
    """
    found: dict[str, str] = {}
    for kind, name, table, _page, sql in lines:
        key = f"{kind} {name}" if name == table else f"{kind} {name} on {table}"
        # the same name twice is never ours
        found[key] = "" if key in found else _digest(_canonical(str(sql or "")))
    return found


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _canonical(statement: str) -> str:
    """Return a statement without its blanks and needless quotes, what a table lists in order."""
    words = [
        word[1:-1] if _PLAIN_NAME.fullmatch(word) else word for word in _TOKEN.findall(statement)
    ]
    if words[:2] != ["CREATE", "TABLE"]:
        return " ".join(words)
    listed: list[list[str]] = [[]]
    depth = 0
    for word in words:
        depth += (word == "(") - (word == ")")
        if word == "," and depth == 1:
            listed.append([])
        else:
            listed[-1].append(word)
    # what comes before the list and after it stays where it is: with its first and last line
    head, tail = _cut(listed[0], "("), _cut(listed[-1][::-1], ")")
    listed[0] = listed[0][len(head) :]
    listed[-1] = listed[-1][: len(listed[-1]) - len(tail)]
    return "\n".join([*head, *sorted(" ".join(part) for part in listed), *tail[::-1]])


def _cut(words: list[str], bracket: str) -> list[str]:
    """Return the words up to and with a bracket."""
    return words[: words.index(bracket) + 1] if bracket in words else []
