"""What a package does not hold, and why: said plainly, with how much of it there is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.language import _, ngettext
from desktop.package.submission import LeftOut
from desktop.records import KINDS
from desktop.services.packaging.files import Chosen
from desktop.services.packaging.period import Period
from desktop.services.packaging.reading import Listed
from desktop.store import aggregate, listing
from desktop.values.spoken import say_number


@dataclass(frozen=True)
class Apart:
    """How many records are kept and not shown."""

    restricted: int
    voided: int
    of_another_time: int
    readings: int
    working_papers: int


def counted_apart(connection: Connection, found: Sequence[Listed]) -> Apart:
    """Count what the registers leave out."""
    restricted = [kind for kind in KINDS if kind.restricted]
    papers = [kind for kind in KINDS if kind.tab == "audit"]
    meters = [kind for kind in KINDS if kind.key in ("reading", "use_log")]
    voided = 0
    for kind in KINDS:
        table = aggregate.table_of(kind)
        asked = select(func.count()).select_from(table).where(table.c.voided_at.is_not(None))
        voided += connection.execute(asked).scalar_one()
    return Apart(
        restricted=sum(listing.counts(connection, restricted).values()),
        voided=voided,
        of_another_time=sum(one.outside for one in found),
        readings=sum(listing.counts(connection, meters).values()),
        working_papers=sum(listing.counts(connection, papers).values()),
    )


def left_out(apart: Apart, chosen: Chosen, period: Period, hide_names: bool) -> list[LeftOut]:
    """Return what is not in the package whatever its files turn out to be."""
    return [*_records(apart, chosen, period), *_private(hide_names)]


def _records(apart: Apart, chosen: Chosen, period: Period) -> Iterator[LeftOut]:
    yield LeftOut(
        _counted(_("First-aid records"), apart.restricted),
        _(
            "Who may see them is limited by law (Alberta OHS Code, section 184), so they never "
            "leave the company file. They are kept there and can be shown to those who may see "
            "them."
        ),
    )
    if chosen.restricted:
        yield LeftOut(
            _counted(_("Scans and photos of first-aid records"), chosen.restricted),
            _("For the same reason."),
        )
    yield LeftOut(
        _counted(_("Records of another time"), apart.of_another_time),
        _("This package covers {period}. Everything else is on file and can be shown.").format(
            period=period.said()
        ),
    )
    yield LeftOut(
        _counted(_("Evidence of earlier years"), chosen.of_another_time),
        _("These scans and photos prove only records that are not in this package."),
    )
    if apart.voided:
        yield LeftOut(
            _counted(_("Voided records"), apart.voided),
            _(
                "They were entered by mistake. They stay in the company file with the reason, and "
                "prove nothing."
            ),
        )
    if apart.readings:
        yield LeftOut(
            _counted(_("Meter readings and use logs"), apart.readings),
            _("What follows from them is in the schedule of duties. They can be shown."),
        )
    if apart.working_papers:
        yield LeftOut(
            _counted(_("Working papers of the assessment"), apart.working_papers),
            _(
                "Answers, notes, interviews and observations belong in the instrument of the "
                "certifying partner."
            ),
        )


def _private(hide_names: bool) -> Iterator[LeftOut]:
    yield LeftOut(
        _("Private details of people"),
        _(
            "Telephone numbers, emergency contacts, numbers of certificates and lost days of a "
            "person are not needed to judge the records."
        ),
    )
    if hide_names:
        yield LeftOut(
            _("Names of people, and the pages of exhibits"),
            _(
                "Names are hidden: workers are named by their initials. Names in a scan or photo "
                "cannot be hidden by a program, so every exhibit has a sheet instead of its pages. "
                "The pages are available on request."
            ),
        )


def of_files(troubles: Sequence[tuple[str, str]], beside: int) -> Iterator[LeftOut]:
    """Yield the files that could not be printed, and those that lie beside the PDF."""
    for what, why in troubles:
        yield LeftOut(what, why)
    if beside:
        yield LeftOut(
            _counted(_("Pages of letters, tables and e-mails"), beside),
            ngettext(
                "This file has no pages of its own. Its words are on a sheet here, and the file "
                "itself lies beside this PDF in the folder Files.",
                "These files have no pages of their own. Their words are on a sheet here, and the "
                "files themselves lie beside this PDF in the folder Files.",
                beside,
            ),
        )


def _counted(what: str, n: int) -> str:
    return _("{what}: {n}").format(what=what, n=say_number(n, 0) if n else _("none"))
