"""What a submission does not hold, and why: said plainly, with how much of it there is."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.language import _, ngettext
from desktop.package.submission import LeftOut
from desktop.records import KINDS
from desktop.records.evidence import EVIDENCE
from desktop.records.hidden_part import HIDDEN_PART
from desktop.services.packaging.choices import NUMBERS, Choices
from desktop.services.packaging.left_out_files import loose_apart
from desktop.services.packaging.selected import Selection
from desktop.services.packaging.sources import Sources
from desktop.store import aggregate, listing
from desktop.values.spoken import say_number

_RESTRICTED: Final = tuple(kind for kind in KINDS if kind.restricted)
_TALKS: Final = tuple(kind for kind in KINDS if kind.key in ("interview", "observation"))


def left_out_of(found: Sources, choices: Choices) -> tuple[LeftOut, ...]:
    """Return what is not in here, whatever its files turn out to be."""
    return (*_records(found, choices), *_private(choices))


def _records(found: Sources, choices: Choices) -> Iterator[LeftOut]:
    connection, chosen = found.reading.connection, found.chosen
    counts = listing.counts(connection, (*_RESTRICTED, *_TALKS))
    yield _first_aid(sum(counts[kind.key] for kind in _RESTRICTED))
    if n := _papers_of_first_aid(connection):
        yield LeftOut(_counted(_("Scans and photos of first-aid records"), n),
                      _("For the same reason."))  # fmt: skip
    if n := len(loose_apart(connection, chosen)):
        yield LeftOut(
            _counted(_("Papers that no record names"), n),
            _("Nothing on file says yet what they prove, so they are not offered as proof."),
        )
    if n := _sampled(chosen):
        yield LeftOut(
            _("Records beyond the sample"),
            ngettext(
                "For {n} question more records are on file than are in here. How many there are "
                "stands beside it; each can be shown.",
                "For {n} questions more records are on file than are in here. How many there are "
                "stands beside each; every one can be shown.",
                n,
            ).format(n=say_number(n, 0)),
        )
    yield from _gone(chosen)
    if choices.only_changed:
        yield LeftOut(
            _("Papers that say what the company does, and did not change"),
            _("In a year of maintenance only what changed or was done since is asked for."),
        )
    if n := _voided(connection):
        yield LeftOut(
            _counted(_("Voided records"), n),
            _(
                "They were entered by mistake. They stay in the company file with the reason, and "
                "prove nothing."
            ),
        )
    if n := sum(counts[kind.key] for kind in _TALKS):
        yield LeftOut(
            _counted(_("Interviews and observations"), n),
            _(
                "What people told the assessor stays with the assessor; what follows from it "
                "stands in the notes."
            ),
        )


def _first_aid(n: int) -> LeftOut:
    if not n:
        why = _(
            "None is on file. One would stay there, because who may see it is limited by law "
            "(Alberta OHS Code, section 184)."
        )
    else:
        why = _(
            "Who may see them is limited by law (Alberta OHS Code, section 184), so they never "
            "leave the company file. One is kept of every time that first aid was given, in "
            "whatever year, so there may be more of them than first-aid incidents in the "
            "statistics."
        )
    return LeftOut(_counted(_("First-aid records"), n), why)


def _gone(chosen: Selection) -> Iterator[LeftOut]:
    if chosen.gone:
        yield LeftOut(
            _("Voided since it was signed: {numbers}").format(numbers=", ".join(chosen.gone)),
            _(
                "These exhibits were in the package when the assessment was signed, and notes may "
                "name them. Their records were voided since, and prove nothing."
            ),
        )


def _sampled(chosen: Selection) -> int:
    """Return of how many questions more is on file than is in here."""
    records = {one.number for one in chosen.exhibits if one.record is not None or not one.proves}
    return sum(len(records.intersection(one.exhibits)) < one.of for one in chosen.questions)


def _papers_of_first_aid(connection: Connection) -> int:
    links = next(rows for rows in EVIDENCE.rows if rows.name == "links")
    table, link = aggregate.table_of(EVIDENCE), aggregate.table_of(links)
    asked = (
        select(func.count(table.c.id.distinct()))
        .join_from(table, link, link.c.owner_id == table.c.id)
        .where(link.c.record_kind.in_([kind.key for kind in _RESTRICTED]),
               table.c.voided_at.is_(None))
    )  # fmt: skip
    n: int = connection.execute(asked).scalar_one()
    return n


def _voided(connection: Connection) -> int:
    """Return how many records were voided, in one question; a part shown again is no record."""
    tables = [aggregate.table_of(kind) for kind in KINDS if kind is not HIDDEN_PART]
    asked = [
        select(func.count()).select_from(t).where(t.c.voided_at.is_not(None)).scalar_subquery()
        for t in tables
    ]
    return sum(connection.execute(select(*asked)).one())


def _private(choices: Choices) -> Iterator[LeftOut]:
    yield LeftOut(
        _("Private details of people"),
        _(
            "The sheets of records leave out emergency contacts of people, their telephone numbers "
            "but for those that an emergency plan says to call, numbers of certificates, the names "
            "entered for who was hurt or refused work, and lost days of a person. Scans, and texts "
            "that people wrote, may still tell such things."
        ),
    )
    if not choices.hide_names:
        return
    instead = _("initials") if choices.hide != NUMBERS else _("worker numbers")
    yield LeftOut(
        _("Names of people"),
        _(
            "Names are hidden: {instead} stand for them. {but} A scan or photo is in here only "
            "where somebody looked it through for names; of every other there is a sheet, and its "
            "pages are available on request."
        ).format(instead=instead, but=_named(choices)),
    )


def _named(choices: Choices) -> str:
    """Return who is named all the same, and where."""
    if choices.keeps_signers:
        return _("Whoever signed something is named wherever the whole name stands.")
    return _("Whoever signs the submission is named on the cover and the page of signatures only.")


def _counted(what: str, n: int) -> str:
    return _("{what}: {n}").format(what=what, n=say_number(n, 0) if n else _("none"))
