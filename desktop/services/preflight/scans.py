"""Rules on the files that go in: locked, too large, refused, blank, sideways, unreadable."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from desktop.intake import PageLook
from desktop.language import _
from desktop.services.packaging.choices import ORIGINAL
from desktop.services.preflight.concern import BLOCKS
from desktop.services.preflight.facts import FileSeen, Seen
from desktop.services.preflight.rule import Lack, Rule, rule

AUDITSOFT: Final = "AuditSoft, limits of files"
_OWN: Final = "Common sense: what a reviewer cannot read is sent back"


@dataclass(frozen=True)
class Measures:
    """From where on a page is blank, sideways or unreadable, all as shares of 1.

    Measured on the papers of the demonstration and on made scans: sharp print crosses 0.47 of its
    contrast in one step and more, print that nobody can read less than 0.12; rows of print upright
    are above 1.2 and turned below 0.35. In between nothing is said, because a false alarm costs
    more than a page that somebody turns by hand.
    """

    ink: float = 0.0003
    contrast: float = 0.05
    sharpness: float = 0.14
    paper: float = 0.8  # how light: photos of things have no rows of print
    printed: tuple[float, float] = (0.004, 0.3)
    lines: float = 0.4
    longest: int = 400  # pixels of a whole picture


MEASURES: Final = Measures()


@rule("locked", _OWN)
def locked(seen: Seen) -> Iterator[Lack]:
    """Files open without a password."""
    for one in seen.files:
        if one.look is not None and one.look.is_locked:
            says = _(
                "{exhibit} “{name}” is locked with a password, so a sheet stands in its place."
            )
            says += " " + _("Save it without the password and file it anew.")
            yield _of(one, says)


@rule("not_shown", _OWN)
def not_shown(seen: Seen) -> Iterator[Lack]:
    """Files can be read at all."""
    for one in seen.files:
        if one.trouble:
            says = _("{exhibit}: {trouble}").format(exhibit=one.number, trouble=one.trouble)
            yield Lack(says=says, where=one.opens, verb=_("Open the file"), exhibit=one.number)


@rule("warned", _OWN)
def warned(seen: Seen) -> Iterator[Lack]:
    """Files came whole and open: what was wrong with one is said again, also where it stays out."""
    for one in seen.files:
        is_told = one.trouble or (one.look is not None and one.look.is_locked)
        if one.warning and not is_told:
            says = _("{exhibit}: {trouble}").format(exhibit=one.number, trouble=one.warning)
            yield Lack(says=says, where=one.opens, verb=_("Open the file"), exhibit=one.number)
    for one in seen.loose:
        if one.warning:
            yield Lack(says=one.warning, where=one.opens, verb=_("Open the file"))


@rule("too_large", AUDITSOFT, BLOCKS)
def too_large(seen: Seen) -> Iterator[Lack]:
    """No file is larger than the partner takes; one of several pages is put there in parts."""
    most = seen.most_bytes
    for one in seen.files:
        if most is None or one.size <= most or not _goes_as_it_is(one, seen):
            continue
        says = _("{exhibit} “{name}” has {n} megabytes; one file may have {most}.")
        says += " " + _("Save it smaller, or take it out.")
        yield _of(one, says, n=-(-one.size // 1_000_000), most=seen.most_megabytes or 0)


def _goes_as_it_is(one: FileSeen, seen: Seen) -> bool:
    """Whether a file goes in whole, and as large as it is.

    Photos are made smaller unless somebody chose otherwise, and what has pages is cut between them.
    """
    if not one.has_pages:
        return True
    is_small = one.family != "pdf" and seen.choices.photos != ORIGINAL
    return not is_small and one.pages in (None, 1)


@rule("refused_type", AUDITSOFT, BLOCKS)
def refused_type(seen: Seen) -> Iterator[Lack]:
    """No file is of a sort that the partner's portal refuses; what has pages goes as PDF."""
    refused = {one.lower().lstrip(".") for one in seen.limits.refused}
    for one in seen.files:
        ending = one.name.rpartition(".")[2].lower()
        if not one.has_pages and ending in refused:
            says = _("{exhibit} “{name}” is of a sort that the partner's portal refuses.")
            says += " " + _("Print it to PDF and file that.")
            yield _of(one, says)


@rule("other_type", "AuditSoft: PDF and pictures are preferred")
def other_type(seen: Seen) -> Iterator[Lack]:
    """What has no pages of its own is of a sort that the partner names."""
    taken = {one.lower().lstrip(".") for one in seen.limits.types}
    refused = {one.lower().lstrip(".") for one in seen.limits.refused}
    for one in seen.files:
        ending = one.name.rpartition(".")[2].lower()
        if taken and not one.has_pages and ending not in taken | refused:
            says = _("{exhibit} “{name}” is of a sort that the partner does not name.")
            says += " " + _("A sheet with its words goes in. Better print it to PDF and file that.")
            yield _of(one, says)


@rule("blank", _OWN)
def blank(seen: Seen) -> Iterator[Lack]:
    """Every page shows something."""
    says = _("{exhibit} “{name}”: page {page} looks empty, or too faint to read. Scan it anew.")
    for one, page in _pages(seen, is_blank):
        yield _of(one, says, page=page)


@rule("sideways", _OWN)
def sideways(seen: Seen) -> Iterator[Lack]:
    """Every page is upright."""
    says = _("{exhibit} “{name}”: page {page} seems to lie on its side. Turn it and file it anew.")
    for one, page in _pages(seen, is_sideways):
        yield _of(one, says, page=page)


@rule("unreadable", _OWN)
def unreadable(seen: Seen) -> Iterator[Lack]:
    """Print is sharp enough to be read."""
    says = _("{exhibit} “{name}”: page {page} is not sharp enough to be read. Scan it anew.")
    for one, page in _pages(seen, is_blurred):
        yield _of(one, says, page=page)
    for one in seen.files:
        if one.look is not None and 0 < one.look.longest < MEASURES.longest:
            says = _("{exhibit} “{name}” is a very small picture: nothing in it can be read.")
            yield _of(one, says + " " + _("Look for the original, or take it anew."))


def is_blank(page: PageLook) -> bool:
    """Whether a page shows nothing."""
    return page.contrast < MEASURES.contrast or page.ink < MEASURES.ink


def is_sideways(page: PageLook) -> bool:
    """Whether the letters of a page, or its rows of print, do not lie across it."""
    if page.turned is not None:
        return page.turned != 0
    return _is_print(page) and page.lines < MEASURES.lines


def is_blurred(page: PageLook) -> bool:
    """Whether a page of print has no sharp edge."""
    return _is_print(page) and page.sharpness < MEASURES.sharpness


def _is_print(page: PageLook) -> bool:
    least, most = MEASURES.printed
    return page.turned is None and page.tone >= MEASURES.paper and least <= page.ink <= most


def _pages(seen: Seen, is_bad: Callable[[PageLook], bool]) -> Iterator[tuple[FileSeen, int]]:
    """Yield files with the first of their pages that is bad: one line a file is enough."""
    for one in seen.files:
        looked = one.look.pages if one.look else ()
        bad = next((page.page for page in looked if is_bad(page)), None)
        if bad is not None:
            yield one, bad


def _of(one: FileSeen, says: str, **more: int) -> Lack:
    said = says.format(exhibit=one.number, name=one.name, **more)
    return Lack(says=said, where=one.opens, verb=_("Open the file"), exhibit=one.number)


RULES: Final[tuple[Rule, ...]] = (
    locked, not_shown, warned, too_large, refused_type, other_type, blank, sideways, unreadable,
)  # fmt: skip
