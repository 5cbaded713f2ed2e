"""What the answers of a package come to: the same on its pages and in the look before sending."""

from collections.abc import Mapping
from typing import Final

from desktop.audit.judged import Judged
from desktop.audit.score import Decided, Score, score
from desktop.services.packaging.selected import QuestionChosen, Selection

MAINTENANCE: Final = "maintenance"
_NOBODY_JUDGED: Final[Mapping[str, Judged]] = {}


def score_of(chosen: Selection, purpose: str) -> Score:
    """Return the score of the answers; nothing for those that nobody can know yet.

    `purpose` is the key of what the assessment is for: a year of maintenance passes otherwise.
    """
    decided = {one.code: _decided(one) for one in chosen.questions}
    is_kept_up = purpose == MAINTENANCE
    return score(chosen.protocol, _NOBODY_JUDGED, decided, is_maintenance=is_kept_up)


def _decided(one: QuestionChosen) -> Decided:
    if one.is_not_applicable:
        return Decided(None)
    return Decided(one.points if one.points is not None else one.possible * 0)
