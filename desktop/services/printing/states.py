"""Says in one line how a record stands: overdue, good through, failed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from desktop.language import _
from desktop.services.printing.reading import Reading
from desktop.store.aggregate import Stored
from desktop.values.spoken import say_span, say_whole_date

_RESULTS = {"pass": "green", "fail": "red", "competent": "green", "not_yet": "amber",
            "supervised": "amber"}  # fmt: skip


def state_of_record(reading: Reading, record: Stored) -> tuple[str, str]:
    """Return the line and its tone; "" where nothing is to be said."""
    standing = reading.standings.get(record.kind, {}).get(record.id)
    if standing is not None:
        more = [standing.reason]
        if record.kind == "certificate":
            more = [_good_through(_last_day(reading, record), reading.as_of)]
        elif not standing.reason and isinstance(due := standing.said.get("due"), date):
            more = [_("due {date}").format(date=say_whole_date(due))]
        return " · ".join(filter(None, (standing.word, *more))), standing.tone
    made = _OF_KIND.get(record.kind)
    return made(reading, record) if made else ("", "")


def _last_day(reading: Reading, card: Stored) -> date | None:
    said: date | None = card.values.get("expires_on")
    return said or reading.good_through.get(card.id)


def _good_through(last: date | None, as_of: date) -> str:
    if last is None:
        return ""
    day, days = say_whole_date(last), (last - as_of).days
    if days < 0:
        ago = say_span(days)
        return _("was good through {date}, {span} ago").format(date=day, span=ago)
    return _("good through {date}").format(date=day)


def _of_result(reading: Reading, record: Stored) -> tuple[str, str]:
    result = record.values.get("result")
    said = [reading.said(record.kind, "result", record.values)] if result else []
    tone = _RESULTS.get(result or "", "soft")
    if (safe := record.values.get("safe_to_use")) is not None:
        said.append(_("safe to use") if safe else _("not safe to use"))
        tone = tone if safe else "red"
    return " · ".join(said), tone


def _of_investigation(_reading: Reading, record: Stored) -> tuple[str, str]:
    if last := record.values.get("finished_on"):
        return _("Finished {date}").format(date=say_whole_date(last)), "green"
    return _("Not finished"), "amber"


def _of_orientation(_reading: Reading, record: Stored) -> tuple[str, str]:
    signed = record.values.get("signed")
    if signed is None:
        return "", ""
    return (_("Signed"), "green") if signed else (_("Not signed"), "amber")


def _of_incident(_reading: Reading, record: Stored) -> tuple[str, str]:
    if record.values.get("reportable") == "yes":
        return _("Must be reported to the authorities"), "amber"
    return "", ""


_OF_KIND: Final[Mapping[str, Callable[[Reading, Stored], tuple[str, str]]]] = {
    "inspection": _of_result,
    "competency_check": _of_result,
    "investigation": _of_investigation,
    "orientation": _of_orientation,
    "incident": _of_incident,
}
