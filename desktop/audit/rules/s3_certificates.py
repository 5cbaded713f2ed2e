"""Whether everybody holds the certificates that are needed, with a copy of each card."""

from dataclasses import dataclass
from datetime import date

from desktop.audit.common.training_day import cards_of, duties_on, is_good, last_day
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import NOTHING, Judged, Missing, Ref, of_share
from desktop.audit.rules.rule import rule
from desktop.audit.rules.s3_matrix import needs_now
from desktop.duties import matrix
from desktop.language import _, ngettext
from desktop.values.audited.training import HeldCard
from desktop.values.spoken import say_date


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
    cards = cards_of(facts, worker_id, [type_id])
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
        missing=[Missing(what, kind="requirement", earns=NOTHING)],
        note=_("No certificate is required of anybody, so none counts."),
    )
