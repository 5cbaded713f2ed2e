"""A rule in plain words, read back to whoever types it."""

from desktop.errors import Refused
from desktop.language import _
from desktop.values.folding import fold
from desktop.values.rules import read_rule, say_rule


def read_back(text: str) -> str:
    """Return how a rule is understood, "Understood: monthly or every 1,000 km".

    "" where there is no text, and where it is understood word for word.
    Raises Refused with the sentence that says what cannot be read.
    """
    if not text.strip():
        return ""
    said = say_rule(read_rule(text))
    return "" if fold(said) == fold(text) else _("Understood: {rule}").format(rule=said)


def is_readable(text: str) -> bool:
    """Return whether a date can be worked out by it."""
    try:
        read_rule(text)
    except Refused:
        return False
    return True
