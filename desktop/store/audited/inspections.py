"""Reads what an audit judges of inspections, maintenance and what was taken out of use."""

from desktop.store.asking import Ask
from desktop.values.audited.inspections import Inspections
from desktop.values.audited.people import People
from desktop.values.audited.span import Span


def read_inspections(ask: Ask, span: Span, people: People) -> Inspections:
    """Return what was known of them on the day."""
    return Inspections()
