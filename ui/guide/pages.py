"""The pages of the guide: text files that travel with Muster, in the order of their numbers."""

from dataclasses import dataclass
from pathlib import Path

from desktop.resources import resource


@dataclass(frozen=True)
class GuidePage:
    """One page. `key` is what F1 and links call it; `title` its first heading."""

    key: str
    title: str
    path: Path

    def text(self) -> str:
        """Return the page as it is written."""
        return self.path.read_text(encoding="utf-8")


def guide_pages() -> tuple[GuidePage, ...]:
    """Return the pages in order; a file is called like "03-training.md"."""
    return tuple(_page(path) for path in sorted(resource("help").glob("*.md")))


def _page(path: Path) -> GuidePage:
    with path.open(encoding="utf-8") as lines:
        title = next(lines).lstrip("# ").strip()
    return GuidePage(path.stem.partition("-")[2], title, path)
