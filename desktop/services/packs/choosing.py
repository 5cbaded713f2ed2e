"""Which packs there are, and whom or what each can be for."""

from dataclasses import dataclass
from datetime import date

from desktop.errors import Refused
from desktop.language import _
from desktop.services.packs import templates
from desktop.services.packs.shown import PackShown, Subject
from desktop.services.packs.templates import YEAR, Pack
from desktop.services.printing.form_subjects import subject_of, subjects
from desktop.store.file import CompanyFile
from desktop.values.quoting import quote

_YEARS = 10  # that can be looked back


@dataclass(frozen=True)
class For:
    """What a pack is for: the id of a record, or the number of a year; both empty: the company."""

    id: str = ""
    name: str = ""
    year: int | None = None


def packs(company: CompanyFile, today: date) -> tuple[PackShown, ...]:
    """Return every pack in the order in which they are shown, with whom or what each can be for."""
    return tuple(
        PackShown(one.key, _(one.title), _(one.sentence), one.wants, _subjects(company, one, today))
        for one in templates.packs()
    )


def pack_of(key: str) -> Pack:
    """Return a pack. Refused, with those that there are, where there is none of that name."""
    found = next((one for one in templates.packs() if one.key == key), None)
    if found is None:
        said = _("There is no pack “{typed}”. There are: {names}.")
        names = ", ".join(one.key for one in templates.packs())
        raise Refused(said.format(typed=quote(key), names=names))
    return found


def _subjects(company: CompanyFile, pack: Pack, today: date) -> tuple[Subject, ...]:
    if pack.wants == YEAR:
        years = range(today.year, today.year - _YEARS, -1)
        return tuple(Subject(str(year), str(year)) for year in years)
    return tuple(Subject(one.id, one.name) for one in subjects(company, pack.wants))


def chosen(company: CompanyFile, pack: Pack, typed: str | None, as_of: date) -> For:
    """Return what a pack is for. Refused with a sentence where that is missing or not to be had."""
    wants = pack.wants
    if not wants:
        if typed:
            raise Refused(_("This pack is about the whole company. Leave out what it is for."))
        return For()
    if wants == YEAR:
        return _year(typed, as_of)
    if not typed:
        said = {
            "worker": _("Say which worker it is for."),
            "unit": _("Say which unit it is for."),
            "site": _("Say which site it is for."),
        }
        raise Refused(said[wants])
    with company.reading() as connection:
        found = subject_of(connection, wants, typed, as_of)
    return For(found.id, found.name)


def _year(typed: str | None, as_of: date) -> For:
    if not typed:
        return For(name=str(as_of.year), year=as_of.year)
    if not (typed.isdecimal() and len(typed) == 4 and 1900 < int(typed) <= as_of.year):
        said = _("“{typed}” is no year that has begun. Say a year, for example {year}.")
        raise Refused(said.format(typed=quote(typed), year=as_of.year))
    return For(name=typed, year=int(typed))
