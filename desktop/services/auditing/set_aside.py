"""Findings that somebody set aside, with a name and a reason: kept, shown, and taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.audit.catalogue import catalogue
from desktop.audit.judged import Ref
from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.records.review import DISMISSED_FINDING
from desktop.services.today import Target
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.listing import titles
from desktop.store.transaction import Transaction
from desktop.values.folding import clean
from desktop.values.spoken import say_date


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """One of them: what would have been found, in which record, why not, by whom and when."""

    id: str
    title: str
    about: str
    reason: str
    said: str
    target: Target | None


def set_aside_ones(company: CompanyFile, as_of: date) -> tuple[SetAside, ...]:
    """Return what was set aside by a day, the newest first."""
    known = catalogue()
    with company.reading() as connection:
        every = [
            one
            for one in aggregate.read(connection, DISMISSED_FINDING).values()
            if not one.is_voided
            and one.values["code"] in known  # other parts of Muster keep their own here
            and one.values["dismissed_on"] <= as_of
        ]
        wanted: dict[str, set[str]] = {"worker": set()}
        for one in every:
            if one.values["by_id"]:
                wanted["worker"].add(one.values["by_id"])
            if one.values["record_kind"] and one.values["record_id"]:
                wanted.setdefault(one.values["record_kind"], set()).add(one.values["record_id"])
        named = titles(connection, wanted)
    every.sort(key=lambda one: (one.values["dismissed_on"], one.id), reverse=True)
    return tuple(_shown(one.id, one.values, named, as_of) for one in every)


def _shown(
    record_id: str, values: "aggregate.Values", named: dict[str, str], as_of: date
) -> SetAside:
    kind, about = values["record_kind"], values["record_id"]
    words = {
        "who": named.get(values["by_id"] or "") or values["by_name"] or "",
        "day": say_date(values["dismissed_on"], as_of),
    }
    said = _("Set aside by {who} on {day}") if words["who"] else _("Set aside on {day}")
    return SetAside(
        id=record_id,
        title=catalogue()[values["code"]].title,
        about=named.get(about or "", ""),
        reason=values["reason"],
        said=said.format(**words),
        target=Target(kind_of(kind).tab, kind, about) if kind and about in named else None,
    )


def set_aside(
    company: CompanyFile,
    some: Iterable[tuple[str, Ref]],
    reason: str,
    by: str,
    today: date,
    title: str,
) -> int:
    """Set findings aside, each known by its code and its record, as one action; return how many.

    Raises `Refused` by `reason` and `by` where one of them is empty.
    """
    why, who = clean(reason).strip(), clean(by).strip()
    faults = {}
    if not why:
        faults["reason"] = _("Say in a few words why it is no weakness here.")
    if not who:
        faults["by"] = _("Say who set it aside.")
    if faults:
        raise Refused(faults)
    each = list(dict.fromkeys(some))

    def work(transaction: Transaction) -> int:
        for code, record in each:
            values = {
                "code": code,
                "record_kind": record.kind,
                "record_id": record.id,
                "reason": why,
                "by_name": who,
                "dismissed_on": today,
            }
            transaction.save(DISMISSED_FINDING.key, values)
        return len(each)

    name = ngettext("Set aside: {what}", "Set aside, {n} times: {what}", len(each))
    return company.write(name.format(what=title, n=len(each)), work)


def take_back(company: CompanyFile, one: SetAside) -> None:
    """Find again what was set aside; the reason stays in the history."""
    name, reason = _("Taken back: {what}").format(what=one.title), _("Looked at again")
    company.write(name, lambda t: t.void(DISMISSED_FINDING.key, one.id, reason))
