"""How each area of work would stand on a day to come, and what it has on file to show for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.language import _, ngettext
from desktop.records import kinds_of_tab
from desktop.services.on_file import OnFile, count_of, files_since, on_file_of, with_good_cards
from desktop.services.today.badging import now_by_tab
from desktop.services.today.besides import Besides, read_besides
from desktop.services.today.cards import AREAS
from desktop.services.today.folding import Folding
from desktop.services.today.lines import Telling
from desktop.services.today.shown import Line, Need, Target
from desktop.store.fact_all import all_facts
from desktop.store.facts import DutyFacts
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.months import add_months
from desktop.values.spoken import say_date

MONTHS_BACK: Final = 12
AUDIT: Final = "audit"


@dataclass(frozen=True)
class Area:
    """One area of work as it stands on the day asked for, if nothing more is done."""

    tab: str
    title: str
    now: int
    then: int
    sentence: str
    lines: tuple[Line, ...]
    on_file: tuple[OnFile, ...]
    evidence_sentence: str


@dataclass(frozen=True)
class AuditKind:
    """A kind of record that the audit keeps, with how many there are."""

    key: str
    title: str
    count: int


@dataclass(frozen=True)
class Readiness:
    """Every area on one day, and the records of the audit itself."""

    as_of: date
    on: date
    day_said: str  # "Overdue or missing on 2 February"
    audit_on: date | None
    company: Target
    areas: tuple[Area, ...]
    kinds: tuple[AuditKind, ...]


def areas_and_kinds() -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Return the areas of work and the kinds that the audit keeps, each as (key, words to mark)."""
    return AREAS, tuple((kind.key, kind.plural) for kind in kinds_of_tab(AUDIT))


def readiness(company: CompanyFile, as_of: date, on: date | None = None) -> Readiness:
    """Return how things will stand `on` a day; without one on that of the audit, else today.

    A day before `as_of` is taken for `as_of`: what was is no question of readiness.
    """
    since = add_months(as_of, -MONTHS_BACK)
    with company.reading() as connection:
        ask = asking(connection)
        facts, besides = all_facts(ask, as_of), read_besides(ask)
        files = files_since(connection, since)
        on_file = {tab: on_file_of(connection, tab, since, as_of, files) for tab, _title in AREAS}
        kinds = tuple(
            AuditKind(kind.key, _(kind.plural), count_of(connection, kind))
            for kind in kinds_of_tab(AUDIT)
        )
    on_file = {tab: with_good_cards(found, facts) for tab, found in on_file.items()}
    on = max(on or besides.next_audit_on or as_of, as_of)
    return Readiness(
        as_of=as_of,
        on=on,
        day_said=_("Overdue or missing today")
        if on == as_of
        else _("Overdue or missing on {date}").format(date=say_date(on, as_of)),
        audit_on=besides.next_audit_on,
        company=Target("company", "company", besides.company_id or None),
        areas=_areas(facts, besides, on, on_file),
        kinds=kinds,
    )


def _areas(
    facts: DutyFacts, besides: Besides, on: date, on_file: Mapping[str, tuple[OnFile, ...]]
) -> tuple[Area, ...]:
    as_of = facts.as_of
    now = now_by_tab(Telling(facts, besides, as_of).told())
    told = Telling(facts, besides, on).told()
    needed = [one for one in told if one.line.need is Need.NOW]
    then = now_by_tab(needed)
    return tuple(
        Area(
            tab=tab,
            title=_(title),
            now=now.get(tab, 0),
            then=then.get(tab, 0),
            sentence=_sentence(then.get(tab, 0), now.get(tab, 0), on, as_of)
            if any(one.is_known for one in on_file[tab]) or then.get(tab)
            else _("Nothing is on file here yet, so nothing can be overdue."),
            lines=tuple(Folding(besides).folded([t for t in needed if t.line.tab == tab])),
            on_file=on_file[tab],
            evidence_sentence=_evidence_sentence(on_file[tab]),
        )
        for tab, title in AREAS
    )


def _sentence(then: int, now: int, on: date, as_of: date) -> str:
    if on == as_of:
        words = ngettext(
            "{n} thing is overdue or missing today.",
            "{n} things are overdue or missing today.",
            then,
        )
        return words.format(n=then) if then else _("Nothing is overdue or missing today.")
    said = say_date(on, as_of)
    if not then:
        return _("Nothing will be overdue or missing on {date}.").format(date=said)
    words = ngettext(
        "{n} thing will be overdue or missing on {date} if nothing more is done; "
        "today it is {now}.",
        "{n} things will be overdue or missing on {date} if nothing more is done; "
        "today it is {now}.",
        then,
    )
    return words.format(n=then, date=said, now=now)


def _evidence_sentence(found: tuple[OnFile, ...]) -> str:
    n = sum(one.evidence for one in found)
    if not n:
        return _("No scan or photo was filed with these records in the last twelve months.")
    words = ngettext(
        "{n} scan or photo was filed with these records in the last twelve months.",
        "{n} scans and photos were filed with these records in the last twelve months.",
        n,
    )
    return words.format(n=n)
