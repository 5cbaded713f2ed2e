"""Reads what an audit judges of policies, meetings, goals and who takes part."""

from desktop.store.asking import Ask
from desktop.values.audited.leadership import Leadership
from desktop.values.audited.people import People
from desktop.values.audited.span import Span


def read_leadership(ask: Ask, span: Span, people: People) -> Leadership:
    """Return what was known of them on the day."""
    return Leadership()
