"""Tells what the folder and the manifest of a package are made from, and what came of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy.engine import Connection

from desktop.audit.judged import Ref
from desktop.language import _, ngettext
from desktop.package.document import Written
from desktop.package.exhibits import COMPANY, LOOSE
from desktop.package.manifest import FileListed
from desktop.package.tables import Cell
from desktop.services.heads import heads
from desktop.services.packaging.choices import Built, Choices, ExhibitMade
from desktop.services.packaging.files import PaperFile
from desktop.services.packaging.gathered import Gathered
from desktop.services.packaging.hiding import nobody_hidden
from desktop.services.packaging.left_out_files import FileApart, files_apart
from desktop.services.packaging.logo import logo_file
from desktop.services.packaging.making import Hidden, Made
from desktop.services.packaging.people import hider_of
from desktop.services.packaging.selected import Exhibit, Selection
from desktop.services.packaging.told import PackageTold, Placed, Plan
from desktop.services.packaging.twin import LaidOut
from desktop.services.redaction.standing import hidings, standings
from desktop.services.submissions import Previous, previous
from desktop.store import history
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number

_MEGABYTE: Final = 1_000_000  # as portals and mail gateways count


@dataclass(frozen=True)
class Known:
    """What is read of the file beside the words: what proves a package, and what is not in it."""

    history: tuple[int, str]
    previous: Previous | None
    seals: Mapping[Ref, str]
    apart: tuple[FileApart, ...]
    logo: PaperFile | None = None


@dataclass(frozen=True)
class Whole:
    """The PDF as it was written: where it lies, what stands where, its SHA-256 and its size."""

    path: Path
    written: Written
    known: Mapping[Path, tuple[str, int]] = field(default_factory=dict)


def hidden_in(connection: Connection, company: CompanyFile, choices: Choices) -> Hidden:
    """Return what is hidden in files: parts drawn by hand always, words where names are."""
    if not choices.hide_names:
        return Hidden(nobody_hidden, drawn=hidings(connection))
    hider = hider_of(connection, company.private, choices)
    drawn = hidings(connection, hider.words)
    return Hidden(hider, hider.words, drawn, standings(connection))


def known_of(connection: Connection, chosen: Selection, hidden: Hidden) -> Known:
    """Return the head of the history, the package before, and the seals of records that go in."""
    wanted: dict[str, list[str]] = {}
    for one in chosen.exhibits:
        if one.record is not None:
            wanted.setdefault(one.record.kind, []).append(one.record.id)
    stored = heads(connection, wanted).values()
    return Known(
        history=history.head(connection),
        previous=previous(connection, chosen.as_of),
        seals={Ref(one.kind, one.id): one.checksum for one in stored},
        apart=files_apart(connection, chosen, hidden.hide),
        logo=logo_file(connection),
    )


def series_said() -> dict[str, str]:
    """Return what those exhibits are called that belong to no question."""
    return {COMPANY: _("Papers of the company"), LOOSE: _("Papers that no record names")}


def told_of(
    gathered: Gathered,
    chosen: Selection,
    choices: Choices,
    known: Known,
    made: Sequence[Made],
    whole: Whole,
) -> PackageTold:
    """Return all that the folder is laid out from, once the PDF is written."""
    written = whole.written
    plan = gathered.words.plan
    rows = [[_text(cell) for cell in row] for row in plan.rows]
    return PackageTold(
        company=gathered.company,
        title=_("Health and safety records"),
        pdf=whole.path,
        pages=written.pages,
        selection=chosen,
        exhibits=tuple(_placed(one, known, written) for one in made),
        plan=Plan(title=plan.title, headings=[one.title for one in plan.columns], rows=rows),
        history=known.history,
        previous=known.previous.head if known.previous else "",
        hide=choices.hide,
        own_copy=choices.own_copy,
        most_megabytes=choices.most_megabytes,
        left_out=[f"{one.what}. {one.why}" for one in gathered.words.left_out],
        series=series_said(),
        known={**whole.known, **{path: of for one in made for path, of in _hashed(one)}},
    )


def built_of(
    out: Path,
    package: PackageTold,
    laid: LaidOut,
    known: Known,
    made: Sequence[Made],
    written: Written,
) -> Built:
    """Return what came of it; troubles are for whoever builds it, with what to do about them."""
    chosen = package.selection
    return Built(
        folder=out,
        path=out / package.pdf.name,
        pages=written.pages,
        as_of=chosen.as_of,
        period=(chosen.period.start, chosen.period.end),
        is_draft=chosen.is_draft,
        exhibits=tuple(_exhibit(one, written, chosen) for one in made),
        troubles=tuple(f"{one.exhibit.number} {one.trouble}" for one in made if one.trouble),
        left_out=tuple(package.left_out),
        files=tuple(out / path for path in laid.originals),
        apart=known.apart,
        manifest=laid.head,
        previous=known.previous,
        own_copy=package.own_copy,
        remarks=tuple(
            remarks_on(
                laid.files,
                package.most_bytes,
                goes_out=not (package.own_copy or chosen.is_draft),
            )
        ),
    )


def remarks_on(
    files: Sequence[FileListed], most: int | None, *, goes_out: bool = True
) -> Iterator[str]:
    """Yield what a person has to know of sizes: what is in parts, and what no part is made of.

    Of one that is not to be sent, a draft or one's own copy, nobody is told to upload anything.
    """
    if most is None:
        return
    megabytes = say_number(most / _MEGABYTE)
    parts = sum(one.what == "part" for one in files)
    if parts:
        lies = ngettext(
            "The PDF is larger than {most} MB. A smaller one lies in the folder “In parts”.",
            "The PDF is larger than {most} MB. Its {n} parts lie in the folder “In parts”.",
            parts,
        )
        said = ngettext(
            "The PDF is larger than {most} MB. Upload the smaller one in the folder “In parts”.",
            "The PDF is larger than {most} MB. Upload its {n} parts from the folder “In parts”.",
            parts,
        )
        yield (said if goes_out else lies).format(most=megabytes, n=parts)
    for one in files:
        if one.bytes > most and not (one.what == "pdf" and parts):
            said = _(
                "'{file}' has {n} MB, and one file may have {most}. A single page cannot be parted:"
                " scan it with fewer dots an inch, or send that file in another way."
            )
            if not goes_out:
                said = _(
                    "'{file}' has {n} MB, and one file may have {most}. A single page cannot be "
                    "parted: scan it with fewer dots an inch."
                )
            size = say_number(one.bytes / _MEGABYTE, 1)
            yield said.format(file=one.path.rpartition("/")[2], n=size, most=megabytes)


def _placed(one: Made, known: Known, written: Written) -> Placed:
    exhibit = one.exhibit
    content = exhibit.file.sha256 if exhibit.file else known.seals.get(_ref(exhibit), "")
    return Placed(
        exhibit=exhibit,
        page=written.places[one.shown.key],
        pages=written.lengths[one.shown.key],
        made=one.pages,
        original=one.original,
        content=content,
        trouble=one.cause,
    )


def _exhibit(one: Made, written: Written, chosen: Selection) -> ExhibitMade:
    exhibit = one.exhibit
    proved = (chosen.by_number[number].record for number in exhibit.proves)
    return ExhibitMade(
        number=exhibit.number,
        name=exhibit.title,
        sha256=exhibit.file.sha256 if exhibit.file else "",
        pages=one.shown.pages,
        page=written.places[one.shown.key],
        records=tuple(ref.id for ref in (exhibit.record, *proved) if ref is not None),
        trouble=one.trouble or None,
        kind=exhibit.record.kind if exhibit.record else "evidence",
        day=exhibit.day,
        nature=exhibit.nature,
        questions=exhibit.questions,
    )


def _ref(exhibit: Exhibit) -> Ref:
    assert exhibit.record is not None  # an exhibit is a record, or else a file
    return exhibit.record


def _hashed(one: Made) -> Iterator[tuple[Path, tuple[str, int]]]:
    """Yield the files of which the SHA-256 and the size are known, because they were written."""
    file = one.exhibit.file
    if one.pages is not None and one.known is not None:
        yield one.pages, one.known
    if one.original is not None and file is not None:
        yield one.original, (file.sha256, file.size)


def _text(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else cell.text
