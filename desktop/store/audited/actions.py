"""Reads what an audit judges of corrective actions across all sources."""

from desktop.store.asking import Ask
from desktop.values.audited.actions import Actions
from desktop.values.audited.people import People
from desktop.values.audited.span import Span


def read_actions(ask: Ask, span: Span, people: People) -> Actions:
    """Return what was known of them on the day."""
    return Actions()
