"""Saves the cards of everybody who was on one course: one date, one action, one step to undo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from desktop.errors import Refused
from desktop.intake import Intake
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.evidence import Looked, examine
from desktop.services.evidence.filing import file_in
from desktop.services.new_card import NewCard, read_card, values_of
from desktop.services.renewal import Renewing
from desktop.services.training.booking import Course
from desktop.services.training_cells import CellState
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.transaction import LONGEST_NAME, Transaction


@dataclass(frozen=True)
class Ticked:
    """One person who was on the course, the number of the new card and the scans of it."""

    worker_id: str
    name: str
    number: str = ""
    scans: tuple[Path, ...] = ()


@dataclass
class GroupSaved:
    """What came of it: the new certificates, and sentences about scans that were not taken."""

    ids: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    said: str = ""


def about_course(company: CompanyFile, course: Course) -> Renewing:
    """Return what the fields of the course start from: how long it is good, who gave it last."""
    with company.reading() as connection:
        type_ = aggregate.read_one(connection, kind_of("certificate_type"), course.type_id)
    provider = (type_.values["issuer"] if type_ else None) or ""
    return Renewing("", course.type_id, "", course.name, CellState.MISSING, "", course.months,
                    provider=provider)  # fmt: skip


def read_course(typed: Mapping[str, object], today: date) -> NewCard:
    """Return what was typed of the course. Raises `Refused`, all faults at once."""
    card = read_card(typed, today)
    if not (card.issued_on or card.expires_on or card.does_not_expire):
        raise Refused({"issued_on": _("Type the day of the course.")})
    return card


def save_group(
    company: CompanyFile,
    about: Renewing,
    card: NewCard,
    people: Sequence[Ticked],
    shared: Sequence[Path] = (),
) -> GroupSaved:
    """Save a new card for each of them, with its scans, as one action; old cards stay.

    `shared` is filed with every card, e.g. the list of the class. Raises `Refused` where nobody is
    ticked. A scan that cannot be taken is told in the answer and keeps nothing from being saved.
    """
    if not people:
        raise Refused(_("Nobody is ticked. Tick who was on the course."))
    with Intake() as intake:  # starts a child process only where there is a scan
        for_all = examine(shared, intake) if shared else Looked()
        own = {one.worker_id: examine(one.scans, intake) for one in people if one.scans}

        def work(t: Transaction) -> GroupSaved:
            told = GroupSaved()
            for one in people:
                told.ids.append(_save_one(t, about, card, one, told, own))
            _file_for_all(t, for_all, told)
            return told

        saved = company.write(name_of(about, people), work)
    saved.said = ngettext(
        "{course}: {n} card saved.", "{course}: {n} cards saved.", len(people)
    ).format(course=about.type, n=len(people))
    return saved


def _save_one(
    t: Transaction,
    about: Renewing,
    card: NewCard,
    one: Ticked,
    told: GroupSaved,
    own: Mapping[str, Looked],
) -> str:
    values = dict(values_of(about, card))
    values["worker_id"] = one.worker_id
    values["number"] = one.number.strip() or None
    saved = t.save("certificate", values)
    if one.worker_id in own:
        attached = file_in(t, own[one.worker_id], "certificate", saved)
        told.remarks += [sentence for _name, sentence in attached.refused] + attached.warnings
    return saved


def _file_for_all(t: Transaction, looked: Looked, told: GroupSaved) -> None:
    """File what is of everybody once, and link it to every card."""
    attached = file_in(t, looked, "certificate", told.ids[0])
    told.remarks += [sentence for _name, sentence in attached.refused] + attached.warnings
    for evidence_id in attached.ids:
        current = t.get("evidence", evidence_id)
        assert current is not None
        links = current.values["links"]
        linked = {line["record_id"] for line in links}
        more = [
            {"record_kind": "certificate", "record_id": one}
            for one in told.ids
            if one not in linked
        ]
        if more:
            t.save("evidence", {"links": [*links, *more]}, evidence_id)


def name_of(about: Renewing, people: Sequence[Ticked]) -> str:
    """Return what the history and the undo menu call it."""
    said = [one.name for one in people]
    words = _("{certificate} for {workers}").format(certificate=about.type, workers=", ".join(said))
    if len(words) <= LONGEST_NAME:
        return words
    return _("{certificate} for {n} workers").format(certificate=about.type, n=len(said))
