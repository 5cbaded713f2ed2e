"""Prints one paper of a company: its name and day at the foot, whole or not at all."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from datetime import date
from pathlib import Path

from desktop.language import _, ngettext
from desktop.package.document import About, Written
from desktop.services.printing.company_name import company_name
from desktop.services.printing.printed import Printed, Told, replacing
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number, say_whole_date

Stopped = Callable[[], bool]
Write = Callable[[About, Path, Callable[[int], None]], Written]  # about, where to, after each page


def print_paper(
    company: CompanyFile,
    to: Path,
    as_of: date,
    title: str,
    told: Told,
    is_stopped: Stopped,
    write: Write,
    *,
    heading: str = "",
    foot: str = "",
) -> Printed:
    """Have `write` draw the paper, under its title or another heading.

    Raises `Unavailable` when the PDF cannot be written and `CancelledError` when a person stopped
    it; nothing is left then.
    """
    with company.reading() as connection:
        name = company_name(connection)
    about = About(title, name, heading or title, foot or printed_as_of(as_of))

    def beat(page: int) -> None:
        if is_stopped():
            raise CancelledError
        told(page, 0, ngettext("{n} page", "{n} pages", page).format(n=say_number(page, 0)))

    with replacing(to) as half:
        written = write(about, half, beat)
    return Printed(to, written.pages, title)


def printed_as_of(as_of: date) -> str:
    """Return what usually stands at the foot of a paper."""
    return _("Printed as of {date}").format(date=say_whole_date(as_of))
