"""Reads what an audit judges of incidents, investigations and statistics."""

from desktop.store.asking import Ask
from desktop.values.audited.incidents import Incidents
from desktop.values.audited.people import People
from desktop.values.audited.span import Span


def read_incidents(ask: Ask, span: Span, people: People) -> Incidents:
    """Return what was known of them on the day."""
    return Incidents()
