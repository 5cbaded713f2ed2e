"""Reads what an audit judges of certificates, requirements, orientations and checks."""

from desktop.store.asking import Ask
from desktop.values.audited.people import People
from desktop.values.audited.span import Span
from desktop.values.audited.training import Training


def read_training(ask: Ask, span: Span, people: People) -> Training:
    """Return what was known of them on the day."""
    return Training()
