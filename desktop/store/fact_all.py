"""The one place that makes the facts that decide what is due on a day, from answers of any kind."""

from datetime import date

from desktop.store import fact_papers as papers
from desktop.store import fact_people as people
from desktop.store.asking import Ask
from desktop.store.fact_plans import plan_facts
from desktop.store.fact_register import active_periods, early_warning, register
from desktop.store.fact_units import unit_facts
from desktop.store.facts import DutyFacts


def all_facts(ask: Ask, as_of: date, *, with_actions: bool = True) -> DutyFacts:
    """Return everything that decides what is due on the day, in a score of small questions.

    Seen is what happened by that day, whenever it was typed in; what was voided is not. Who looks
    at what recurs alone needs no corrective actions, of which ten years have thousands.
    """
    names = register(ask)
    plans = plan_facts(ask, as_of, names)
    units, use_log_to = unit_facts(ask, as_of, names, plans)
    return DutyFacts(
        as_of=as_of,
        company=names.company,
        warning=early_warning(ask),
        plans=plans,
        units=units,
        sites=active_periods(ask),
        use_log_to=use_log_to,
        workers=people.worker_facts(ask, as_of),
        types=people.type_facts(ask),
        cards=people.card_facts(ask, as_of),
        requirements=people.requirement_facts(ask, as_of),
        exemptions=people.exemption_facts(ask, as_of),
        actions=papers.action_facts(ask, as_of, names) if with_actions else (),
        papers=papers.paper_facts(ask, as_of, names),
        orientations=people.orientation_facts(ask, as_of),
    )
