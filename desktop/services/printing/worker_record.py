"""A worker's record: the certificates held and lacking, orientations, checks, equipment."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import compress
from typing import Final

from desktop.duties.competency import good_through as competent_through
from desktop.language import _
from desktop.package.look import signal
from desktop.package.sheets.said import Lines, Part, Row
from desktop.package.tables import Cell, Column
from desktop.records import kind_of
from desktop.services.printing.reading import Reading
from desktop.store.aggregate import Stored
from desktop.values.competency import CheckFact
from desktop.values.folding import fold
from desktop.values.spoken import say_whole_date

_SOON: Final = 30  # days


def worker_record(reading: Reading, worker: Stored) -> Iterator[Part]:
    """Return the tables that make a worker's sheet a record of training."""
    yield from _certificates(reading, worker)
    yield from _orientations(reading, worker)
    yield from _checks(reading, worker)


def _certificates(reading: Reading, worker: Stored) -> Iterator[Part]:
    found = reading.linked("certificate", worker_id=worker.id)
    named = [(reading.words.name_of("certificate_type", one.values["type_id"]), one)
             for one in found]  # fmt: skip
    named.sort(key=lambda pair: (fold(pair[0]), _last(pair[1]), pair[1].id))
    rows: list[Row] = []
    for name, one in named:
        word, tone = reading.stand("certificate", one.id)
        values = one.values
        last = good_through(reading, one)
        state = Cell(word, tone=signal(tone, "soft"))
        rows.append((name, _day(values["issued_on"]), last, values["number"] or "",
                     values["provider"] or "", state))  # fmt: skip
    for name in reading.missing.get(worker.id, ()):
        rows.append((name, "", "", "", "", Cell(_("Missing"), tone="red")))
    if rows:
        columns = [_("Certificate"), _("Issued"), _("Good through"), _("Card number"),
                   _("Provider"), _("State")]  # fmt: skip
        yield _lines(_("Certificates"), *_without_empty(columns, rows))


def _without_empty(titles: Sequence[str], rows: Sequence[Row]) -> tuple[list[str], list[Row]]:
    """Leave out columns in which nothing stands: others read no numbers of cards."""
    said = [
        any(one.text if isinstance(one, Cell) else one for one in column)
        for column in zip(*rows, strict=True)
    ]
    return [*compress(titles, said)], [tuple(compress(row, said)) for row in rows]


def good_through(reading: Reading, card: Stored) -> str:
    """Return until when a card is good: what it says, else counted from its issue."""
    if card.values["does_not_expire"]:
        return _("never runs out")
    if card.values["expires_on"] is None and card.id in reading.good_through:
        last = _day(reading.good_through[card.id])
        return _("{date}, counted from issue").format(date=last)
    return _day(card.values["expires_on"])


def _last(one: Stored) -> date:
    return one.values["expires_on"] or one.values["issued_on"] or date.max


def _orientations(reading: Reading, worker: Stored) -> Iterator[Part]:
    found = reading.linked("orientation", worker_id=worker.id)
    found.sort(key=lambda one: (one.values["done_on"], one.id))
    rows = [
        (_day(one.values["done_on"]), reading.words.person(one.values, "by_id", "by_name"),
         reading.words.name_of("site", one.values["site_id"]),
         reading.said("orientation", "signed", one.values))
        for one in found
    ]  # fmt: skip
    if rows:
        columns = [_("Date"), _("Given by"), _("Site"), _("Signed")]
        yield _lines(_(kind_of("orientation").plural), columns, rows)


def _checks(reading: Reading, worker: Stored) -> Iterator[Part]:
    found = reading.linked("competency_check", worker_id=worker.id)
    found.sort(key=lambda one: (one.values["checked_on"], one.id))
    newest = {_work(one): one.id for one in found}
    rows = []
    for one in found:
        values, words = one.values, reading.words
        what = (words.name_of("equipment", values["equipment_id"]), values["equipment_type"],
                values["task"])  # fmt: skip
        rows.append((
            _day(values["checked_on"]),
            " · ".join(filter(None, what)),
            words.person(values, "assessor_id", "assessor_name"),
            reading.said("competency_check", "result", values),
            values["restrictions"] or "",
            _stands(one, newest[_work(one)] == one.id, reading.as_of),
        ))  # fmt: skip
    if rows:
        columns = [_("Date"), _("What for"), _("Assessed by"), _("Result"), _("Restrictions"),
                   _("Good through")]  # fmt: skip
        yield _lines(_(kind_of("competency_check").plural), columns, rows)


def _work(check: Stored) -> tuple[str, ...]:
    """Return what a check is about; the newest of each is the one that counts."""
    values = check.values
    return tuple(fold(values[name] or "") for name in ("equipment_id", "equipment_type", "task"))


def _stands(check: Stored, is_newest: bool, as_of: date) -> Cell | str:
    """Return until when a check is good, and in a word what ran out or does within a month."""
    values = check.values
    if values["result"] not in ("competent", "supervised"):
        return ""
    if not is_newest:
        return Cell(_("Replaced"), tone="soft")
    fact = CheckFact(id=check.id, worker_id=values["worker_id"], on=values["checked_on"],
                     next_due_on=values["next_due_on"])  # fmt: skip
    last = competent_through(fact)
    if last < as_of:
        return Cell(_("Ran out on {day}").format(day=_day(last)), tone="red")
    if (last - as_of).days <= _SOON:
        return Cell(_("{day}, runs out soon").format(day=_day(last)), tone="amber")
    return _day(last)


def _lines(heading: str, titles: Sequence[str], rows: Sequence[Row]) -> Lines:
    return Lines(heading, tuple(Column(title) for title in titles), tuple(rows))


def _day(day: date | None) -> str:
    return say_whole_date(day) if day else ""
