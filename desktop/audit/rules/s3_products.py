"""Whether people know the hazardous products that they work with, and the data sheets are there."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from desktop.audit.common.training_day import cards_of, duties_on, is_good
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Missing, Ref, not_applicable, of_share
from desktop.audit.rules.rule import rule
from desktop.audit.rules.s3_matrix import needs_now
from desktop.audit.wording.training import is_about_products
from desktop.duties import matrix
from desktop.language import _
from desktop.values.audited.training import HeldCard


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


def _good_card(facts: AuditFacts, worker_id: str, types: Iterable[str]) -> HeldCard | None:
    return next((card for card in cards_of(facts, worker_id, types) if is_good(facts, card)), None)


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
