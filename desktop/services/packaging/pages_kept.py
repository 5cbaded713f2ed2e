"""Pages of files that took long to make for one package, at hand for the next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy.engine import Connection

from desktop.intake import Printable, Ready, Wish
from desktop.intake.office import can_draw
from desktop.store import kept_pages
from desktop.store.file import CompanyFile
from desktop.store.kept_pages import KeptPages

RECIPE: Final = "2"
"""Changes with how pages are made, so that those of an older Muster are made anew."""
_AT_MOST: Final = 30_000_000  # bytes of one file's pages
_AT_ONCE: Final = 20_000_000  # bytes in one transaction


@dataclass(frozen=True)
class PagesKept:
    """What is kept of a company's files; without a right to write, pages are only taken.

    Only what is worth it is kept: pictures that became a good deal smaller, and pages on which
    something was hidden or that another program drew. A PDF is made over faster than it is read.
    """

    company: CompanyFile
    today: date
    _known: set[tuple[str, str]] = field(default_factory=set)
    _used: list[tuple[str, str]] = field(default_factory=list)
    _made: list[tuple[str, str, Path, Printable]] = field(default_factory=list)

    def begin(self) -> None:
        """Read of what there are pages; before this, and where nothing is kept, none are found."""
        with self.company.reading() as connection:
            self._known.update(kept_pages.known(connection))

    def ready(self, wish: Wish) -> Ready | None:
        """Return the pages for a wish, if they were made in just this way before."""
        key = (wish.sha256, recipe(wish))
        if key not in self._known:
            return None
        with self.company.reading() as connection:
            found = kept_pages.read(connection, *key)
        if found is None:
            return None
        self._used.append(key)
        return Ready(found.data, found.sizes, found.redacted, found.unread)

    def note(self, wish: Wish, made: Printable, size: int) -> None:
        """Remember that pages were made of a file of so many bytes; nothing is written yet."""
        is_lighter = wish.family != "pdf" and made.made.size * 2 < size
        is_worth_it = is_lighter or bool(wish.hiding) or can_draw(wish.family)
        is_told = bool(made.notes)  # what is wrong with a file is said anew each time
        key = (wish.sha256, recipe(wish))
        if is_worth_it and not is_told and key not in self._known and made.made.size < _AT_MOST:
            self._made.append((*key, wish.to, made))

    def keep(self) -> None:
        """Write what was noted, while the pages are still in their place, and let go of the old."""
        if self.company.read_only:
            return
        for some in _lots(self._made):
            pages = [
                KeptPages(source, way, path.read_bytes(), made.sizes, made.redacted, made.unread)
                for source, way, path, made in some
                if path.exists()
            ]
            self.company.keep_aside(partial(_keep, pages, self.today)).result()
        if self._made or self._used:
            self.company.keep_aside(partial(_sweep, self._used, self.today)).result()


def _keep(pages: Sequence[KeptPages], today: date, connection: Connection) -> None:
    for one in pages:
        kept_pages.keep(connection, one, today)


def _sweep(used: Sequence[tuple[str, str]], today: date, connection: Connection) -> None:
    kept_pages.used(connection, used, today)
    kept_pages.sweep(connection, today)


def recipe(wish: Wish) -> str:
    """Return how the pages of a wish are made, as far as that changes them."""
    return f"{RECIPE} {wish.dots or 'original'} {int(wish.is_doubtful)} {wish.hiding.key}".strip()


def _lots(
    made: Iterable[tuple[str, str, Path, Printable]],
) -> Iterator[list[tuple[str, str, Path, Printable]]]:
    """Give them in lots of a bounded size, because a lot is in memory as a whole."""
    lot: list[tuple[str, str, Path, Printable]] = []
    size = 0
    for one in made:
        if lot and size + one[3].made.size > _AT_ONCE:
            yield lot
            lot, size = [], 0
        lot.append(one)
        size += one[3].made.size
    if lot:
        yield lot
