"""Gathers the files and folders that a person hands in, each looked at behind the intake door."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from desktop.errors import Refused, Unavailable
from desktop.exchange.report import Place, Report
from desktop.intake import Examined, Intake, Workbook
from desktop.language import _

TABLE_ENDINGS: Final = frozenset({".xlsx", ".csv", ".tsv", ".txt", ".tab"})
# what systems leave in folders by themselves; nobody filed these
LITTER: Final = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})

# done, of how many, the file's name; may raise to cancel
Progress = Callable[[int, int, str], None]


@dataclass
class Sources:
    """Everything readable: workbooks of sheets, and files that prove something."""

    workbooks: list[Workbook] = field(default_factory=list)
    files: list[Examined] = field(default_factory=list)


def gather(
    paths: Sequence[Path], intake: Intake, report: Report, progress: Progress | None = None
) -> Sources:
    """Look at every file below `paths`; one that cannot be taken is told and harms nothing else."""
    found = Sources()
    files = list(dict.fromkeys(file for path in paths for file in _files(path, report)))
    for number, file in enumerate(files):
        if progress:
            progress(number, len(files), file.name)
        try:
            _look(file, intake, found)
        except (Refused, Unavailable) as fault:
            report.refuse(Place(file.name), str(fault))
        except OSError:
            report.refuse(
                Place(file.name),
                _(
                    "{file} could not be opened. If another program has it open, close it there; "
                    "else ask for the right to read it. Then import again."
                ).format(file=file.name),
            )
    return found


def _files(path: Path, report: Report) -> Iterator[Path]:
    if not path.exists():
        report.refuse(Place(path.name), _("There is no file or folder {path}.").format(path=path))
        return
    if not path.is_dir():
        yield path
        return
    try:
        inside = sorted(path.iterdir())
    except OSError:
        report.refuse(
            Place(path.name),
            _(
                "The folder {folder} may not be read here. Ask for the right to read it, or copy "
                "it to your own documents."
            ).format(folder=path.name),
        )
        return
    for item in inside:
        if item.name.lower() not in LITTER and not item.name.startswith((".", "~$")):
            yield from _files(item, report)


def _look(file: Path, intake: Intake, found: Sources) -> None:
    if file.suffix.lower() in TABLE_ENDINGS and intake.looks_like_table(file):
        found.workbooks.append(intake.tables(file))
    else:
        found.files.append(intake.examine(file))
