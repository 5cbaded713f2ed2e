"""Closes a site and opens it again, because a closed site asks for nothing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from desktop.duties.suspension import Why, pause_on, pauses_of_site
from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.typed_fields import read_one
from desktop.services.units.resting import Kept, keeping_on, resting
from desktop.store import aggregate
from desktop.store.fact_duties import duty_facts
from desktop.store.facts import Period
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from desktop.values.spoken import say_date, say_number

A_DAY: Final = timedelta(days=1)
FARTHEST: Final = timedelta(days=731)  # a date beyond is a slip of the finger
SITE: Final = kind_of("site")
(_ACTIVE,) = SITE.rows
FROM_ON, TO_ON = (field for field in _ACTIVE.fields if field.name in ("from_on", "to_on"))
CLOSE, OPEN = "close", "open"


@dataclass(frozen=True)
class SiteStanding:
    """Whether a site is open today, in words, and what can be done with it."""

    name: str = ""
    is_open: bool = True
    said: str = ""
    tone: str = "green"
    ahead: str = ""  # what closing it does to its duties
    kept: tuple[Kept, ...] = ()  # duties that should stay due while it is closed


def site_standing(company: CompanyFile, site_id: str, today: date) -> SiteStanding:
    """Return how a site stands; an empty one where there is no such site."""
    with company.reading() as connection:
        record = aggregate.read_one(connection, SITE, site_id)
        facts = duty_facts(connection, today)
    if record is None:
        return SiteStanding()
    name = str(record.values["name"])
    pause = pause_on(pauses_of_site(_periods(record.values)), today)
    rests = resting(facts, [site_id], {})
    if pause is not None and pause.why is Why.NOT_OPEN_YET and pause.to_on is not None:
        said = _("Not open before {day}").format(day=say_date(pause.to_on, today))
        return SiteStanding(name, False, said, "blue", "")
    if pause is not None:
        said = _("Closed since {day}").format(day=say_date(pause.from_on, today))
        if pause.to_on is not None:
            opens = _("opens {day}").format(day=say_date(pause.to_on, today))
            said = f"{said}, {opens}"
        n = rests.pausing + len(rests.proposed)
        paused = ngettext("{n} duty is paused.", "{n} duties are paused.", n)
        return SiteStanding(
            name, False, said, "plain", paused.format(n=say_number(n, 0)) if n else ""
        )
    return SiteStanding(name, True, _("Open"), "green", rests.said, rests.proposed)


def change_site(
    company: CompanyFile,
    site_id: str,
    what: str,
    typed_on: str,
    today: date,
    keep: Collection[str] = (),
) -> str:
    """Close a site from a day, or open it again; return the sentence that tells it.

    `keep` are the plans that stay due from now on, also while it is closed. Refused with what is
    wrong about the day, under "on".
    """
    on = _day(what, typed_on, today)

    def work(t: Transaction) -> str:
        record = t.get("site", site_id)
        if record is None:
            raise KeyError(f"no site {site_id}")
        name = str(record.values["name"])
        rows = [dict(row) for row in record.values["active"]]
        change = _closed if what == CLOSE else _opened
        t.save("site", {"active": change(rows, on, today)}, site_id)
        for save in keeping_on(sorted(keep)):
            t.save(save.kind, save.values, save.record_id)
        words = {"site": name, "day": say_date(on, today)}
        said = (
            _("{site} closed from {day}") if what == CLOSE else _("{site} open again from {day}")
        ).format(**words)
        t.name = said
        return said

    return company.write(_(SITE.title), work)


def _day(what: str, typed: str, today: date) -> date:
    on = read_one(FROM_ON if what == OPEN else TO_ON, typed, today).value
    if not isinstance(on, date):
        raise Refused({"on": _("Type the day from which it counts.")})
    if on > today + FARTHEST:
        raise Refused({"on": _("{day} is more than two years ahead. Check the date.").format(
            day=say_date(on, today))})  # fmt: skip
    return on


def _closed(rows: list[dict[str, Any]], on: date, today: date) -> list[dict[str, Any]]:
    """The periods with the one that holds on a day ended the day before it."""
    rows = rows or [{"from_on": None, "to_on": None}]
    for row in rows:
        ends = row["to_on"]
        if row["from_on"] is not None and row["from_on"] >= on:
            continue
        if ends is None or ends >= on:
            row["to_on"] = on - A_DAY
            return rows
    pause = pause_on(pauses_of_site(_of(rows)), on)
    since = pause.from_on if pause is not None and pause.from_on > date.min else on
    raise Refused(
        {"on": _("It is closed already on {day}, since {since}.").format(
            day=say_date(on, today), since=say_date(since, today))}
    )  # fmt: skip


def _opened(rows: list[dict[str, Any]], on: date, today: date) -> list[dict[str, Any]]:
    """The periods with one more from a day on."""
    if pause_on(pauses_of_site(_of(rows)), on) is None:
        raise Refused(
            {"on": _("It is open on {day} already.").format(day=say_date(on, today))}
        )  # fmt: skip
    later = [row["from_on"] for row in rows if row["from_on"] is not None and row["from_on"] > on]
    ends = min(later) - A_DAY if later else None
    return [*rows, {"from_on": on, "to_on": ends}]


def _periods(values: Mapping[str, Any]) -> tuple[Period, ...]:
    return _of(values["active"])


def _of(rows: list[dict[str, Any]]) -> tuple[Period, ...]:
    return tuple(Period(row["from_on"], row["to_on"]) for row in rows)
