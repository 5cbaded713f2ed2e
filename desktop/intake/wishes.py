"""What is asked for of many files at once: their pages, made by several children ahead of time."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.intake.on_paper import WANTED
from desktop.intake.redacting import NOTHING_HIDDEN, Hiding


@dataclass(frozen=True)
class Ready:
    """Pages of a file that were made before, as a PDF; see `Printable` for what is said of them."""

    data: bytes
    sizes: tuple[tuple[float, float], ...]
    redacted: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()


def _nothing() -> Ready | None:
    return None


@dataclass(frozen=True, kw_only=True)
class Wish:
    """One file whose pages are wanted as a clean PDF at `to`.

    `name` is what sentences call it, `family` what it is. `content` is asked for in the caller's
    own thread when its turn comes, a few files ahead; it may return None where the content is
    gone. `sha256` is what its content must hash to, unless empty. `dots` is how fine photos are
    made, None to leave each pixel as the camera wrote it. `is_doubtful` has everything in it
    looked at closely, which takes its time: for files that were filed with a warning. `hiding` is
    what of it nobody must read. `ready` is asked first whether its pages are there already.
    """

    name: str
    family: str
    to: Path
    content: Callable[[], bytes | None]
    sha256: str = ""
    dots: int | None = WANTED
    is_doubtful: bool = False
    hiding: Hiding = NOTHING_HIDDEN
    ready: Callable[[], Ready | None] = _nothing
