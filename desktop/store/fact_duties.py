"""The facts that decide what is due on a day, from an open company file."""

from datetime import date

from sqlalchemy.engine import Connection

from desktop.store.fact_all import all_facts
from desktop.store.facts import DutyFacts
from desktop.store.questions.every import asking


def duty_facts(connection: Connection, as_of: date) -> DutyFacts:
    """Return everything that decides what is due on the day."""
    return all_facts(asking(connection), as_of)
