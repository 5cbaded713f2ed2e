"""What needs somebody today, worst first, and what comes next: the first page and the badges."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from desktop.services.today.badging import badges_of, now_by_tab
from desktop.services.today.besides import Besides, read_besides
from desktop.services.today.cards import audit_card, runs_out, steps, this_week
from desktop.services.today.folding import Folding
from desktop.services.today.heading import calm, headline
from desktop.services.today.lines import Telling
from desktop.services.today.shown import Badge, Line, Need, Target, Today
from desktop.services.today.words import say_day_of_week
from desktop.store.fact_all import all_facts
from desktop.store.facts import DutyFacts

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile

__all__ = ["Badge", "Line", "Need", "Target", "Today", "badges", "today", "today_of"]


def today(company: "CompanyFile", as_of: date) -> Today:
    """Return what the page Today shows on a day; the facts are read once."""
    # not above: the first page is shown before the database library is there
    from desktop.services.drafts import unfinished
    from desktop.services.today.begun import unfinished_lines
    from desktop.store.questions.every import asking

    with company.reading() as connection:
        ask = asking(connection)
        facts, besides = all_facts(ask, as_of), read_besides(ask)
    return today_of(facts, as_of, besides, unfinished_lines(unfinished(company)))


def today_of(
    facts: DutyFacts,
    as_of: date,
    besides: Besides | None = None,
    unfinished: tuple[Line, ...] = (),
) -> Today:
    """Return the same from facts at hand; without `besides` names are shorter."""
    besides = besides or Besides()
    telling = Telling(facts, besides, as_of)
    told = telling.told()
    return Today(
        as_of=as_of,
        date_said=say_day_of_week(as_of, as_of),
        company=facts.company.name,
        headline=headline(told),
        calm=calm(told, telling),
        unfinished=unfinished,
        lines=tuple(Folding(besides).folded(told)),
        audit=audit_card(facts, besides, as_of, now_by_tab(told)),
        runs_out=runs_out(telling),
        this_week=this_week(telling),
        start=steps(facts, besides),
        is_empty=besides.is_empty,
        badges=badges_of(told),
    )


def badges(shown: Today) -> Mapping[str, Badge]:
    """Return the number, the words and the tone on each tab that has something to say."""
    return shown.badges
