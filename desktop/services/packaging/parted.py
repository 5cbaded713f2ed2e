"""Says where the package that lies in a folder was built from records that are not on file now."""

from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import select

from desktop.errors import Refused, Unavailable
from desktop.language import N_, _
from desktop.services.submissions import manifest_in
from desktop.store.file import CompanyFile
from desktop.store.tables import CHANGE
from desktop.values.spoken import say_whole_date

PARTED: Final = N_(
    "The package of {day} that lay there was built from records that this company file does not "
    "have, as after an older backup was restored. If that one was sent, this one does not name it "
    "as the one before: tell your partner that this one takes its place."
)


def parted_said(company: CompanyFile, out: Path) -> str:
    """Return a sentence where the history of the package in `out` is not a part of the file's.

    "" where it is, and where no package lies there that can be believed.
    """
    try:
        manifest, _head = manifest_in(out)
    except (Refused, Unavailable):
        return ""
    number, link = manifest.history
    with company.reading() as connection:
        known = connection.execute(select(CHANGE.c.hash).where(CHANGE.c.number == number)).scalar()
    if not number or known == link:
        return ""
    return _(PARTED).format(day=say_whole_date(date.fromisoformat(manifest.as_of)))
