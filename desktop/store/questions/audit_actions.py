"""What the audit asks of actions."""

from collections.abc import Mapping
from typing import Final

from desktop.store.questions.terms import Question

QUESTIONS: Final[Mapping[str, Question]] = {}
