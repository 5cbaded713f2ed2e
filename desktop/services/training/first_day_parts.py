"""The sections of a worker's first-day page, each from the records that decide about it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from sqlalchemy.engine import Connection

from desktop.duties import matrix
from desktop.duties.certificates import certificates, newest_cards
from desktop.duties.competency import standings
from desktop.language import N_, _
from desktop.records import kind_of
from desktop.records.fields import Shape
from desktop.services.today.shown import Target
from desktop.services.training import competency_words
from desktop.services.training import first_day_words as words
from desktop.services.training.check_values import check_values
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.fact_competency import competency_facts
from desktop.store.facts import DutyFacts, Period, WorkerFact
from desktop.store.questions.every import asking
from desktop.values.folding import fold

TOPIC: Final = "covers_"
# what everybody has to read; procedures belong to tasks and are gone through at the machine
_FOR_ALL: Final = frozenset(
    {"company_rules", "ppe_rules", "working_alone", "violence", "harassment", "work_refusal"}
)
_GEAR: Final = (
    N_("Hard hat"), N_("Safety boots"), N_("Safety glasses"), N_("Gloves"),
    N_("Hearing protection"), N_("High-visibility clothing"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is there or is not. `does` is where it is put right.

    `is_missing` is None for what only the paper is ticked for.
    """

    what: str
    said: str = ""
    tone: str = ""
    is_missing: bool | None = True
    does: Target | None = None
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its things; `note` stands where there are none, or says more."""

    title: str
    items: tuple[Item, ...] = ()
    note: str = ""
    does: Target | None = None
    verb: str = ""


@dataclass
class Reading:
    """The worker, the facts of the first day, and what is read besides."""

    connection: Connection
    facts: DutyFacts
    worker: WorkerFact
    day: date  # on which it is asked for: the first one, or today
    as_of: date
    gap: Period | None = None  # how long somebody was away who came back
    _found: dict[str, list[Stored]] = field(default_factory=dict)

    def all_of(self, kind: str) -> list[Stored]:
        """Return the records of a kind that are not voided."""
        if kind not in self._found:
            records = aggregate.read(self.connection, kind_of(kind)).values()
            self._found[kind] = [one for one in records if not one.is_voided]
        return self._found[kind]

    def mine(self, kind: str) -> list[Stored]:
        """Return those of the worker."""
        return [one for one in self.all_of(kind) if one.values["worker_id"] == self.worker.id]

    @cached_property
    def positions_said(self) -> str:
        """The positions held that day."""
        held = [p for p in self.all_of("position") if p.id in self.worker.positions]
        return ", ".join(sorted(one.values["title"] for one in held))


def ran_out(reading: Reading) -> Section | None:
    """Return what somebody who was away no longer has: the season's first question."""
    gap = reading.gap
    if gap is None or gap.from_on is None:
        return None
    items = []
    for (_worker, type_id), (expires, card) in newest_cards(reading.facts).items():
        if card.worker_id != reading.worker.id or expires is None:
            continue
        if gap.from_on <= expires < reading.day:
            name = reading.facts.types[type_id].name
            items.append(
                Item(name, words.ran_out(expires, reading.as_of), "red",
                     is_missing=None, does=_card(reading, type_id), verb=_("Renew"))
            )  # fmt: skip
    items.sort(key=lambda item: fold(item.what))
    note = "" if items else _("Nothing on file ran out meanwhile.")
    return Section(words.while_away(gap, reading.as_of), tuple(items), note)


def _card(reading: Reading, type_id: str) -> Target:
    values = {"worker_id": reading.worker.id, "type_id": type_id}
    return Target("training", "certificate", new=True, values=values)


def orientation(reading: Reading) -> Section:
    """Return the topics of the orientation, and whether it was given and signed."""
    given = [one for one in reading.mine("orientation") if one.values["signed"] is not False]
    since = reading.gap.from_on if reading.gap else None
    now = [one for one in given if since is None or one.values["done_on"] > since]
    newest = max(now, key=lambda one: (one.values["done_on"], one.id), default=None)
    topics = [
        f for f in kind_of("orientation").fields
        if f.name.startswith(TOPIC) and f.shape is Shape.YES_NO
    ]  # fmt: skip
    values = {"worker_id": reading.worker.id}
    record = Target("training", "orientation", new=True, values=values)
    if newest is not None:
        opens = Target("training", "orientation", newest.id)
        done = words.oriented(newest.values["done_on"], reading.as_of)
        head = Item(_("Orientation"), done, "green", is_missing=False, does=opens, verb=_("Open"))
        left = [f for f in topics if newest.values[f.name] is not True]
        covered = [f for f in topics if f not in left]
        items = [Item(_(f.label), _("gone through"), "green", is_missing=False) for f in covered]
        if covered:
            items += [
                Item(_(f.label), _("not ticked"), "amber", does=opens, verb=_("Open")) for f in left
            ]
        else:  # as most papers are: that alone does not say that anything was left out
            said = _("none is ticked on the record")
            items = [Item(_("Topics"), said, "amber", is_missing=None, does=opens, verb=_("Open"))]
        return Section(_("Orientation"), (head, *items))
    before = max((one.values["done_on"] for one in given), default=None)
    said = words.oriented_before(before, reading.as_of) if before else _("not on file")
    head = Item(_("Orientation"), said, "red", does=record, verb=_("Record"))
    listed = [Item(_(f.label), is_missing=None) for f in topics]
    return Section(_("Orientation"), (head, *listed))


def cards(reading: Reading) -> Iterator[Section]:
    """Return the cards that must be held on the day, and those that may follow."""
    facts, day = reading.facts, reading.day
    ids = {id(type_): type_id for type_id, type_ in facts.types.items()}
    required = matrix.required(facts, day)
    now: list[Item] = []
    for held in certificates(facts, day):
        type_id = ids[id(held.type)]
        if (reading.worker.id, type_id) not in required:
            continue
        is_missing = held.card is None or (held.expires is not None and held.expires < day)
        said, tone = words.card(held, day, reading.as_of)
        does = _card(reading, type_id) if is_missing or held.state != "valid" else None
        verb = _("Add") if held.card is None else _("Renew")
        now.append(Item(held.type.name, said, tone, is_missing, does, verb if does else ""))
    if now:
        yield Section(_("Certificates"), tuple(now))
    elif not reading.worker.positions:
        opens = Target("company", "worker", reading.worker.id)
        note = _("No position is on file, so nothing says which cards are needed.")
        yield Section(_("Certificates"), (), note, opens, _("Set the position"))
    else:
        opens = Target("training", "requirement", new=True)
        note = _("Nothing is asked of this position. Say so where something is.")
        yield Section(_("Certificates"), (), note, opens, _("Add a requirement"))
    later = sorted(matrix.required_later(facts, day).items(), key=lambda one: (one[1], one[0]))
    items = tuple(_later(reading, type_id, starts) for (_who, type_id), starts in later)
    if items:
        yield Section(_("Certificates that may follow"), items)


def _later(reading: Reading, type_id: str, starts: date) -> Item:
    name = reading.facts.types[type_id].name
    found = newest_cards(reading.facts).get((reading.worker.id, type_id))
    if found is not None and (found[0] is None or found[0] >= starts):
        return Item(name, _("on file"), "green", is_missing=False)
    said = words.needed_by(starts, reading.as_of)
    return Item(name, said, "amber", is_missing=None, does=_card(reading, type_id), verb=_("Add"))


def equipment(reading: Reading) -> Section:
    """Return the units that the worker is put on, and whether somebody saw that it works."""
    facts = competency_facts(asking(reading.connection))
    days = reading.facts.warning.certificate_days
    items = []
    for one in standings(facts, [reading.worker], reading.day, days):
        if not one.is_assigned:
            continue
        cell = competency_words.cell_of(one, reading.as_of)
        about = one.work.machine.description if one.work.machine else ""
        what = f"{one.work.name} · {about}" if about else one.work.name
        does = Target("training", "competency_check", new=True, values=check_values(one))
        tone = "red" if one.is_wanting else "amber" if one.state != "competent" else "green"
        items.append(
            Item(what, cell.words, tone, one.is_wanting, None if tone == "green" else does,
                 "" if tone == "green" else _("Record a check"))
        )  # fmt: skip
    values = {"worker_id": reading.worker.id}
    assign = Target("training", "equipment_assignment", new=True, values=values)
    note = "" if items else _("Is not put on any unit yet.")
    return Section(_("Equipment"), tuple(items), note, assign, _("Put on a unit"))


def papers(reading: Reading) -> Section | None:
    """Return the policies and rules to read and sign: the newest edition of each."""
    newest: dict[str, Stored] = {}
    for one in reading.all_of("policy"):
        title = fold(one.values["title"] or "")
        if title not in newest or newest[title].values["signed_on"] < one.values["signed_on"]:
            newest[title] = one
    replaced = {one.values["supersedes_id"] for one in reading.all_of("document")}
    found = [("policy_id", one) for one in newest.values()]
    found += [
        ("document_id", one)
        for one in reading.all_of("document")
        if one.values["kind"] in _FOR_ALL and one.id not in replaced
    ]
    signed = {
        one.values[name]: one
        for one in reading.mine("acknowledgement")
        for name in ("policy_id", "document_id")
        if one.values[name]
    }
    kept = {one.values["document_id"] for one in reading.all_of("acknowledgement")}
    items = [
        # of a document for which nobody ever signed, no signature is missing
        _paper(reading, name, one, signed.get(one.id), name == "policy_id" or one.id in kept)
        for name, one in found
    ]
    items.sort(key=lambda item: fold(item.what))
    return Section(_("To read and sign"), tuple(items)) if items else None


def _paper(reading: Reading, name: str, one: Stored, signed: Stored | None, is_asked: bool) -> Item:
    title = one.values["title"] or _(kind_of(one.kind).title)
    if signed is not None:
        said = words.signed(signed.values["signed_on"], reading.as_of)
        return Item(title, said, "green", is_missing=False)
    values = {"worker_id": reading.worker.id, name: one.id}
    does = Target("leadership", "acknowledgement", new=True, values=values)
    tone = "red" if is_asked else ""
    missing = True if is_asked else None
    return Item(title, _("not signed"), tone, is_missing=missing, does=does, verb=_("Record"))


def gear(reading: Reading) -> Section:
    """Return the protective equipment that the hazard assessments of the positions name."""
    found: dict[str, str] = {}
    for assessment in reading.all_of("formal_hazard_assessment"):
        covered = {row["position_id"] for row in assessment.values["covers"]}
        if not covered & reading.worker.positions:
            continue
        for hazard in assessment.values["hazards"]:
            for control in hazard["controls"]:
                if control["level"] == "ppe":
                    found.setdefault(fold(control["control"]), control["control"])
    if found:
        note = _("From the hazard assessments of the position. Tick on paper what was given out.")
        named = sorted(found.values(), key=fold)
    else:
        note = _("No hazard assessment of the position names any. Tick on paper what is needed.")
        named = [_(what) for what in _GEAR]
    items = tuple(Item(what, is_missing=None) for what in named)
    return Section(_("Protective equipment"), items, note)
