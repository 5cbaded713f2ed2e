"""The pages of the guide: text files that travel with Muster, in the order of their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from desktop.resources import resource
from desktop.values.folding import fold


@dataclass(frozen=True)
class GuidePage:
    """One page. `key` is what F1 and links call it; `title` its first heading."""

    key: str
    title: str
    path: Path

    def text(self) -> str:
        """Return the page as it is written."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def _folded(self) -> str:
        return fold(self.text())

    def holds(self, words: Sequence[str]) -> bool:
        """Whether every one of the words stands on the page; case and accents do not matter."""
        return all(fold(word) in self._folded for word in words)


def guide_pages() -> tuple[GuidePage, ...]:
    """Return the pages in order; a file is called like "03-leadership.md"."""
    return tuple(_page(path) for path in sorted(resource("help").glob("*.md")))


def key_of(file: str) -> str:
    """Return the key of a page from the name of its file, or what was given where it is a key."""
    return file.removesuffix(".md").partition("-")[2] if file.endswith(".md") else file


def _page(path: Path) -> GuidePage:
    with path.open(encoding="utf-8") as lines:
        title = next(lines).lstrip("# ").strip()
    return GuidePage(key_of(path.name), title, path)
