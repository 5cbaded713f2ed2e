"""Keeps the answers of a company file until a record that they were made of changes."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from desktop.store.asking import Ask, Line
from desktop.store.questions.concerning import kinds_asked

# a question, with what it asked for
Asked = tuple[str, tuple[tuple[str, Any], ...]]
INSPECTION: Final = "inspection"
_MANY: Final = 200  # records in one edit: then everything is asked anew


def _by_day(line: Line) -> tuple[date, str]:
    return line[1], line[0]


def _by_owner(line: Line) -> str:
    owner: str = line[0]
    return owner


# questions of which a line is about the inspection that it begins with, in the order they come in;
# "<name>_of" asks the same of some inspections
_BY_INSPECTION: Final[Mapping[str, Callable[[Line], Any]]] = {
    "inspections_by_themselves": _by_day,
    "inspected_together": _by_owner,
    "items_failed": _by_owner,
    "exceptions_found": _by_owner,
}

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
            if about == {INSPECTION} and asked[0] in _BY_INSPECTION and 0 < len(ids) <= _MANY:
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
                ids = self._changed.pop(asked)
                new = ask(f"{name}_of", ids=sorted(ids), **given)
                rest = [line for line in answer if line[0] not in ids]
                answer = sorted([*rest, *new], key=_BY_INSPECTION[name])
            self._answers[asked] = answer
            return answer

        return remembered


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _is_within(asked: Asked, days: Collection[str]) -> bool:
    given = dict(asked[1])
    first, last = given["from_on"].isoformat(), given["as_of"].isoformat()
    return any(first <= day <= last for day in days)
