"""Expectations that keep quiet where careful people differ, on top of the plain ones.

Where two readings are both fine an expectation names them with a bar between: the state
"ok|due_soon", the day "2027-08-31|2027-08-01". The judge of the plain expectations stays as it is:
`settled` hands it what was found wherever that is one of the readings allowed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from desktop.values.folding import fold, key
from tests.builders.expectation import Expected, expectation
from tests.builders.keeping import Words

Report = dict[str, Any]
Count = int | tuple[int, int]


@dataclass(frozen=True)
class Latitude:
    """What may be so or not.

    `duties`: (subject, task) that may be planned; `cards`: (worker, certificate) in any state;
    `cells`: (file, column) that may be refused; `files`: names that may be refused whole;
    `absent`: (worker, certificate) that nobody may call held, whatever else is said of it;
    `held`: (kind, {field: words}, how many) of the records afterwards.
    `why`: (subject, task, words) that the reason of a duty has.
    `counted` and `evidence` are `created` and `evidence_kept` with their ranges.
    """

    duties: Sequence[tuple[str, str]] = ()
    cards: Sequence[tuple[str, str]] = ()
    cells: Sequence[tuple[str, str]] = ()
    files: Sequence[str] = ()
    absent: Sequence[tuple[str, str]] = ()
    held: Sequence[tuple[str, dict[str, str], Count]] = ()
    why: Sequence[tuple[str, str, str]] = ()
    counted: dict[str, Count] = field(default_factory=dict)
    evidence: Count = 0


def certain(
    *,
    as_of: str,
    company: str,
    province: str,
    created: dict[str, Count],
    evidence_kept: Count,
    schedule: list[tuple[str, str, str, str]],
    latitude: dict[str, Any] | None = None,
    **lists: Any,
) -> Expected:
    """Return an expectation of which only `created` is counted; `latitude` as `Latitude` has it."""
    expected = expectation(
        as_of=as_of, company=company, province=province, created={}, schedule=schedule, **lists
    )
    wide = Latitude(**(latitude or {}), counted=created, evidence=evidence_kept)
    return expected | {"latitude": wide}


def settled(expected: Expected, report: Report, check: Report) -> tuple[Expected, Report, Report]:
    """Return the three with every choice made in favour of what was found where it is allowed."""
    wide: Latitude = expected["latitude"]
    plain = dict(expected)
    plain["created"] = {
        kind: _within(count, report["created"].get(kind, 0)) for kind, count in wide.counted.items()
    }
    plain["evidence_kept"] = _within(wide.evidence, report["evidence"])
    plain["schedule"] = [_duty(line, check) for line in expected["schedule"]]
    plain["actions"] = [_action(line, check) for line in expected["actions"]]
    for state, name in (("expired", "expired"), ("expiring", "expiring_90_days")):
        plain[name] = [_card(line, state, check) for line in expected[name]]
    plain["missing_tickets"] = [
        _card(line, "missing", check) for line in expected["missing_tickets"]
    ]
    return plain, _without_cells(wide, report), _without_lines(wide, check)


def faults_of_reasons(expected: Expected, check: Report) -> Iterator[str]:
    """Yield duties that do not say why they are due, or where, in the words a person would use."""
    found = {(key(d["subject"]), key(d["task"])): d["reason"] for d in check["duties"]}
    for subject, task, words in expected["latitude"].why:
        reason = found.get((key(subject), key(task)), "")
        if words not in reason:
            yield f"{subject}, {task}: {words!r} expected, {reason!r} said"


def _within(count: Count, found: int) -> int:
    low, high = count if isinstance(count, tuple) else (count, count)
    return min(max(found, low), high)


def _duty(line: Sequence[str], check: Report) -> list[str]:
    subject, task, rule, states = line
    for duty in check["duties"]:
        if _is_one_of(duty["subject"], subject) and _is_one_of(duty["task"], task):
            state = duty["state"] if duty["state"] in states.split("|") else states
            return [duty["subject"], duty["task"], rule, state]
    return [subject, task, rule, states]


def _action(line: Sequence[str], check: Report) -> list[str]:
    what, states = line
    for action in check["actions"]:
        if _is_one_of(action["what"], what):
            state = action["state"] if action["state"] in states.split("|") else states
            return [action["what"], state]
    return [what, states]


def _card(line: Sequence[str], state: str, check: Report) -> list[str]:
    worker, certificate, *days = line
    for card in check["certificates"]:
        if (
            card["state"] == state
            and _is_person(worker, card["worker"])
            and _is_card(certificate, card["certificate"])
            and (not days or str(card["expires"]) in days[0].split("|"))
        ):
            return [card["worker"], card["certificate"], *([card["expires"]] if days else [])]
    return list(line)


def _is_one_of(found: str, names: str) -> bool:
    return key(found) in {key(name) for name in names.split("|")}


def _is_person(names: str, found: str) -> bool:
    there = sorted(key(found).split())
    return any(sorted(key(name).split()) == there for name in names.split("|"))


def _is_card(names: str, found: str) -> bool:
    there = set(key(found).split())
    for name in names.split("|"):
        words = set(key(name).split())
        if words <= there or there <= words:
            return True
    return False


def _without_cells(wide: Latitude, report: Report) -> Report:
    """Return the report without the refusals that may be there or not."""

    def is_tolerated(entry: Report) -> bool:
        name = fold(PurePath(entry["file"]).name)
        if not entry.get("row"):
            return name in {fold(file) for file in wide.files}
        column = key(entry.get("column") or "")
        return any((name, column) == (fold(file), key(head)) for file, head in wide.cells)

    return report | {"refused": [e for e in report["refused"] if not is_tolerated(e)]}


def _without_lines(wide: Latitude, check: Report) -> Report:
    """Return the check without the duties and cards that may be there or not."""
    duties = [
        duty
        for duty in check["duties"]
        if not any(
            _is_one_of(duty["subject"], subject) and _is_one_of(duty["task"], task)
            for subject, task in wide.duties
        )
    ]
    cards = [
        card
        for card in check["certificates"]
        if not any(
            _is_person(worker, card["worker"]) and _is_card(name, card["certificate"])
            for worker, name in (*wide.cards, *wide.absent)
        )
    ]
    return check | {"duties": duties, "certificates": cards}


def faults_of_absence(expected: Expected, check: Report) -> Iterator[str]:
    """Yield cards called held although the paper says that nobody holds them."""
    for worker, name in expected["latitude"].absent:
        for card in check["certificates"]:
            if (
                _is_person(worker, card["worker"])
                and _is_card(name, card["certificate"])
                and card["state"] not in ("expired", "missing")
            ):
                yield f"called {card['state']} although not held: {worker}, {name}"


def faults_of_records(expected: Expected, records: dict[str, list[Words]]) -> Iterator[str]:
    """Yield records that do not say afterwards what the paper says."""
    for kind, wanted, count in expected["latitude"].held:
        found = sum(_says(record, wanted) for record in records.get(kind, []))
        if found != _within(count, found):
            yield f"{kind} {wanted}: {count} expected, {found} found"


def _says(record: Words, wanted: dict[str, str]) -> bool:
    for path, names in wanted.items():
        texts = record.get(path, [""])
        if not any(_is_same(text, name) for text in texts for name in names.split("|")):
            return False
    return True


def _is_same(text: str, name: str) -> bool:
    """Return whether a text is the wanted one; "…" at the end of the wanted one stands for more."""
    if name.endswith("…"):
        return key(text).startswith(key(name[:-1]))
    try:
        return float(text) == float(name)
    except ValueError:
        return key(text) == key(name)
