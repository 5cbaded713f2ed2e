"""Whether it is written who needs which training, and whether they have it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Missing, Ref, not_applicable, of_share
from desktop.audit.rules.rule import rule
from desktop.audit.training_day import duties_on, is_good, last_day
from desktop.audit.training_words import is_about_products
from desktop.duties import matrix
from desktop.language import _, ngettext
from desktop.values.audited.people import PositionFact
from desktop.values.audited.training import HeldCard, Need
from desktop.values.months import add_months
from desktop.values.spoken import say_date

MATRIX_MONTHS: Final = 12  # domain.md 8.3, S3.3
_OF_OTHERS: Final = frozenset({"law", "client"})


@rule("people", "training")
def matrix_exists(facts: AuditFacts) -> Judged:
    """S3.3: % of the positions in use for which something is needed, looked at within 12 months."""
    needs = needs_now(facts)
    positions = positions_in_use(facts)
    met = [one for one in positions if any(_is_for(need, one.id) for need in needs)]
    looked_at = _looked_at(facts, needs)
    is_old = looked_at is not None and add_months(looked_at, MATRIX_MONTHS) < facts.span.as_of
    missing = [
        Missing(
            _("Write down which training a {position} needs.").format(position=one.title),
            Ref("position", one.id),
            kind="requirement",
        )
        for one in positions
        if one not in met
    ]
    if met and is_old and looked_at:
        what = _("Go through the training matrix: nobody noted that since {day}.")
        newest = max(facts.training.matrix_papers, key=lambda one: one.on or date.min, default=None)
        ref = Ref("document", newest.id) if newest else None
        missing.append(
            Missing(
                what.format(day=say_date(looked_at, facts.span.as_of)), ref, "reviews", "document"
            )
        )
    return of_share(
        0 if is_old else len(met),
        len(positions),
        counted=[Ref("requirement", need.id) for need in needs] if met else (),
        missing=missing,
        note=_matrix_note(facts, needs, len(met), len(positions)),
        stale=bool(met) and is_old,
    )


@rule("people", "training")
def certificates_valid(facts: AuditFacts) -> Judged:
    """S3.4: % of what people must hold that is valid on the day, with a copy of the card."""
    here = facts.people.working(facts.span.as_of)
    cells = sorted(matrix.required(duties_on(facts, here), facts.span.as_of))
    if not cells:
        return _nothing_required(facts)
    rows = [_row(facts, *cell) for cell in cells]
    met = [row for row in rows if row.proof]
    good = sum(row.is_good for row in rows)
    expired = [row for row in rows if row.card and not row.is_good]
    note = ngettext(
        "{all} certificate is required: {good} valid, {met} of them with a copy.",
        "{all} certificates are required: {good} valid, {met} of them with a copy.",
        len(rows),
    )
    said = {"all": len(rows), "good": good, "met": len(met), "expired": len(expired)}
    said["none"] = sum(row.card is None for row in rows)
    if expired:
        note += " " + _("Expired: {expired}.")
    if said["none"]:
        note += " " + _("Not on file: {none}.")
    worst_first = sorted(rows, key=lambda row: (row.card is not None, row.is_good, row.name))
    return of_share(
        len(met),
        len(rows),
        counted=[row.proof for row in met if row.proof],
        missing=[_to_do(row, facts) for row in worst_first if not row.proof],
        note=note.format(**said),
        stale=bool(expired) and len(expired) == len(rows) - len(met),
    )


@rule("people", "training")
def products_known(facts: AuditFacts) -> Judged:
    """S3.6: % of the exposed people with WHMIS, and % of the products with a sheet, half each."""
    products = facts.training.products
    if not products:
        return not_applicable(_("There are no hazardous products on the list."))
    types = [id_ for id_, kind in facts.training.kinds.items() if is_about_products(kind.name)]
    exposed = _exposed(facts, types)
    trained = {worker: _good_card(facts, worker, types) for worker in exposed}
    cards = [card for card in trained.values() if card]
    sheets = [one for one in products if one.has_sheet]
    half = Fraction(1, 2)
    part = Fraction(len(cards), len(exposed)) if exposed else Fraction(1)
    share = part * half + Fraction(len(sheets), len(products)) * half
    note = _(
        "{trained} of {exposed} exposed people have WHMIS;"
        " {sheets} of {products} products have their data sheet on file."
    )
    judged = of_share(
        share.numerator,
        share.denominator,
        counted=[
            *(Ref("certificate", card.id) for card in cards),
            *(Ref("hazardous_product", one.id) for one in sheets),
        ],
        missing=[
            *(_to_train(facts, worker) for worker, card in trained.items() if card is None),
            *(
                Missing(
                    _("Attach the data sheet of {product}.").format(product=one.name),
                    Ref("hazardous_product", one.id),
                )
                for one in products
                if not one.has_sheet
            ),
        ],
        note=note.format(
            trained=len(cards), exposed=len(exposed), sheets=len(sheets), products=len(products)
        ),
    )
    return replace(judged, met=len(cards) + len(sheets), population=len(exposed) + len(products))


def needs_now(facts: AuditFacts) -> tuple[Need, ...]:
    """Return what is required on the last day of the window."""
    return tuple(
        need
        for need in facts.training.needs
        if need.period.covers(facts.span.as_of) and need.type_id in facts.training.kinds
    )


def positions_in_use(facts: AuditFacts) -> tuple[PositionFact, ...]:
    """Return the positions that somebody holds on the day; all of them where nobody holds any."""
    held = {
        id_
        for person in facts.people.working(facts.span.as_of)
        for id_ in person.positions_on(facts.span.as_of)
    }
    every = facts.people.positions.values()
    return tuple(one for one in every if one.id in held) or tuple(every)


def _is_for(need: Need, position_id: str) -> bool:
    return need.position_id is None or need.position_id == position_id


def _looked_at(facts: AuditFacts, needs: Iterable[Need]) -> date | None:
    """Return when the matrix was last written in or looked at; None where nothing says.

    What came into the file after the day, with nothing that dates it, says nothing of the day.
    """
    days = [need.written_on for need in facts.training.needs]
    days += [need.period.from_on for need in needs]
    days += [need.period.to_on for need in facts.training.needs]
    days += [paper.on for paper in facts.training.matrix_papers]
    return max((day for day in days if day and day <= facts.span.as_of), default=None)


def _matrix_note(facts: AuditFacts, needs: tuple[Need, ...], met: int, population: int) -> str:
    if not population:
        return _("No position is on the list.")
    of_others = {
        need.type_id
        for need in needs
        if facts.training.kinds[need.type_id].required_by in _OF_OTHERS
    }
    note = _(
        "For {n} of {all} positions it is written which training they need."
        " {marked} of the {types} certificates in it are marked as the law's or a client's."
    )
    types = {need.type_id for need in needs}
    return note.format(n=met, all=population, marked=len(of_others), types=len(types))


@dataclass(frozen=True, slots=True)
class _Row:
    """Somebody and a certificate that they must hold; `proof` where it counts."""

    worker: str
    type: str
    card: HeldCard | None
    is_good: bool
    proof: Ref | None

    @property
    def name(self) -> tuple[str, str]:
        return self.worker, self.type


def _row(facts: AuditFacts, worker_id: str, type_id: str) -> _Row:
    cards = _cards(facts, worker_id, [type_id])
    good = [card for card in cards if is_good(facts, card)]
    proven = next((card for card in good if card.has_copy), None)
    newest = max(good or cards, key=lambda card: last_day(facts, card) or date.max, default=None)
    return _Row(
        facts.people.everybody[worker_id].name,
        facts.training.kinds[type_id].name,
        newest,
        bool(good),
        Ref("certificate", proven.id) if proven else None,
    )


def _to_do(row: _Row, facts: AuditFacts) -> Missing:
    said = {"worker": row.worker, "type": row.type, "day": ""}
    if row.card is None:
        what = _("{worker} has no {type} on file: book it, or file the card.")
        return Missing(what.format(**said), kind="certificate")
    ref = Ref("certificate", row.card.id)
    if row.is_good:
        what = _("Attach a copy of the card: {type} of {worker}.")
        return Missing(what.format(**said), ref)
    last = last_day(facts, row.card)
    said["day"] = say_date(last, facts.span.as_of) if last else ""
    what = _("{type} of {worker} expired on {day}: renew it, and attach the new card.")
    return Missing(what.format(**said), ref, "expires_on", "certificate")


def _nothing_required(facts: AuditFacts) -> Judged:
    if needs_now(facts):
        note = _("Nobody has to hold any of the required certificates on this day.")
        return of_share(1, 1, note=note)
    what = _("Write down which certificates each position needs; what nobody asks cannot count.")
    return of_share(
        0,
        0,
        missing=[Missing(what, kind="requirement")],
        note=_("No certificate is required of anybody, so none counts."),
    )


def _cards(facts: AuditFacts, worker_id: str, types: Iterable[str]) -> list[HeldCard]:
    """Return the cards of somebody of some kinds that had been issued by the day."""
    wanted = set(types)
    return [
        card
        for card in facts.training.cards
        if card.worker_id == worker_id
        and card.type_id in wanted
        and (card.issued_on is None or card.issued_on <= facts.span.as_of)
    ]


def _good_card(facts: AuditFacts, worker_id: str, types: Iterable[str]) -> HeldCard | None:
    return next((card for card in _cards(facts, worker_id, types) if is_good(facts, card)), None)


def _exposed(facts: AuditFacts, types: Iterable[str]) -> list[str]:
    """Return who must have been taught: of whom the matrix asks it, else everybody who works."""
    asked = {need.type_id for need in needs_now(facts)}.intersection(types)
    here = facts.people.working(facts.span.as_of)
    if not asked:
        return [person.id for person in here]
    cells = matrix.required(duties_on(facts, here), facts.span.as_of)
    return [person.id for person in here if any((person.id, id_) in cells for id_ in asked)]


def _to_train(facts: AuditFacts, worker_id: str) -> Missing:
    what = _("{name} has no valid WHMIS training: book it, and file the card.")
    return Missing(what.format(name=facts.people.everybody[worker_id].name), kind="certificate")
