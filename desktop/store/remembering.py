"""Keeps the answers of a company file until a record that they were made of changes."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final, NamedTuple

from desktop.store.asking import Ask, Line
from desktop.store.questions.concerning import kinds_asked

# a question, with what it asked for
Asked = tuple[str, tuple[tuple[str, Any], ...]]
INSPECTION: Final = "inspection"
_MANY: Final = 200  # records in one edit: then everything is asked anew


class _ByRecord(NamedTuple):
    """A question of which each line is about a record, or about one that it came of.

    The ids of those stand at `places`. "<name>_of" asks the same of some records of the kinds, and
    `order` is that in which the lines come.
    """

    kinds: frozenset[str]
    places: tuple[int, ...]
    order: Callable[[Line], Any]


_INSPECTIONS: Final = frozenset({INSPECTION})
_BY_RECORD: Final[Mapping[str, _ByRecord]] = {
    "inspections_by_themselves": _ByRecord(_INSPECTIONS, (0,), itemgetter(1, 0)),
    "inspected_together": _ByRecord(_INSPECTIONS, (0,), itemgetter(0)),
    "items_failed": _ByRecord(_INSPECTIONS, (0,), itemgetter(0)),
    "exceptions_found": _ByRecord(_INSPECTIONS, (0,), itemgetter(0)),
    "actions_trailed": _ByRecord(
        frozenset({INSPECTION, "corrective_action"}), (0, 3), itemgetter(2, 0)
    ),
}
# too long to keep, for what is read of a few duties and units again
_LONG: Final = frozenset(
    {"all_completions", "readings", "readings_at_inspections", "readings_at_maintenance"}
)
# questions of which only the inspections of the days that they ask for decide
_BY_DAY: Final = frozenset({"inspectors_counted", "inspections_led", "present_at_inspections"})


class Remembering:
    """The answers that were given, and what has changed of some since."""

    def __init__(self) -> None:
        self._answers: dict[Asked, Sequence[Line]] = {}
        self._changed: dict[Asked, frozenset[str]] = {}

    def forget(
        self, kinds: Collection[str], ids: Collection[str], days: Collection[str] | None = None
    ) -> None:
        """Forget every answer that was made of records of some kinds.

        `ids` are those records, and `days` of what is done of a duty, now and before, if known.
        """
        for asked in list(self._answers):
            about = kinds_asked(asked[0]) & {*kinds}
            if days is not None and INSPECTION in about and asked[0] in _BY_DAY:
                about = about if about != {INSPECTION} or _is_within(asked, days) else frozenset()
            known = _BY_RECORD.get(asked[0])
            if about and known and about <= known.kinds and 0 < len(ids) <= _MANY:
                self._changed[asked] = self._changed.get(asked, frozenset()) | {*ids}
            elif about:
                del self._answers[asked]
                self._changed.pop(asked, None)

    def stands(self, every: Iterable[Asked]) -> bool:
        """Whether nothing has changed of some answers."""
        return all(asked in self._answers and asked not in self._changed for asked in every)

    def asking(self, ask: Ask, noted: set[Asked]) -> Ask:
        """Return how questions are asked now; each is noted, and what is known is not asked."""

        def remembered(name: str, /, **given: Any) -> Sequence[Line]:
            asked = name, tuple(sorted((key, _plain(value)) for key, value in given.items()))
            noted.add(asked)
            answer = self._answers.get(asked)
            if answer is None:
                answer = ask(name, **given)
            elif asked in self._changed:
                about, ids = _BY_RECORD[name], self._changed.pop(asked)
                new = ask(f"{name}_of", ids=sorted(ids), **given)
                rest = [line for line in answer if ids.isdisjoint(line[at] for at in about.places)]
                answer = sorted([*rest, *new], key=about.order)
            if name not in _LONG:
                self._answers[asked] = answer
            return answer

        return remembered


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _is_within(asked: Asked, days: Collection[str]) -> bool:
    given = dict(asked[1])
    first, last = given["from_on"].isoformat(), given["as_of"].isoformat()
    return any(first <= day <= last for day in days)
