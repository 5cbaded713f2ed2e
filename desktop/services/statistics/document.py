"""What `muster statistics` answers, as a document that JSON can hold."""

from datetime import date
from decimal import Decimal
from typing import Any

from desktop.duties.statistics import LOST_TIME, RECORDABLE, Figures, Rate
from desktop.records.incidents.incident import INCIDENT_KINDS
from desktop.services.statistics import said
from desktop.services.statistics.rating import RATES, rate_of, why_said
from desktop.services.statistics.reading import Whole, read
from desktop.store.file import CompanyFile

Report = dict[str, Any]


def statistics_report(company: CompanyFile, as_of: date, months: int) -> Report:
    """Return the document. Dates are ISO texts; a rate without its number says why."""
    return report_of(read(company, as_of, months))


def report_of(whole: Whole) -> Report:
    """Return the same from numbers at hand."""
    shown = said(whole)
    return {
        "as_of": whole.as_of.isoformat(),
        "months": whole.months,
        "base": whole.base,
        "period": _figures(whole.now),
        "before": None if whole.before is None else _figures(whole.before),
        "running_month": None if whole.running is None else _figures(whole.running),
        "rates": [_rate(key, rate_of(key, whole.now, whole.base), whole.now) for key in RATES],
        "actions_open": {
            "open": whole.open.count,
            "overdue": whole.open.overdue,
            "no_due_date": whole.open.no_due_date,
        },
        "certificates": {"in_force": whole.cards.good, "of": whole.cards.of},
        "by_year": [
            _figures(one)
            | {"rates": [_rate(key, rate_of(key, one, whole.base), one) for key in RATES]}
            for one in whole.yearly
        ],
        "by_month": [_figures(one) for one in whole.monthly],
        "remarks": [*filter(None, (shown.so_far, *shown.remarks))],
    }


def _figures(one: Figures) -> Report:
    return {
        "from": one.span.from_on.isoformat(),
        "to": one.span.to_on.isoformat(),
        "hours": {
            "total": _plain(one.hours.hours),
            "missing": [month.isoformat()[:7] for month in one.hours.missing],
            "estimated": [month.isoformat()[:7] for month in one.hours.estimated],
        },
        "incidents": {kind: one.count((kind,)) for kind in INCIDENT_KINDS},
        "recordable": one.count(RECORDABLE),
        "lost_time": one.count(LOST_TIME),
        "lost_days": one.lost_days,
        "lost_days_not_entered": one.unknown_days,
        "inspections": {
            "due": one.inspected.due,
            "on_time": one.inspected.on_time,
            "late": one.inspected.late,
            "missed": one.inspected.missed,
            "overdue": one.inspected.waiting,
            "skipped": one.inspected.skipped,
        },
        "actions_closed": {
            "on_time": one.fixes.on_time,
            "late": one.fixes.late,
            "no_due_date": one.fixes.no_due_date,
            "without_a_fix": one.fixes.without,
            "median_days": one.fixes.median_days,
        },
    }


def _rate(key: str, found: Rate, now: Figures) -> Report:
    value = found.value
    return {
        "rate": key,
        "value": None if value is None else round(float(value), 2),
        "count": found.count,
        "hours": _plain(found.hours),
        "per_hours": found.base,
        "why": why_said(found, now),
    }


def _plain(hours: Decimal) -> int | float:
    whole = hours.to_integral_value()
    return int(whole) if hours == whole else float(hours)
