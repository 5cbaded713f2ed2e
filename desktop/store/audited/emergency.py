"""Reads what an audit judges of emergency plans, drills and first aid."""

from desktop.store.asking import Ask
from desktop.values.audited.emergency import Emergency
from desktop.values.audited.people import People
from desktop.values.audited.span import Span


def read_emergency(ask: Ask, span: Span, people: People) -> Emergency:
    """Return what was known of them on the day."""
    return Emergency()
