"""Companies in which names, numbers and days are planted wherever one may slip through.

Every planted word is made of syllables that no other word has, so that finding a piece of it in a
finished package is proof, however it was written.
"""

import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Final

import pikepdf
from PIL import Image, PngImagePlugin
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop.intake import Intake
from desktop.services.evidence import attach
from desktop.services.redaction.boxes import say_looked_through
from desktop.store.file import CompanyFile
from tests.builders.company import AS_OF, NOON, Company
from tests.builders.hostile import letter

_BEGINS: Final = ("Zor", "Quix", "Vek", "Xil", "Wyb", "Jur", "Kaz", "Ozb", "Uvq", "Yax", "Éxo")
_ENDS: Final = ("vekqa", "zubix", "qylor", "xandu", "wozim", "jekqui", "zéphq", "vuxøl", "qazik")
_GAP: Final = r"[^0-9a-z]{0,3}"  # between two digits of one number
_FONTS: Final = ("Helvetica", "Times-Roman", "Courier-Bold")


@dataclass(frozen=True)
class Person:
    """Somebody whose name must not be read."""

    first: str
    last: str
    known_as: str
    phone: str

    def written(self, random: Random) -> str:
        """How somebody writes the name this time."""
        first, last = self.first, self.last
        ways = (
            f"{first} {last}", f"{last}, {first}", f"{first.upper()} {last.upper()}",
            f"{first[0]}. {last}", f"{last} {first[0]}.", f"{first}'s", f"{last}’s", self.known_as,
            f"{first}{last}", f"{last}_{first}", unicodedata.normalize("NFD", f"{first} {last}"),
            f"{first.lower()} {last.lower()}", f"{first} ({self.known_as}) {last}", f"{first}s",
            f"({first}/{last})", f"{first}\t{last}", f"{first[0].lower()}{_plain(last).lower()}",
        )  # fmt: skip
        return random.choice(ways)


@dataclass
class Planted:
    """What was planted: words of which no piece may be found, and rows of digits."""

    words: set[str] = field(default_factory=set)
    digits: set[str] = field(default_factory=set)

    def in_text(self, text: str) -> Iterator[str]:
        """Yield what of it a text says, whatever stands between the letters."""
        plain = _plain(text).casefold()
        letters = "".join(one for one in plain if one.isalpha())
        yield from (word for word in self.words if word in letters)
        for row in self.digits:
            if re.search(rf"(?<![0-9a-f]){_GAP.join(row)}(?![0-9a-f])", plain):
                yield row


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("Ø", "O"))
    return "".join(one for one in folded if not unicodedata.combining(one))


def planted_company(seed: int, folder: Path, intake: Intake) -> tuple[CompanyFile, Planted]:
    """Make a small company by a seed; whoever asks closes the file."""
    random = Random(seed)
    file = CompanyFile.create(folder / f"{seed}.muster", by="Office", clock=lambda: NOON)
    company, planted = Company(file), Planted()
    crew = [_person(random, planted) for _n in range(random.randint(2, 5))]
    company.together(lambda: _records(company, crew, random, planted))
    papers = folder / f"papers {seed}"
    papers.mkdir()
    files = [*_papers(papers, crew, random, planted)]
    told = attach(file, files, "incident", _the_incident(file), intake)
    for record, path in zip(told.ids, files, strict=False):
        if path.suffix == ".png" and random.random() < 0.5:
            say_looked_through(file, record, "a photo", is_looked_through=True)
    return file, planted


def _person(random: Random, planted: Planted) -> Person:
    def word() -> str:
        return random.choice(_BEGINS) + random.choice(_ENDS) + random.choice("abdegiklmnop")

    first, last, known_as = word(), word(), word()
    if random.random() < 0.2:
        last = f"{last}-{word()}"
    if random.random() < 0.1:
        first = f"{first} {word()}"
    phone = f"{random.choice((403, 587, 780))}555{random.randint(1000, 9999)}"
    for name in (first, last, known_as):
        for part in name.replace("-", " ").split():
            planted.words.add(_plain(part).casefold())
    planted.digits.add(phone)
    return Person(first, last, known_as, phone)


def _said(crew: list[Person], random: Random, planted: Planted, *, phones: bool = True) -> str:
    """A sentence as a foreman types it."""
    one, other = random.choice(crew), random.choice(crew)
    phone = one.phone
    area, three, four = phone[:3], phone[3:6], phone[6:]
    shown = (f"{area}-{three}-{four}", f"({area}) {three} {four}", phone)
    mail = f"{_plain(one.first).lower().replace(' ', '.')}@example.com"
    ways: list[Callable[[], str]] = [
        lambda: f"led by {one.written(random)} with {other.written(random)}.",
        lambda: f"{one.written(random)}; {other.written(random)} slipped on ice",
        lambda: f"write to {mail}, {one.written(random)}",
        lambda: f"SIN {_sin(random, planted)} of {one.written(random)}",
        lambda: f"{one.written(random)}, born on {_birth(random, planted)}",
    ]
    if phones:
        ways.append(lambda: f"call {one.written(random)} at {random.choice(shown)}")
    return random.choice(ways)()


def _sin(random: Random, planted: Planted) -> str:
    row = [random.randint(1, 7), *(random.randint(0, 9) for _n in range(7))]
    doubled = [2 * n if at % 2 else n for at, n in enumerate(row)]
    row.append(-sum(n - 9 if n > 9 else n for n in doubled) % 10)
    digits = "".join(map(str, row))
    planted.digits.add(digits)
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def _birth(random: Random, planted: Planted) -> str:
    year, month, day = random.randint(1951, 1999), random.randint(10, 12), random.randint(10, 28)
    planted.digits.add(f"{year}{month}{day}")
    return f"{year}-{month}-{day}"


def _records(company: Company, crew: list[Person], random: Random, planted: Planted) -> None:
    contact, firm = _person(random, planted), random.choice(("Hart Crane", "Ok Tire"))
    contact = replace(contact, known_as=contact.first)  # no record knows what else one says
    visitor = _person(random, planted)
    company.save("company", legal_name="Prairie Ltd.", province="AB", wcb_accounts="1234567")
    mail = f"{_plain(contact.last)}@hart.example"
    reached = f"{contact.first} {contact.last}, {contact.phone}, {mail}"
    company.save("contractor", company=firm, contact=reached)
    ids = [
        company.save(
            "worker", first_name=one.first, last_name=one.last, known_as=one.known_as,
            phone=one.phone, number=str(10 + n), employment=[{"from_on": "2020-01-01"}],
        )
        for n, one in enumerate(crew)
    ]  # fmt: skip
    everyone = [*crew, contact]

    def said() -> str:
        return _said(everyone, random, planted)

    day = AS_OF - timedelta(days=random.randint(20, 200))
    company.policy(day, title=f"Policy {random.choice(crew).written(random)}", signed_by_id=ids[0])
    full = f"{visitor.first} {visitor.last}"
    company.save("orientation", visitor_name=full, done_on=day, notes=f"{full}: {said()}")
    for n in range(3):
        company.meeting(
            day + timedelta(days=n), topics=said(), notes=said(),
            attendees=[{"worker_id": ids[0]}, {"name": full}],
        )  # fmt: skip
    card = company.certificate_type()
    company.certificate(ids[-1], card, expires="2027-05-01", issued="2026-05-01", notes=said())
    company.action(said(), found=day, assigned_name=full, notes=said())
    company.save("incident", happened_on=day, kind="near_miss", what=said())
    company.save("document", title=said()[:190], signed_on=day, text=said())


def _the_incident(file: CompanyFile) -> str:
    from desktop.records import kind_of
    from desktop.store import aggregate

    with file.reading() as connection:
        return min(aggregate.read(connection, kind_of("incident")))


def _papers(folder: Path, crew: list[Person], random: Random, planted: Planted) -> Iterator[Path]:
    for n in range(random.randint(1, 2)):
        name = random.choice(crew).written(random).translate({ord("/"): "-", ord("\t"): " "})
        path = folder / f"{n} {name}.pdf"
        path.write_bytes(_pdf(crew, random, planted))
        yield path
    photo = folder / f"{random.choice(crew).last} card.png"
    about = PngImagePlugin.PngInfo()
    about.add_text("Author", f"{crew[0].first} {crew[0].last}")
    Image.new("RGB", (90, 60), "white").save(photo, pnginfo=about)
    yield photo
    if random.random() < 0.5:
        note = folder / f"{crew[0].first} note.docx"
        note.write_bytes(letter(_said(crew, random, planted)))
        yield note


def _pdf(crew: list[Person], random: Random, planted: Planted) -> bytes:
    """A PDF with names on its pages, under a scan, in its margins, and wherever none is seen."""
    whole = io.BytesIO()
    canvas = Canvas(whole, pagesize=(612, 792), pageCompression=random.randint(0, 1))
    canvas.setAuthor(crew[0].written(random))
    canvas.setTitle(_said(crew, random, planted))
    for number in range(random.randint(1, 2)):
        canvas.bookmarkPage(str(number))
        canvas.addOutlineEntry(crew[-1].written(random), str(number))
        for line in range(random.randint(1, 4)):
            canvas.setFont(random.choice(_FONTS), random.choice((7, 11, 24)))
            text = canvas.beginText(random.randint(20, 200), 720 - 90 * line)
            text.setTextRenderMode(random.choice((0, 0, 0, 3)))  # 3 is seen by machines only
            text.setCharSpace(random.choice((0, 0, 1.5)))
            # names that the fonts of every reader have, as they were typed
            text.textLine(_plain(_said(crew, random, planted)).replace("\t", " "))
            canvas.drawText(text)
        if random.random() < 0.3:
            scan = ImageReader(Image.new("L", (60, 60), 200))
            canvas.drawImage(scan, 30, 30, 550, 300)
        canvas.showPage()
    canvas.save()
    made = io.BytesIO()
    with pikepdf.open(whole) as pdf:
        pdf.pages[0].rotate(random.choice((0, 0, 90, 270)), relative=False)
        if random.random() < 0.4:
            pdf.attachments["list.txt"] = crew[0].written(random).encode()
        if random.random() < 0.3:
            words = f"/Span <</ActualText ({_plain(crew[0].last)})>> BDC EMC".encode()
            pdf.pages[0].contents_add(pikepdf.Stream(pdf, words))
        pdf.save(made)
    return made.getvalue()
