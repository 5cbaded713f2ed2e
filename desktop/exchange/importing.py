"""One import from first to last: what was read goes in as one action that one undo takes back."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from desktop.exchange.batch import Batch
from desktop.exchange.entries import Entries
from desktop.exchange.evidence import file_evidence
from desktop.exchange.mapping import Planned
from desktop.exchange.pace import Pace
from desktop.exchange.registers import Registers
from desktop.exchange.report import Report
from desktop.exchange.shapes.actions import read_actions, write_told_actions
from desktop.exchange.shapes.certificates import read_certificates
from desktop.exchange.shapes.equipment import read_equipment
from desktop.exchange.shapes.field_assessments import read_field_assessments
from desktop.exchange.shapes.incidents import read_incidents
from desktop.exchange.shapes.logs import read_inspections, read_maintenance
from desktop.exchange.shapes.plain import read_plain
from desktop.exchange.shapes.readings import read_readings
from desktop.exchange.shapes.schedule import read_schedule
from desktop.exchange.shapes.service_log import read_service_log
from desktop.exchange.shapes.workers import read_workers
from desktop.exchange.sheet_rows import Sheet
from desktop.exchange.sources import Progress, Sources
from desktop.language import _
from desktop.records import KINDS
from desktop.store.transaction import Transaction

# where a row is more than its fields; every other kind is read by its declaration
READERS: Final[dict[str, Callable[[Sheet], None]]] = {
    "worker": read_workers,
    "equipment": read_equipment,
    "reading": read_readings,
    "service_change": read_service_log,
    "duty_plan": read_schedule,
    "certificate": read_certificates,
    "inspection": read_inspections,
    "maintenance": read_maintenance,
    "corrective_action": read_actions,
    "incident": read_incidents,
    "field_level_hazard_assessment": read_field_assessments,
}
# what others point at comes first
FIRST: Final = (
    "position",
    "worker",
    "site",
    "contractor",
    "equipment",
    "certificate_type",
    "checklist",
    "policy",
    "document",
    "duty_plan",
    "certificate",
    "requirement",
    "orientation",
)


def write_everything(
    t: Transaction,
    sources: Sources,
    planned: Sequence[Planned],
    report: Report,
    as_of: date | None,
    today: date,
    progress: Progress | None = None,
) -> None:
    """Write what was read. `as_of` dates what sheets leave undated; `today` is the import's day."""
    ordered = sorted((p for p in planned if p.plan), key=_order)
    pace = Pace(sum(len(p.table.lines) for p in ordered) + len(sources.files), progress)
    registers, entries = Registers(t, report), Entries(t, report, pace.still)
    batch = Batch(report, registers, entries, as_of, today, list(planned), pace)
    for item in ordered:
        pace.begin(item.table.file)
        assert item.plan is not None
        sheet = Sheet(batch, item)
        READERS.get(item.plan.kind, read_plain)(sheet)
        _tell_kept(sheet)
    batch.matrix.write(batch.registers, batch.entries)
    write_told_actions(batch)
    _tell_unknown(planned, report)
    file_evidence(batch, sources.files)


def _order(planned: Planned) -> tuple[int, int]:
    assert planned.plan is not None
    kind = planned.plan.kind
    keys = [k.key for k in KINDS]
    # a list of workers with their certificates beside them knows more than a matrix alone
    return (FIRST.index(kind) if kind in FIRST else len(FIRST), keys.index(kind))


def _tell_kept(sheet: Sheet) -> None:
    headings = [sheet.plan.columns[i][0] for i in sheet.unmapped]
    if headings:
        kept = _(
            "{file}, {sheet}: no field takes {columns}; what stands there was kept in the notes of "
            "each record."
        )
        if sheet.plan.kind == "certificate" and sheet.plan.shape != "list":
            kept = _("{file}, {sheet}: a training matrix has no place for {columns}: left out.")
        sheet.batch.report.note(
            kept.format(
                file=sheet.table.file,
                sheet=sheet.table.sheet or sheet.table.file,
                columns=", ".join(f"“{h}”" for h in headings),
            )
        )


def _tell_unknown(planned: Sequence[Planned], report: Report) -> None:
    for item in planned:
        if item.plan is None:
            report.note(
                _(
                    "{file}, {sheet}: this is no list that Muster knows, so nothing of it was "
                    "taken."
                ).format(file=item.table.file, sheet=item.table.sheet or item.table.file),
                _(
                    "If it holds safety records, say in a mapping file what its columns mean and "
                    "import it again with --map."
                ),
            )
