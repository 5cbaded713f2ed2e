"""The statistics of a submission: twelve whole months, each rate with its base beside it."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from desktop.duties.statistics import last_whole_months
from desktop.language import _
from desktop.package.sheets.statistics import StatisticsSaid
from desktop.services.packaging.period import Period
from desktop.services.packaging.reading import Reading
from desktop.services.printing.statistics import page_of
from desktop.services.statistics import said
from desktop.services.statistics.occurring import occurred
from desktop.services.statistics.reading import gathered
from desktop.store.fact_history import history_facts
from desktop.store.fact_statistics import counted
from desktop.store.questions.every import asking

MONTHS: Final = 12
_INSPECTIONS: Final = "inspections"  # the figure of those that were on time
_FIRST: Final = re.compile(r"^(.*?\.)\s.*$", re.DOTALL)  # of several sentences


def statistics_of(reading: Reading) -> StatisticsSaid | None:
    """Return the page of statistics up to the day; None where there is nothing to count."""
    as_of: date = reading.as_of
    from_on = last_whole_months(as_of, MONTHS).earlier().from_on
    ask = asking(reading.connection)
    found, history = counted(ask, from_on, as_of), history_facts(ask, from_on, as_of)
    due = occurred(history, from_on, lambda _done, _of: reading.beat())
    shown = said(gathered(found, due, history.facts, as_of, MONTHS))
    return None if shown.is_empty else _for_a_reader(page_of(shown), reading.period)


def _for_a_reader(page: StatisticsSaid, period: Period) -> StatisticsSaid:
    """Say which time it is of, because the package is of another one."""
    whole = _(
        "Hours come by the month, so these are the last {n} months that are over. The package "
        "covers {period}."
    ).format(n=MONTHS, period=period.said())
    told = without_advice(page)
    return replace(told, sentences=(*told.sentences, whole))


def without_advice(page: StatisticsSaid) -> StatisticsSaid:
    """Say why there is no number without what somebody at the company could do about it.

    Beside it stands why questions count inspections otherwise, because one reader has both.
    """
    rates = tuple(replace(one, why=_FIRST.sub(r"\1", one.why)) for one in page.rates)
    if not any(one.key == _INSPECTIONS for one in page.figures):
        return replace(page, rates=rates)
    said = _(
        "Inspections are counted here by the schedule, each from when it was first done. The "
        "questions of an assessment also count what was due before that and never written down, "
        "each check before use, and a few days late as in time."
    )
    return replace(page, rates=rates, sentences=(*page.sentences, said))
