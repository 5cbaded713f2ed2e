"""A small package as it stands when its PDF is drawn, from which the folder is laid out."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from pypdf import PdfWriter

from desktop.audit.judged import Ref
from desktop.intake import Intake
from desktop.services.packaging.files import PaperFile
from desktop.services.packaging.period import Period
from desktop.services.packaging.selected import Exhibit, QuestionChosen, Selection
from desktop.services.packaging.told import PackageTold, Placed, Plan
from desktop.services.packaging.twin import LaidOut, lay
from tests.builders.small_protocol import SMALL

DAY: Final = date(2026, 11, 16)
HEAD: Final = "5" * 64


def pages(path: Path, count: int, width: int = 300) -> Path:
    """Write a PDF of empty pages, the same bytes each time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with PdfWriter() as writer:
        for number in range(count):
            writer.add_blank_page(width + number, 400)
        writer.write(path)
    return path


def file(name: str, media_type: str = "application/pdf") -> PaperFile:
    """A file of evidence."""
    filed = datetime(2026, 3, 3, tzinfo=UTC)
    return PaperFile("a" * 64, f"evidence-{name}", name, media_type, 9, None, filed, "", ())


def exhibit(number: str, title: str, **more: Any) -> Exhibit:
    """An exhibit of the question that its number names; a record unless a file is given."""
    question = number.partition("-")[0]
    given = {"day": date(2026, 3, 2), "nature": "operational", "questions": (question,), **more}
    if "file" not in given:
        given["record"] = Ref("inspection", f"id-{number}")
    return Exhibit(number=number, question=question, title=title, **given)


def question(code: str, exhibits: tuple[str, ...], **more: Any) -> QuestionChosen:
    """A question with half of its points."""
    given: dict[str, Any] = {
        "element": "1", "title": f"Is {code} in place?", "possible": Decimal(10),
        "points": Decimal(5), "is_not_applicable": False, "reason": "", "note": "It is.",
        "state": "partial", "counted": tuple(Ref("inspection", n) for n in "abc"), "gaps": (),
        "is_decided": True,
    }  # fmt: skip
    return QuestionChosen(code=code, exhibits=exhibits, **given | more)


def told_in(work: Path, **more: Any) -> PackageTold:
    """A package of a sheet, a file that two questions cite, a letter and a company paper."""
    work.mkdir(parents=True, exist_ok=True)
    pdf = pages(work / "Bow River_SECOR_package_2026-11-16.pdf", 8)
    letter = work / "letter.docx"
    letter.write_bytes(b"a letter")
    exhibits = (
        exhibit("1.1-01", "Vehicle inspection 101: brakes / “Élan”", files=("1.1-01a",)),
        exhibit("1.1-01a", "IMG_1.jpg", file=file("IMG_1.jpg"), proves=("1.1-01",)),
        exhibit("1.1-02", "=2+3 bill.pdf", file=file("bill.pdf"), questions=("1.1", "1.2")),
        exhibit("1.2-01", "Letter to Zoë", file=file("letter.docx"), day=None),
        exhibit("C-01", "Clearance letter", nature="register", questions=()),
    )
    placed = (
        Placed(exhibit=exhibits[0], page=3, pages=2, content="c" * 64),
        Placed(exhibit=exhibits[1], page=4, pages=1, made=pages(work / "photo.pdf", 1, 200)),
        Placed(exhibit=exhibits[2], page=5, pages=1, made=pages(work / "made.pdf", 1)),
        Placed(exhibit=exhibits[3], page=6, pages=1, original=letter),
        Placed(exhibit=exhibits[4], page=7, pages=2, trouble="It could not be shown."),
    )
    selection = Selection(
        assessment_id="assessment-1",
        is_signed=True,
        is_draft=False,
        protocol=SMALL,
        period=Period(date(2025, 11, 17), DAY),
        as_of=DAY,
        questions=(
            question("1.1", ("1.1-01", "1.1-02")),
            question("1.2", ("1.1-02", "1.2-01"), points=None),
            question("1.3", (), is_not_applicable=True, reason="There is none."),
        ),
        exhibits=exhibits,
    )
    rows = [("1.1", "=cmd|' /C calc'!A0", date(2027, 1, 31)), ("1.2", "Review", None)]
    told = PackageTold(
        company="Bow River <Mechanical> & Sons",
        title="Health and safety records",
        pdf=pdf,
        pages=8,
        selection=selection,
        exhibits=placed,
        plan=Plan(title="Action plan", headings=("Question", "What", "Due"), rows=rows),
        history=(1001, HEAD),
        left_out=("Evidence of earlier years: 1.",),
        series={"C": "Company"},
    )
    return replace(told, **more)


def laid_in(work: Path, intake: Intake, **more: Any) -> LaidOut:
    """The same, laid out."""
    return lay(work, told_in(work, **more), intake)
