"""Compares what Muster says of a folder with what a careful person expects, a line a fault."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any

from desktop.values.folding import fold, key
from tests.builders.expectation import Expected

Report = dict[str, Any]


def faults_of_creation(expected: Expected, report: Report) -> Iterator[str]:
    """Yield where the counts of an import differ; kinds outside the expectation are left alone."""
    for kind, count in expected["created"].items():
        found = report["created"].get(kind, 0)
        if found != count:
            yield f"{kind}: {count} expected, {found} created"
    if report["evidence"] != expected["evidence_kept"]:
        yield f"evidence: {expected['evidence_kept']} expected, {report['evidence']} kept"


def faults_of_schedule(expected: Expected, check: Report) -> Iterator[str]:
    """Yield where the state of a plan differs; certificates and actions are judged on their own."""
    wanted = {(key(unit), key(task)): state for unit, task, _rule, state in expected["schedule"]}
    found = {
        (key(duty["subject"]), key(duty["task"])): duty["state"]
        for duty in check["duties"]
        if duty.get("kind") not in ("certificate", "action")
    }
    yield from _differences("duty", wanted, found)


def faults_of_actions(expected: Expected, check: Report) -> Iterator[str]:
    """Yield where the state of a corrective action differs."""
    wanted = {key(what): state for what, state in expected["actions"]}
    found = {key(action["what"]): action["state"] for action in check["actions"]}
    yield from _differences("action", wanted, found)


def faults_of_certificates(expected: Expected, check: Report) -> Iterator[str]:
    """Yield where expired, expiring and missing certificates differ."""
    for state, name in (("expired", "expired"), ("expiring", "expiring_90_days")):
        found = [
            (card["worker"], card["certificate"], card["expires"])
            for card in check["certificates"]
            if card["state"] == state
        ]
        yield from _unmatched(state, expected[name], found, [])
    absent = [
        (card["worker"], card["certificate"])
        for card in check["certificates"]
        if card["state"] == "missing"
    ]
    tolerated = expected["missing_or_not"]
    yield from _unmatched("missing", expected["missing_tickets"], absent, tolerated)


def faults_of_refusals(expected: Expected, report: Report) -> Iterator[str]:
    """Yield cells refused that should not be, cells that should have been, questions not asked."""
    told = [*report["notes"], *(" ".join(map(str, cell.values())) for cell in report["refused"])]
    asked = {(fold(file), key(sheet), key(column)) for file, sheet, column in expected["asked"]}
    found = Counter(
        cell for entry in report["refused"] if entry.get("row") and (cell := _cell(entry))
    )
    wanted = Counter((fold(f), key(s), row, key(c)) for f, s, row, c in expected["refused"])
    for cell in found - wanted:
        if (cell[0], cell[1], cell[3]) not in asked and (cell[0], "", cell[3]) not in asked:
            yield f"refused although it can be read: {cell}"
    yield from (f"not refused although nobody can read it: {cell}" for cell in wanted - found)
    for file, _sheet, column in expected["asked"]:
        if not _is_told((file, column), told):
            yield f"no question about the dates of {column} in {file}"
    for words in expected["mentioned"]:
        if not _is_told(words, told):
            yield f"no note or refusal has the words {words}"
    yield from _faults_of_files(expected, report, told)


def _faults_of_files(expected: Expected, report: Report, told: list[str]) -> Iterator[str]:
    whole = {fold(PurePath(e["file"]).name) for e in report["refused"] if not e.get("row")}
    wanted = {fold(name) for name in expected["evidence_refused"]}
    yield from (f"file taken although it is not what it says: {name}" for name in wanted - whole)
    may_be_left_out = [fold(words[0]) for words in expected["mentioned"]]
    for name in whole - wanted:
        if not any(words in name for words in may_be_left_out):
            yield f"file refused although it is sound: {name}"
    for name in expected["evidence_kept_with_a_warning"]:
        if not _is_told((name,), told):
            yield f"no warning about {name}"


def faults_of_words(expected: Expected, kept: str) -> Iterator[str]:
    """Yield words lost on the way and words that should have stayed outside; `kept` is a dump."""
    text = fold(kept)
    for words in expected["kept_words"]:
        if fold(words) not in text:
            yield f"lost: {words}"
    for words in expected["words_nowhere"]:
        if fold(words) in text:
            yield f"should have stayed outside: {words}"


def faults_of_repetition(_expected: Expected, again: Report) -> Iterator[str]:
    """Yield what a second import of the same folder made anew."""
    for kind, count in again["created"].items():
        if count:
            yield f"{kind}: {count} created a second time"
    if again["evidence"]:
        yield f"evidence: {again['evidence']} kept a second time"


def _cell(entry: Report) -> tuple[str, str, int, str]:
    # a text file has one sheet; whatever name it is given there does not matter
    name = fold(PurePath(entry["file"]).name)
    sheet = key(entry.get("sheet") or "") if name.endswith((".xlsx", ".xlsm")) else ""
    return name, sheet, int(entry["row"]), key(entry.get("column") or "")


def _is_told(words: Iterable[str], told: list[str]) -> bool:
    wanted = [fold(word) for word in words]
    return any(all(word in fold(text) for word in wanted) for text in told)


def _differences(noun: str, wanted: dict[Any, str], found: dict[Any, str]) -> Iterator[str]:
    for name in sorted(wanted.keys() | found.keys()):
        expected, actual = wanted.get(name, "nothing"), found.get(name, "nothing")
        if expected != actual:
            yield f"{noun} {name}: {expected} expected, {actual} found"


def _unmatched(
    noun: str,
    wanted: list[list[str]],
    found: Sequence[tuple[str, ...]],
    tolerated: list[list[str]],
) -> Iterator[str]:
    left = list(found)
    for line in wanted:
        match = next((other for other in left if _is_same_card(line, other)), None)
        if match is None:
            yield f"not reported as {noun}: {line}"
        else:
            left.remove(match)
    for other in left:
        if not any(_is_same_card(line, other) for line in tolerated):
            yield f"reported as {noun}, not expected: {list(other)}"


def _is_same_card(line: Iterable[str], other: Iterable[str]) -> bool:
    worker, card, *day = line
    worker_there, card_there, *day_there = other
    words, words_there = set(key(card).split()), set(key(card_there).split())
    same_worker = sorted(key(worker).split()) == sorted(key(worker_there).split())
    # "Forklift" may have become "Forklift operator": the type's own name
    return same_worker and day == day_there and (words <= words_there or words_there <= words)
