"""What is sound about a field assessment: before the work, real controls, everybody's signature."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time, timedelta
from functools import lru_cache
from typing import Final

from desktop.audit.common.controlled import is_nothing, is_only_ppe
from desktop.audit.wording.hazards import is_bare_ppe, speaks_of_late_work
from desktop.values.audited.hazards import FieldFact, FieldHazardFact
from desktop.values.audited.people import Signer, Who
from desktop.values.folding import key

LATE_HOUR: Final = time(15)  # from here on most work of the day is done, where no start is written
END_OF_DAY: Final = 4 * 60  # minutes after the start from which it is one of the end of the day
BY_THE_CLOCK: Final = 10  # minutes by which two people's watches may differ
_A_DAY: Final = 24 * 60
_AHEAD: Final = 11 * 60  # nobody looks at the hazards longer before: it is the end of the shift
_OVER_MIDNIGHT: Final = 4 * 60
_A_DAY_LATER: Final = timedelta(days=1)  # two crews of one day may share what they saw
_A_WEEK: Final = timedelta(days=7)

Controls = tuple[tuple[str, str], ...]


def minutes_late(card: FieldFact) -> int | None:
    """Return how long after the start of work it was filled in; None where a time is not written.

    0 where it came before. Around midnight the day of the two times may differ.
    """
    if card.at is None or card.work_start is None:
        return None
    after = _minutes(card.at) - _minutes(card.work_start)
    if after > _A_DAY - _OVER_MIDNIGHT:
        return 0  # at 23:45 for work from 00:15 on
    if after < -_AHEAD:
        return after + _A_DAY  # at 06:30 in the morning after a night from 19:00 on
    return max(after, 0)


def filled_late(cards: Iterable[FieldFact]) -> dict[str, int | None]:
    """Return the ids of those filled in after the work began, with the minutes where known.

    Without a start of work a late hour tells, unless the task itself is one of the night, or the
    same foreman filled in another earlier that day and this is a second job.
    """
    every = tuple(cards)
    first: dict[tuple[object, ...], time] = {}
    for card in every:
        if card.at is not None:
            mine = (card.on, *_who(card.foreman))
            first[mine] = min(card.at, first.get(mine, card.at))
    found: dict[str, int | None] = {}
    for card in every:
        late = minutes_late(card)
        if late is not None:
            if late > 0:
                found[card.id] = late
        elif card.at is not None and card.work_start is None and card.at >= LATE_HOUR:
            is_second = first[(card.on, *_who(card.foreman))] < LATE_HOUR
            if not is_second and not speaks_of_late_work(card.task):
                found[card.id] = None
    return found


@lru_cache(maxsize=8192)
def _controls(lines: tuple[FieldHazardFact, ...]) -> Mapping[str, Controls]:
    """Return what is done about each hazard; kept, because a forecast asks of every card anew."""
    found: dict[str, Controls] = {}
    for line in lines:
        hazard = " ".join(line.text.split())
        said = () if is_nothing(line.control) else ((line.control, line.level),)
        found[hazard] = (*found.get(hazard, ()), *said)
    return found


def controls_of(card: FieldFact) -> Mapping[str, Controls]:
    """Return what is done about each hazard by its words; a hazard may stand in several lines."""
    return _controls(card.hazards)


def without_control(card: FieldFact) -> list[str]:
    """Return the hazards about which nothing is done."""
    return [hazard for hazard, said in controls_of(card).items() if not said]


def with_ppe_only(card: FieldFact) -> list[str]:
    """Return the hazards against which there is only protective equipment, where that is weak.

    It is where the card only says "PPE", and where nothing on the whole card is more. Ear plugs
    against noise beside real controls for the rest are what a sound card looks like.
    """
    said = {hazard: controls for hazard, controls in controls_of(card).items() if controls}
    only = {hazard: controls for hazard, controls in said.items() if is_only_ppe(controls)}
    if len(only) == len(said):
        return list(only)
    return [
        hazard
        for hazard, controls in only.items()
        if all(is_bare_ppe(text) for text, _level in controls)
    ]


def not_signed(card: FieldFact) -> tuple[Signer, ...]:
    """Return who of the crew did not sign; where a scan is filed only who is said not to have."""
    return tuple(
        one for one in card.crew if one.signed is False or (not one.signed and not card.has_file)
    )


def is_signed(card: FieldFact) -> bool:
    """Whether everybody on it signed; a scan may carry the signatures that nobody typed in."""
    return bool(card.crew or card.has_file) and not not_signed(card)


def is_sound(card: FieldFact) -> bool:
    """Whether it has a real control for each hazard and all signatures (domain.md 8.3, S2.7)."""
    names_them = bool(card.hazards or card.has_file)
    return names_them and not without_control(card) and not with_ppe_only(card) and is_signed(card)


def copied_from(cards: Sequence[FieldFact]) -> Mapping[str, FieldFact]:
    """Return of each card that repeats the one before it word for word which one that is.

    The one before is the last of the same foreman, or the last at the same site within a week.
    Another task needs two hazards in common: one line may well be the same for two jobs.
    """
    found: dict[str, FieldFact] = {}
    of_foreman: dict[tuple[object, ...], FieldFact] = {}
    at_site: dict[str, FieldFact] = {}
    for card in cards:
        before = [of_foreman.get(_who(card.foreman))]
        here = at_site.get(card.site_id or "")
        if here is not None and _A_DAY_LATER <= card.on - here.on <= _A_WEEK:
            before.append(here)
        same = next((one for one in before if one is not None and _is_copy(card, one)), None)
        if same is not None:
            found[card.id] = same
        of_foreman[_who(card.foreman)] = card
        if card.site_id:
            at_site[card.site_id] = card
    return found


def _is_copy(card: FieldFact, before: FieldFact) -> bool:
    mine = _words(card)
    is_same = bool(mine) and mine == _words(before)
    return is_same and (len(mine) > 1 or key(card.task) == key(before.task))


def _words(card: FieldFact) -> list[tuple[str, str]]:
    return sorted((key(line.text), key(line.control)) for line in card.hazards)


def _who(foreman: Who) -> tuple[object, ...]:
    return foreman.id, key(foreman.name)


def say_time(at: time | None) -> str:
    """Return a time of day as it is said in a sentence, "" where none is written."""
    return f"{at:%H:%M}" if at is not None else ""


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
