"""Notices a PC whose clock was set back: every date that it would write is wrong."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from desktop.language import _
from desktop.store.file import CompanyFile
from desktop.store.tables import ACTION
from desktop.values.spoken import say_whole_date

# another PC of the company may be a little ahead, or in another time zone
_SLACK: Final = timedelta(days=1)


def clock_set_back(company: CompanyFile) -> str:
    """Return what to say of a clock more than a day behind the newest entry, "" for a right one."""
    newest = _newest(company)
    now = company.clock()
    if newest is None or now >= newest - _SLACK:
        return ""
    return _(
        "Check the date of this PC. It says {today}, but the newest entry in {file} is of "
        "{newest}. Until it is right, what is due is worked out for the wrong day, and new entries "
        "get the wrong date."
    ).format(
        today=say_whole_date(now.astimezone().date()),
        newest=say_whole_date(newest.astimezone().date()),
        file=company.path.name,
    )


def _newest(company: CompanyFile) -> datetime | None:
    question = select(ACTION.c.at).order_by(ACTION.c.number.desc()).limit(1)
    with company.reading() as connection:
        newest: datetime | None = connection.execute(question).scalar()
    return newest
