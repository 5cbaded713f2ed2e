"""The question that leads further where a cause or an action stops too early, while it is typed."""

from desktop.audit.wording.tables import tables
from desktop.audit.wording.text import plain
from desktop.audit.wording.weighing import blames, names_no_cause, only_reminds, only_trains
from desktop.language import _

_ERRORS = "errors"
_UNKNOWN = "unknown"
_REMINDER = "reminder"
_TRAINING = "training"


def advice_of_cause(text: str) -> str:
    """Return what to ask where a why or a cause stops too early, "" where it does not."""
    if not text.strip():
        return ""
    group = _group_of(text) if blames(text) else ""
    if not group and names_no_cause(text):
        group = _UNKNOWN
    return _(tables().questions[group]) if group else ""


def advice_of_action(text: str) -> str:
    """Return what to ask where an action only reminds or trains, "" where it changes something."""
    if only_reminds(text):
        return _(tables().questions[_REMINDER])
    return _(tables().questions[_TRAINING]) if only_trains(text) else ""


def _group_of(text: str) -> str:
    found = tables()
    words = plain(text)
    return next((one for one in found.blame if _is_in(one, words)), _ERRORS)


def _is_in(group: str, words: str) -> bool:
    return tables().blame[group].search(words) is not None
