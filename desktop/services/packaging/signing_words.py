"""The signature page in words: who signs for what, and what was signed in Muster already."""

from collections.abc import Iterator, Mapping
from typing import Any

from desktop.language import _
from desktop.package.submission.words import SignerSaid, SigningSaid, Titled
from desktop.records.people import WORKER
from desktop.services.assessing.listing import signings_of
from desktop.services.packaging.cover_words import draft_said
from desktop.services.packaging.proof_words import proof_of
from desktop.services.packaging.sources import Sources
from desktop.store import aggregate
from desktop.store.fact_register import full_name
from desktop.values.spoken import say_number, say_whole_date


def signing_of(found: Sources) -> SigningSaid:
    """Return the signature page; who has not signed in Muster gets a line for the pen."""
    return SigningSaid(
        Titled("signatures", _("Signatures"), _lead(found)),
        tuple(_signers(found)),
        (_("Name"), _("Signature"), _("Date")),
        _history(found),
        proof_of(found.reading.connection),
        _former(found),
    )


def _lead(found: Sources) -> str:
    said = _(
        "Whoever signed in Muster is named with the day and the line of the company's history "
        "that proves it. Whoever did not signs here with a pen."
    )
    draft = draft_said(found)
    return f"{draft} {said}" if draft else said


def _signers(found: Sources) -> Iterator[SignerSaid]:
    company = found.name or _("the company")
    period = found.chosen.period.said()
    values = found.assessment.values if found.assessment else {}
    signing = _last(found)
    by = found.who(signing, "signed_by") if signing else ""
    assessor = found.who(values, "assessor") or found.who(found.about, "assessor")
    owner = found.who(found.about, "representative") or _owner(found)
    assessed = _(
        "I looked at the records of {company} over the period {period}. The answers, points and "
        "notes are what I found."
    ).format(company=company, period=period)
    told = _(
        "I read this submission. To my knowledge it shows the health and safety system of "
        "{company} as it is."
    ).format(company=company)
    roles = [(_("Assessor"), assessor, assessed)]
    roles.append((_("Owner or authorised representative"), owner, told))
    if by and by not in (assessor, owner):
        yield _signed(_("Signed by"), by, assessed, signing)
        signing = None
    for role, name, states in roles:
        if signing and name == by:
            yield _signed(role, name, states, signing)
        else:
            yield SignerSaid(role, name, states, "")


def _signed(role: str, name: str, states: str, line: Mapping[str, Any] | None) -> SignerSaid:
    if line is None:
        return SignerSaid(role, name, states, "")
    day = say_whole_date(line["signed_on"])
    number, seal = line["history_number"], (line["history_head"] or "")[:12]
    proof = ""
    if number and seal:
        proof = _("Line {n} of the history, sealed {seal}…").format(
            n=say_number(number, 0), seal=seal
        )
    return SignerSaid(role, name, states, _("Signed in Muster on {day}").format(day=day), proof)


def _last(found: Sources) -> Mapping[str, Any] | None:
    """Return the signing that stands."""
    if found.assessment is None or not found.chosen.is_signed:
        return None
    lines = found.assessment.values["signings"]
    return lines[-1] if lines and not lines[-1]["reopened_on"] else None


def _owner(found: Sources) -> str:
    """Return the owner, where there is one and nobody else was named."""
    table = aggregate.table_of(WORKER)
    here = {one.id for one in found.reading.facts.workers}
    columns = (table.c.id, table.c.first_name, table.c.last_name)
    lines = found.reading.connection.execute(
        table.select().with_only_columns(*columns)
        .where(table.c.is_owner.is_(True), table.c.voided_at.is_(None)).order_by(table.c.id)
    ).all()  # fmt: skip
    names = [full_name(first, last) for record_id, first, last in lines if record_id in here]
    return found.signing(names[0]) if len(names) == 1 else ""


def _history(found: Sources) -> tuple[str, ...]:
    """Return what was signed before and opened again, in sentences."""
    if found.assessment is None:
        return ()
    lines, hide = found.assessment.values["signings"], found.reading.hide
    named = {key: found.signing(name) for key, name in found.in_full.items()}
    shown = signings_of(found.assessment, named, found.reading.as_of)
    return tuple(
        f"{one.said if line['signed_by_id'] in named else hide(one.said)}. {hide(one.reopened)}."
        for line, one in zip(lines, shown, strict=True)
        if one.reopened
    )


def _former(found: Sources) -> tuple[str, ...]:
    """Return who signed before, as far as they are on the list of workers."""
    lines = found.assessment.values["signings"] if found.assessment else ()
    ids = [line["signed_by_id"] for line in lines if line["reopened_on"]]
    return tuple(found.signing(found.in_full[one]) for one in ids if one in found.in_full)
