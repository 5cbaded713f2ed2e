"""Pages that were made of files for a package and took long to make, for the next package.

They lie inside the company file, because beside it they would be in clear where it is encrypted.
They are no record: they have no history and no place in a dump or a backup, and can be made again
from the files themselves at any time. So they go when their file goes or when nobody used them for
long.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Final

from sqlalchemy import delete, func, insert, select, tuple_, update
from sqlalchemy.engine import Connection

from desktop.store.tables import CONTENT, KEPT_PAGES

_OLD: Final = timedelta(days=200)
"""An assessment and the package that follows it lie within half a year."""
_MOST_BYTES: Final = 400_000_000
_AT_ONCE: Final = 200
_TOUCHED: Final = timedelta(days=14)


@dataclass(frozen=True)
class KeptPages:
    """The pages of one file as a PDF: `source` is the SHA-256 of the file, `recipe` how made.

    `sizes` are points, width and height of each page; `redacted` and `unread` pages from 0, as the
    intake tells them.
    """

    source: str
    recipe: str
    data: bytes
    sizes: tuple[tuple[float, float], ...]
    redacted: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()


def read(connection: Connection, source: str, recipe: str) -> KeptPages | None:
    """Return what was kept, None where there is nothing or where it is no longer whole."""
    mine = (KEPT_PAGES.c.sha256 == source, KEPT_PAGES.c.recipe == recipe)
    columns = (KEPT_PAGES.c.made, KEPT_PAGES.c.said, KEPT_PAGES.c.data)
    line = connection.execute(select(*columns).where(*mine)).one_or_none()
    if line is None or _seal(line.said, line.data) != line.made:
        return None
    sizes, redacted, unread = json.loads(line.said)
    return KeptPages(
        source, recipe, line.data, tuple((w, h) for w, h in sizes), tuple(redacted), tuple(unread)
    )


def known(connection: Connection) -> set[tuple[str, str]]:
    """Return of what there are pages, as (SHA-256 of the file, recipe)."""
    found = connection.execute(select(KEPT_PAGES.c.sha256, KEPT_PAGES.c.recipe)).all()
    return {(source, recipe) for source, recipe in found}


def keep(connection: Connection, pages: KeptPages, today: date) -> None:
    """Keep pages, in place of those made the same way before."""
    said = json.dumps([pages.sizes, pages.redacted, pages.unread])
    line = {
        "sha256": pages.source,
        "recipe": pages.recipe,
        "made": _seal(said, pages.data),
        "said": said,
        "used_on": today,
        "data": pages.data,
    }
    connection.execute(insert(KEPT_PAGES).prefix_with("OR REPLACE", dialect="sqlite"), [line])


def used(connection: Connection, keys: Sequence[tuple[str, str]], today: date) -> None:
    """Note that these were used; within a fortnight that is not written a second time."""
    mine = tuple_(KEPT_PAGES.c.sha256, KEPT_PAGES.c.recipe)
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        stale = (mine.in_(some), KEPT_PAGES.c.used_on < today - _TOUCHED)
        connection.execute(update(KEPT_PAGES).where(*stale).values(used_on=today))


def sweep(connection: Connection, today: date | None = None) -> None:
    """Let go of what has no file any more and, on a day, of what is old or too much."""
    gone = KEPT_PAGES.c.sha256.not_in(select(CONTENT.c.sha256))
    connection.execute(delete(KEPT_PAGES).where(gone))
    if today is None:
        return
    connection.execute(delete(KEPT_PAGES).where(KEPT_PAGES.c.used_on < today - _OLD))
    lines = connection.execute(
        select(KEPT_PAGES.c.sha256, KEPT_PAGES.c.recipe, func.length(KEPT_PAGES.c.data)).order_by(
            KEPT_PAGES.c.used_on.desc(), KEPT_PAGES.c.sha256, KEPT_PAGES.c.recipe
        )
    ).all()
    total = 0
    for source, recipe, size in lines:
        total += size
        if total > _MOST_BYTES:
            mine = (KEPT_PAGES.c.sha256 == source, KEPT_PAGES.c.recipe == recipe)
            connection.execute(delete(KEPT_PAGES).where(*mine))


def _seal(said: str, data: bytes) -> str:
    return sha256(said.encode() + b"\0" + data).hexdigest()
