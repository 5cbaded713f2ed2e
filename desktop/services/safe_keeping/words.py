"""How old a backup is, when it was made and why, in the words that people use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from desktop.language import N_, _, ngettext
from desktop.values.spoken import say_date, say_number

MINUTE: Final = timedelta(minutes=1)
HOUR: Final = timedelta(hours=1)
OLD: Final = timedelta(days=1)  # what was changed since a backup older than this is worth a word
A_MOMENT: Final = timedelta(minutes=2)
_WEEKDAYS: Final = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip


@dataclass(frozen=True)
class Age:
    """How old the last good backup is; `tone` is "plain", or "amber" where it should be newer."""

    words: str
    tone: str
    more: str  # what hovering shows


def age_said(made_at: datetime | None, now: datetime, *, is_changed: bool) -> Age:
    """Say how old the last good backup is, and whether anything was changed since.

    An old backup of a file that has not changed is as good as a new one.
    """
    if made_at is None:
        more = _("Nothing of this file lies anywhere else yet. Click here to make a backup.")
        return Age(_("No backup yet"), "amber", more)
    age = now - made_at
    words = _("Last good backup {when}").format(when=_ago(made_at, now))
    more = _("Made {when}, opened again and checked. Click here for all backups.").format(
        when=moment_said(made_at, now)
    )
    if age < -A_MOMENT:
        ahead = _("The last good backup is dated in the future. Check the clock of this PC.")
        return Age(words, "amber", ahead)
    if age >= OLD and is_changed:
        words = _("{backup}, and the file was changed since").format(backup=words)
        return Age(words, "amber", more)
    return Age(words, "plain", more)


def _ago(made_at: datetime, now: datetime) -> str:
    age = now - made_at
    if -A_MOMENT <= age < A_MOMENT:
        return _("a moment ago")
    days = (now.astimezone().date() - made_at.astimezone().date()).days
    if days < 0 or age < -A_MOMENT:
        return _("on {day}").format(
            day=say_date(made_at.astimezone().date(), now.astimezone().date())
        )
    if age < HOUR:
        n = age // MINUTE
        return ngettext("{n} minute ago", "{n} minutes ago", n).format(n=n)
    if days == 0 or age < 6 * HOUR:
        n = age // HOUR
        return ngettext("{n} hour ago", "{n} hours ago", n).format(n=n)
    if days == 1:
        return _("yesterday")
    return ngettext("{n} day ago", "{n} days ago", days).format(n=say_number(days))


def moment_said(at: datetime, now: datetime) -> str:
    """Return "today at 14:20", "yesterday at 09:05", "Monday 9 November at 16:40"."""
    local, today = at.astimezone(), now.astimezone().date()
    day, clock = local.date(), f"{local:%H:%M}"
    if day == today:
        return _("today at {time}").format(time=clock)
    if (today - day).days == 1:
        return _("yesterday at {time}").format(time=clock)
    return _("{weekday} {day} at {time}").format(
        weekday=_(_WEEKDAYS[day.weekday()]), day=say_date(day, today), time=clock
    )


def group_said(at: datetime, now: datetime) -> str:
    """Return the heading of a list under which a moment stands: the day, or the month."""
    day, today = at.astimezone().date(), now.astimezone().date()
    days = (today - day).days
    if days < 0:
        return _("Dated in the future")
    if days == 0:
        return _("Today")
    if days == 1:
        return _("Yesterday")
    return _("The last two weeks") if days <= 14 else _("Older")


def counts_said(counts: Mapping[str, int], contents: int) -> str:
    """Return "1,204 records: 612 certificates, 201 inspections, …; 86 scans and photos"."""
    records = sum(counts.values())
    said = ngettext("{n} record", "{n} records", records).format(n=say_number(records))
    files = ngettext("{n} scan or photo", "{n} scans and photos", contents)
    if not contents:
        return said
    return _("{records}, {files}").format(records=said, files=files.format(n=say_number(contents)))
