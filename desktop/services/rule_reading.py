"""A rule in plain words, read back to whoever types it."""

from desktop.errors import Refused
from desktop.language import _
from desktop.values.folding import fold
from desktop.values.quoting import quote
from desktop.values.rules import left_aside, read_rule, say_rule


def read_back(text: str) -> str:
    """Return how a rule is understood, "Understood: monthly or every 1,000 km".

    Words that say what is done and not how often are told with it. "" where there is no text, and
    where it is understood word for word. Raises Refused with the sentence that says what cannot be
    read.
    """
    if not text.strip():
        return ""
    said = say_rule(read_rule(text))
    if fold(said) == fold(text):
        return ""
    if aside := left_aside(text):
        return _("Understood: {rule}. No part of how often: {words}.").format(
            rule=said, words=quote(aside)
        )
    return _("Understood: {rule}").format(rule=said)


def is_readable(text: str) -> bool:
    """Return whether a date can be worked out by it."""
    try:
        read_rule(text)
    except Refused:
        return False
    return True
