"""The one place that turns a company file into the facts that decide what is due on a day."""

from datetime import date

from sqlalchemy.engine import Connection

from desktop.store import fact_papers as papers
from desktop.store import fact_people as people
from desktop.store.fact_plans import plan_facts
from desktop.store.fact_register import active_periods, early_warning, register
from desktop.store.fact_units import unit_facts
from desktop.store.facts import DutyFacts


def duty_facts(connection: Connection, as_of: date) -> DutyFacts:
    """Return everything that decides what is due on the day, in a score of small questions.

    Seen is what happened by that day, whenever it was typed in; what was voided is not.
    """
    names = register(connection)
    plans = plan_facts(connection, as_of, names)
    units, use_log_to = unit_facts(connection, as_of, names, plans)
    return DutyFacts(
        as_of=as_of,
        company=names.company,
        warning=early_warning(connection),
        plans=plans,
        units=units,
        sites=active_periods(connection),
        use_log_to=use_log_to,
        workers=people.worker_facts(connection, as_of),
        types=people.type_facts(connection),
        cards=people.card_facts(connection, as_of),
        requirements=people.requirement_facts(connection, as_of),
        exemptions=people.exemption_facts(connection, as_of),
        actions=papers.action_facts(connection, as_of, names),
        papers=papers.paper_facts(connection, as_of, names),
        orientations=people.orientation_facts(connection, as_of),
    )
