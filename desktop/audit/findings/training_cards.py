"""Certificates that prove little, a matrix that asks nothing, products without a data sheet."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from desktop.audit.common.training_day import is_good, last_day
from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import finder
from desktop.audit.rules.s3_matrix import needs_now, positions_in_use
from desktop.audit.wording.training import (
    course_on,
    explains_nothing,
    is_about_products,
    is_at_a_desk,
)
from desktop.language import _
from desktop.values.audited.training import HeldCard
from desktop.values.months import add_months
from desktop.values.spoken import say_date

SHEET_MONTHS: Final = 36  # domain.md 8.3, S3.6
_SEVERAL: Final = 2
_A_COLLECTION: Final = 3  # cards by which it shows that the company asks for some


@finder(
    "people",
    "training",
    codes=["certificate_without_copy", "certificate_undated", "certificate_dates_wrong"],
)
def cards(facts: AuditFacts) -> Iterator[Found]:
    """Find what is wrong with the cards that count on the day; not that they run out or lack."""
    for every in cards_here(facts).values():
        for card in every:
            if card.issued_on and card.expires_on and card.expires_on < card.issued_on:
                yield _of_card(
                    card, facts, "certificate_dates_wrong",
                    _("{type} of {worker} was issued on {issued} and is good through {expires}."),
                    _("Read both dates from the card, and put the wrong one right."),
                    "expires_on",
                )  # fmt: skip
        good = [card for card in every if is_good(facts, card)]
        if not good:
            continue
        card = max(good, key=lambda one: (last_day(facts, one) or date.max, one.id))
        if all(_is_undated(one) for one in good):
            yield _of_card(
                card, facts, "certificate_undated",
                _("{type} of {worker} says neither when it was issued nor when it ends."),
                _("Read the dates from the card, or mark that it never runs out."), "issued_on",
            )  # fmt: skip
        if not any(one.has_copy for one in good):
            yield _of_card(
                card, facts, "certificate_without_copy",
                _("No copy of the card is attached: {type} of {worker}."),
                _("Photograph or scan the card of {worker}, and attach it."), "evidence",
            )  # fmt: skip


@finder(
    "people",
    "training",
    codes=[
        "training_not_tied",
        "training_for_everybody_alike",
        "exemption_unexplained",
        "product_without_sheet",
        "data_sheet_old",
    ],
)
def papers_of_training(facts: AuditFacts) -> Iterator[Found]:
    """Find what the training matrix leaves open, and products without a usable data sheet."""
    yield from _matrix(facts)
    for one in facts.training.exemptions:
        person = facts.people.everybody.get(one.worker_id)
        kind = facts.training.kinds.get(one.type_id)
        as_of = facts.span.as_of
        if person is None or kind is None or not one.period.covers(as_of):
            continue
        if explains_nothing(one.reason):
            message = _("{worker} need not hold {type}, and the reason says only “{reason}”.")
            yield Found(
                code="exemption_unexplained",
                record=Ref("exemption", one.id),
                subject=person.name,
                message=message.format(worker=person.name, type=kind.name, reason=one.reason),
                fix=_("Write why this job does not need it, or take the exemption away."),
                field="reason",
            )
    yield from _products(facts)


def cards_here(facts: AuditFacts) -> dict[tuple[str, str], list[HeldCard]]:
    """Return the cards of who works here on the day, by worker and kind.

    What somebody is exempt from is left out: nobody asks for it.
    """
    as_of = facts.span.as_of
    here = {person.id for person in facts.people.working(as_of)}
    exempt = {
        (one.worker_id, one.type_id)
        for one in facts.training.exemptions
        if one.period.covers(as_of)
    }
    found: dict[tuple[str, str], list[HeldCard]] = {}
    for card in facts.training.cards:
        cell = card.worker_id, card.type_id
        is_issued = card.issued_on is None or card.issued_on <= as_of
        is_known = card.worker_id in here and card.type_id in facts.training.kinds
        if is_issued and is_known and cell not in exempt:
            found.setdefault(cell, []).append(card)
    return found


def _is_undated(card: HeldCard) -> bool:
    return card.issued_on is None and card.expires_on is None and not card.does_not_expire


def _of_card(
    card: HeldCard, facts: AuditFacts, code: str, message: str, fix: str, field: str
) -> Found:
    as_of = facts.span.as_of
    name = facts.people.everybody[card.worker_id].name
    said = {
        "worker": name,
        "type": facts.training.kinds[card.type_id].name,
        "issued": say_date(card.issued_on, as_of) if card.issued_on else "",
        "expires": say_date(card.expires_on, as_of) if card.expires_on else "",
    }
    return Found(
        code=code,
        record=Ref("certificate", card.id),
        subject=name,
        message=message.format(**said),
        fix=fix.format(**said),
        field=field,
    )


def _matrix(facts: AuditFacts) -> Iterator[Found]:
    needs, positions = needs_now(facts), positions_in_use(facts)
    of_all = [need for need in needs if need.position_id is None]
    tied = {need.position_id for need in needs if need.position_id}
    held = cards_here(facts)
    if positions and not needs and len(held) >= _A_COLLECTION and facts.company.id:
        yield _collection(len(held), facts)
    # a whole collection is told once, of the company; a card or two of those who hold them
    cards = {worker_id for worker_id, _type in held} if len(held) < _A_COLLECTION else set()
    trained = set() if needs else _with_training(facts, cards)
    for position in positions:
        asks = bool(tied) or position.id in trained
        if position.id not in tied and asks and not (of_all and is_at_a_desk(position.title)):
            message = _("Nothing says which training a {position} needs.")
            if of_all:
                message = _(
                    "Nothing says which training a {position} needs besides what everybody needs."
                )
            yield Found(
                code="training_not_tied",
                record=Ref("position", position.id),
                subject=position.title,
                message=message.format(position=position.title),
                fix=_("Write down at least one certificate that the position needs."),
            )
    for need in of_all if len(positions) >= _SEVERAL else ():
        kind = facts.training.kinds[need.type_id]
        on_machine = bool(course_on(kind.name))
        # safety with products concerns everybody; beside lines for positions other things may too
        if on_machine or not (tied or is_about_products(kind.name)):
            message = _("{type} is asked of everybody, and no training is tied to any position.")
            if tied:
                message = _("{type} is asked of everybody, whether they run the machine or not.")
            yield Found(
                code="training_for_everybody_alike",
                record=Ref("requirement", need.id),
                subject=kind.name,
                message=message.format(type=kind.name),
                fix=_("Choose the positions that need it, one line for each."),
                field="position_id",
            )


def _with_training(facts: AuditFacts, with_cards: set[str]) -> set[str]:
    """Return the positions of whoever holds a card, and those of which something was once asked."""
    as_of = facts.span.as_of
    here = [one for one in facts.people.working(as_of) if one.id in with_cards]
    return {id_ for one in here for id_ in one.positions_on(as_of)} | {
        need.position_id for need in facts.training.needs if need.position_id
    }


def _collection(cards: int, facts: AuditFacts) -> Found:
    """Tell of who collects cards and never wrote down who needs them."""
    return Found(
        code="training_not_tied",
        record=Ref("company", facts.company.id),
        subject=facts.company.name,
        message=_("{n} cards are on file, and nothing says which position needs which.").format(
            n=cards
        ),
        fix=_("Write down for each position which certificates it needs."),
    )


def _products(facts: AuditFacts) -> Iterator[Found]:
    as_of = facts.span.as_of
    for one in facts.training.products:
        said = {"product": one.name, "day": say_date(one.sheet_on, as_of) if one.sheet_on else ""}
        if one.sheet_on is None and not one.has_sheet:
            code, message = "product_without_sheet", _("No data sheet of {product} is on file.")
            fix = _("Get the data sheet from the supplier, attach it, and note its date.")
        elif one.sheet_on and add_months(one.sheet_on, SHEET_MONTHS) < as_of:
            code, message = "data_sheet_old", _("The data sheet of {product} is of {day}.")
            fix = _("Ask the supplier for the newest sheet, and attach it.")
        else:
            continue
        yield Found(
            code=code,
            record=Ref("hazardous_product", one.id),
            subject=one.name,
            message=message.format(**said),
            fix=fix,
            field="sheet_on",
        )
