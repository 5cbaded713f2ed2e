"""Imports sheets, scans and photos into a company file: look, plan, then write all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.errors import Refused, Unavailable
from desktop.exchange.guessing import guess
from desktop.exchange.importing import write_everything
from desktop.exchange.mapping import Planned
from desktop.exchange.report import Report
from desktop.exchange.saved_mapping import as_toml, corrected
from desktop.exchange.sources import Progress, Sources, gather
from desktop.exchange.spreadsheets import write_refused
from desktop.intake import Intake
from desktop.language import _
from desktop.services.backups import Places, Why, back_up_before
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction


@dataclass
class Looked:
    """What was handed in, not written yet: a person may correct `planned` before it goes on."""

    sources: Sources
    planned: list[Planned]
    report: Report


class _OnlyTrying(Exception):
    """Ends the action of a dry run, so that the database takes everything back."""


def look(
    paths: Sequence[Path],
    mapping: Path | None = None,
    progress: Progress | None = None,
    intake: Intake | None = None,
) -> Looked:
    """Read everything and guess what it is. Raises `Refused` for a mapping file with faults."""
    report = Report()
    if intake is not None:
        sources = gather(paths, intake, report, progress)
    else:
        with Intake() as own:
            sources = gather(paths, own, report, progress)
    planned = guess(sources.workbooks)
    for book in sources.workbooks:
        for warning in book.warnings:
            report.note(warning)
        if not any(item.table.file == book.name for item in planned):
            report.note(
                _("{file}: there is no table in it, so nothing of it was taken.").format(
                    file=book.name
                )
            )
    if mapping:
        planned = corrected(planned, sources.workbooks, mapping)
    return Looked(sources, planned, report)


def write(
    company: CompanyFile,
    looked: Looked,
    name: str,
    as_of: date | None,
    today: date,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Write what was looked at, as one action; a dry run does the same and takes it back."""
    report = looked.report

    def work(t: Transaction) -> None:
        write_everything(t, looked.sources, looked.planned, report, as_of, today, progress)
        if dry_run:
            raise _OnlyTrying

    try:
        company.write(name, work)
    except _OnlyTrying:
        report.note(_("This was a trial: nothing was written."))
    return report


def import_paths(
    company: CompanyFile,
    paths: Sequence[Path],
    *,
    today: date,
    as_of: date | None = None,
    mapping: Path | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    places: Places | None = None,
) -> tuple[Report, list[Planned]]:
    """Import files and folders; returns what came of it and what each sheet was taken for.

    `as_of` dates what the sheets leave undated (readings); `today` is the day of the import. With
    `places`, the file is backed up there before anything is written.
    """
    if not any(path.exists() for path in paths):
        raise Unavailable(
            _("There is no file or folder {path}. Check the name and the folder.").format(
                path=paths[0]
            )
        )
    looked = look(paths, mapping, progress)
    name = _("Import of {what}").format(
        what=", ".join(path.name or str(path) for path in paths)[:200]
    )
    if places is not None and not dry_run:
        back_up_for_import(company, looked.report, places, progress)
    report = write(company, looked, name, as_of, today, dry_run=dry_run, progress=progress)
    return report, looked.planned


def back_up_for_import(
    company: CompanyFile, report: Report, places: Places, progress: Progress | None = None
) -> None:
    """Back up before an import; where that cannot be, the report says why and the import goes on.

    One undo takes it back as well.
    """
    not_made = back_up_before(company, places, Why.IMPORT, tell=progress)
    if not_made:
        report.note(_("There is no backup of just before this import: {why}").format(why=not_made))


def may_be_written(path: Path | None, ending: str) -> None:
    """Raise `Refused` when a file that somebody wants written would replace one or cannot be."""
    if path is None:
        return
    if path.suffix.lower() != ending:
        raise Refused(
            _("{file} must end in {ending}. Nothing was imported.").format(
                file=path.name, ending=ending
            )
        )
    if path.exists():
        raise Refused(
            _("{file} exists already. Nothing was imported. Choose another name.").format(
                file=path.name
            )
        )
    if not path.absolute().parent.is_dir():
        raise Refused(
            _("The folder {folder} does not exist. Nothing was imported.").format(
                folder=path.absolute().parent
            )
        )


def save_mapping(planned: Sequence[Planned], path: Path) -> None:
    """Write down what each sheet was taken for, for a person to correct and give back."""
    try:
        path.write_text(as_toml(planned), encoding="utf-8")
    except OSError as fault:
        raise Unavailable(_("{file} could not be written.").format(file=path)) from fault


def save_refused(report: Report, path: Path) -> None:
    """Write the refused rows as a sheet to fix."""
    write_refused(report, path)
