"""Reads what an audit judges of formal and field assessments, reports and products."""

from desktop.store.asking import Ask
from desktop.values.audited.hazards import Hazards
from desktop.values.audited.people import People
from desktop.values.audited.span import Span


def read_hazards(ask: Ask, span: Span, people: People) -> Hazards:
    """Return what was known of them on the day."""
    return Hazards()
