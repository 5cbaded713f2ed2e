"""What Today says of the statistics in passing: a year in counts, or the hours that they lack."""

from datetime import date

from desktop.duties.statistics import RECORDABLE, figures, last_whole_months
from desktop.language import _, ngettext
from desktop.services.statistics.spans import say_whole_month
from desktop.services.statistics.telling import NEAR_MISS
from desktop.store.fact_statistics import counted
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.spoken import say_number

YEAR = 12


def statistics_in_passing(company: CompanyFile, as_of: date) -> str:
    """Return a sentence on the last twelve whole months; "" where nothing is on file to count."""
    span = last_whole_months(as_of, YEAR)
    with company.reading() as connection:
        found = counted(asking(connection), span.from_on, as_of)
    if found.begins is None:
        return ""
    now = figures(span, found)
    last = span.months[-1]
    if found.hours and last in now.hours.missing:
        return _("Statistics: the hours of {month} are missing").format(month=say_whole_month(last))
    injuries, near = now.count(RECORDABLE), now.count(NEAR_MISS)
    return _("Statistics of the last 12 months: {injuries}, {near}").format(
        injuries=ngettext("{n} recordable injury", "{n} recordable injuries", injuries).format(
            n=say_number(injuries, 0)
        ),
        near=ngettext("{n} near miss", "{n} near misses", near).format(n=say_number(near, 0)),
    )
