"""Says in one line how a record stands: overdue, good through, failed."""

from datetime import date

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
    return _of_result(reading, record)


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
    if record.kind not in ("inspection", "competency_check") or not result:
        return "", ""
    said = [reading.said(record.kind, "result", record.values)]
    tone = _RESULTS.get(result, "soft")
    if (safe := record.values.get("safe_to_use")) is not None:
        said.append(_("safe to use") if safe else _("not safe to use"))
        tone = tone if safe else "red"
    return " · ".join(said), tone
