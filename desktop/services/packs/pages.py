"""Pages of a pack that are no record: the figures of twelve months, a list of a year, files."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.language import _, ngettext
from desktop.package.sheets.said import Fact, Facts, Lines, Sheet
from desktop.package.sheets.said import Words as Text
from desktop.package.sheets.statistics import StatisticsSaid
from desktop.package.tables import Cell, Column
from desktop.records import kind_of
from desktop.services.packaging.files import PaperFile
from desktop.services.packaging.reading import Listed
from desktop.services.packaging.statistics_words import without_advice
from desktop.services.packs.asked import Asked
from desktop.services.packs.templates import Part
from desktop.services.printing.statistics import page_of
from desktop.services.printing.words import Words
from desktop.services.statistics import Statistics, statistics
from desktop.store.aggregate import Stored
from desktop.values.spoken import say_number, say_whole_date

_A_DAY = timedelta(days=1)


def statistics_of(asked: Asked) -> Statistics:
    """Return the figures of the twelve whole months of a pack."""
    last = asked.period.end
    is_whole_year = asked.whom.year is not None and last == date(asked.whom.year, 12, 31)
    return statistics(asked.company, last + _A_DAY if is_whole_year else last)


def statistics_page(asked: Asked, shown: Statistics) -> StatisticsSaid | None:
    """Return the page of figures, each rate with its base beside it; None where there are none."""
    if shown.is_empty:
        return None
    page = page_of(shown)
    return without_advice(page) if asked.pack.is_for_others else page


def statistics_sheet(part: Part, shown: Statistics) -> Sheet:
    """Return what stands in the place of the page where there is nothing to count."""
    said = page_of(shown)
    text = Text("", " ".join(said.sentences))
    return Sheet(key=part.key, kind=_(part.title), title=said.title, parts=(text,))


def company_sheet(part: Part, words: Words, record: Stored) -> Sheet:
    """Return what the pack says of the company, and no more than its template asks for."""
    fields = [kind_of(record.kind).field(name) for name in part.fields]
    said = words.said(fields, record.values)
    facts = tuple(Fact(one.label, one.value) for one in said if one.value)
    title = record.values["legal_name"]
    return Sheet(key=part.key, kind=_(part.title), title=title, parts=(Facts(facts),))


def list_sheet(part: Part, found: Listed, asked: Asked) -> Sheet:
    """Return a table of the records of a kind in the time of the pack, in the order of days."""
    n = len(found.rows)
    said = ngettext("{n} record, {period}", "{n} records, {period}", n)
    says = said.format(n=say_number(n), period=asked.period.said())
    columns = tuple(Column(_(one.label), right=one.is_number) for one in found.columns)
    rows = tuple(cells for _id, cells in reversed(found.rows))  # lists begin with the newest
    table = (Lines("", columns, rows),) if rows else ()
    return Sheet(key=part.key, kind=_("List"), title=_(part.title), parts=(Text("", says), *table))


def files_sheet(part: Part, files: Sequence[tuple[str, PaperFile]]) -> Sheet:
    """Return what says which files follow, by number, with their own days."""
    columns = (Column(_("Number")), Column(_("File"), 3.0), Column(_("Its own date"), 1.4))
    rows = tuple(
        (number, file.name, say_whole_date(file.own_date) if file.own_date else _unknown())
        for number, file in files
    )
    return Sheet(
        key=part.key, kind=_("Files"), title=_(part.title), parts=(Lines("", columns, rows),)
    )


def _unknown() -> Cell:
    return Cell(_("not known"), tone="soft")
