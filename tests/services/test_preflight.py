"""The look before sending over a company file: what goes in is looked at, and only that."""

import io
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageDraw

from desktop.audit.judged import Ref
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.errors import Unavailable
from desktop.intake import Intake
from desktop.services.auditing.auditor import Auditor
from desktop.services.evidence import attach, showing
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.files import PaperFile, chosen_files
from desktop.services.packaging.period import Period
from desktop.services.packaging.selected import Exhibit, QuestionChosen, Selection
from desktop.services.preflight import looking
from desktop.services.preflight.concern import Concern
from desktop.services.preflight.looking import Looks, look_over
from desktop.services.today.shown import Target
from desktop.store.file import CompanyFile
from tests.builders import ugly
from tests.builders.company import AS_OF, Company, company_in

FILES = ("blank.png", "sideways.png", "locked.pdf", "sign-in.txt", "left-out.txt", "half.pdf")
Found = dict[str, Concern]


def print_on(turned: bool) -> bytes:
    page = Image.new("L", (600, 800), 245)
    for row in range(28):
        ImageDraw.Draw(page).rectangle((60, 60 + 25 * row, 300 + 40 * (row % 5), 69 + 25 * row), 30)
    whole = io.BytesIO()
    (page.rotate(90, expand=True) if turned else page).save(whole, "PNG")
    return whole.getvalue()


def contents(name: str) -> bytes:
    """Return what is in a file of that name."""
    if name == "blank.png":
        whole = io.BytesIO()
        Image.new("L", (600, 800), 250).save(whole, "PNG")
        return whole.getvalue()
    if name == "sideways.png":
        return print_on(turned=True)
    if name == "locked.pdf":
        whole = io.BytesIO()
        with pikepdf.open(io.BytesIO(ugly.paper())) as pdf:
            pdf.save(whole, encryption=pikepdf.Encryption(owner="o", user="secret"))
        return whole.getvalue()
    if name == "half.pdf":
        return ugly.paper()
    return f"{name}: Rick, SIN 046 454 286".encode()


class Shop:
    """A company with an assessment under way, a policy of somebody who left, a drill, files."""

    def __init__(self, company: Company, folder: Path, intake: Intake) -> None:
        self.company, self.intake = company, intake
        carol = company.worker("Carol Nygaard", "2019-01-01", "2026-08-31", is_owner=True)
        self.policy = company.save(
            "policy", title="Safety policy", signed_by_id=carol, signed_on=date(2026, 2, 2)
        )
        self.drill = company.save(
            "drill", held_on=date(2026, 5, 5), scenario="Fire", went_well="Born 1984-03-02, slow"
        )
        self.assessment = company.save("assessment", purpose="certification", protocol=GENERIC)
        hurt = company.save("first_aid_record", happened_on=date(2026, 3, 3))
        company.save_values(
            "question_support",
            {"assessment_id": self.assessment, "question": "S6.6",
             "record_kind": "first_aid_record", "record_id": hurt},
        )  # fmt: skip
        answer = company.save(
            "answer", assessment_id=self.assessment, question="S6.5", points=5, note="Held in May."
        )
        company.save(
            "corrective_action",
            what="Hold another",
            found_on=AS_OF,
            source_kind="answer",
            source_id=answer,
        )
        for name in FILES:
            (folder / name).write_bytes(contents(name))
        attach(company.file, [folder / name for name in FILES], "drill", self.drill, intake)
        with company.file.reading() as connection:
            chosen = chosen_files(connection, {"drill": [self.drill]})
        self.files = {one.name: one for one in chosen.by_record["drill", self.drill]}

    def selection(self, *names: str) -> Selection:
        """Return what goes in: both records, and the files of these names."""
        policy = _exhibit("S1.1-01", "S1.1", record=Ref("policy", self.policy), nature="directive")
        drill = _exhibit("S6.5-01", "S6.5", record=Ref("drill", self.drill))
        files = [
            _exhibit(f"S6.5-01{chr(ord('a') + n)}", "S6.5", file=self.files[name])
            for n, name in enumerate(names)
        ]
        return Selection(
            assessment_id=self.assessment,
            is_signed=False,
            is_draft=True,
            protocol=protocol(GENERIC),
            period=Period(date(2025, 11, 17), AS_OF),
            as_of=AS_OF,
            questions=(_answered("S1.1"), _answered("S6.5")),
            exhibits=(policy, drill, *files),
        )

    def look(self, *names: str, **how: Any) -> list[Concern]:
        return list(
            look_over(self.company.file, AS_OF, Choices(), self.selection(*names),
                      intake=self.intake, **how)
        )  # fmt: skip


def _exhibit(number: str, question: str, nature: str = "operational", **of: Any) -> Exhibit:
    file: PaperFile | None = of.get("file")
    return Exhibit(
        number=number, question=question, title=file.name if file else "A record",
        day=date(2026, 5, 5), nature=nature, questions=(question,), **of,
    )  # fmt: skip


def _answered(code: str) -> QuestionChosen:
    return QuestionChosen(
        code=code, element=code[:2], title=code, possible=Decimal(10), points=Decimal(5),
        is_not_applicable=False, reason="", note="Done.", state="partial", exhibits=("S6.5-01",),
        gaps=(), is_decided=True,
    )  # fmt: skip


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, intake: Intake) -> Iterator[Shop]:
    folder = tmp_path_factory.mktemp("shop")
    with company_in(folder) as company:
        yield Shop(company, folder, intake)


def about(found: list[Concern]) -> set[tuple[str, str | None]]:
    return {(one.key, one.exhibit) for one in found}


def test_records_company_and_assessment_are_looked_at(shop: Shop) -> None:
    assert about(shop.look()) == {
        ("wcb_account", None), ("industry_code", None), ("audit_date", None), ("signature", None),
        ("partner", None), ("secor_number", None), ("representative", None),
        ("assessor", None), ("no_action", None), ("signer_left", "S1.1-01"), ("restricted", None),
        ("private_number", "S6.5-01"),
    }  # fmt: skip


def test_what_is_planned_counts_for_its_own_question(shop: Shop) -> None:
    (one,) = (found for found in shop.look() if found.key == "no_action")
    assert one.sentence.startswith("S1.1 ")
    assert one.where is not None
    assert (one.where.kind, one.where.record_id) == ("the_assessment", "S1.1")


def test_files_are_looked_at_each_for_what_it_is(shop: Shop) -> None:
    found = shop.look("blank.png", "sideways.png", "locked.pdf", "sign-in.txt")
    assert about(found) - about(shop.look()) == {
        ("blank", "S6.5-01a"), ("sideways", "S6.5-01b"), ("locked", "S6.5-01c"),
        ("private_number", "S6.5-01d"), ("other_type", "S6.5-01d"),
    }  # fmt: skip


def test_what_stays_out_is_not_looked_at(shop: Shop) -> None:
    assert "left-out" not in " ".join(one.sentence for one in shop.look("sign-in.txt"))


def test_a_damaged_file_is_said_and_stops_nothing(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = shop.files["half.pdf"].evidence_id

    def content_of(company: CompanyFile, evidence_id: str) -> bytes:
        if evidence_id == damaged:
            raise Unavailable("'half.pdf' is damaged inside company.muster.")
        return showing.content_of(company, evidence_id)

    monkeypatch.setattr(looking, "content_of", content_of)
    found = about(shop.look("half.pdf", "blank.png"))
    assert {("not_shown", "S6.5-01a"), ("blank", "S6.5-01b")} <= found


def test_a_content_is_looked_at_once_for_several_looks(shop: Shop) -> None:
    looks: Looks = {}
    first = shop.look("blank.png", looks=looks)
    assert set(looks) == {shop.files["blank.png"].sha256}
    looks[shop.files["blank.png"].sha256] = "It was not looked at again."
    again = shop.look("blank.png", looks=looks)
    assert ("blank", "S6.5-01a") in about(first)
    assert ("not_shown", "S6.5-01a") in about(again)


def test_it_tells_of_each_file_and_stops_at_once(shop: Shop) -> None:
    said: list[tuple[int, int, str]] = []
    shop.look("blank.png", "sign-in.txt", told=lambda *told: said.append(told))
    assert [(done, of) for done, of, _about in said] == [(0, 1), (0, 2), (1, 2)]
    assert said[1][2] == "Looking at blank.png"
    with pytest.raises(CancelledError):
        shop.look("blank.png", is_stopped=lambda: True)


def test_an_auditor_at_hand_is_asked_instead_of_a_new_one(shop: Shop) -> None:
    auditor = Auditor(shop.company.file)
    assert about(shop.look(auditor=auditor)) == about(shop.look())
    auditor.close()


def test_without_an_assessment_it_is_a_draft(shop: Shop) -> None:
    draft = replace(shop.selection(), assessment_id=None)
    found = look_over(shop.company.file, AS_OF, Choices(), draft, intake=shop.intake)
    assert "draft" in {one.key for one in found}
    assert not {"signature", "audit_date", "no_action"} & {one.key for one in found}


def test_where_names_are_hidden_no_sentence_has_one(shop: Shop) -> None:
    look = partial(look_over, shop.company.file, AS_OF, selection=shop.selection())
    shown, hidden = (
        look(choices=Choices(hide=how), looks_at_pages=False) for how in ("", "initials")
    )
    assert any("Carol Nygaard" in one.sentence for one in shown)
    assert not any("Nygaard" in one.sentence for one in hidden)
    assert [one.key for one in shown] == [one.key for one in hidden]


def test_without_a_look_at_pages_nothing_is_said_of_them(shop: Shop) -> None:
    found = shop.look("blank.png", "locked.pdf", "sign-in.txt", looks_at_pages=False)
    assert about(found) - about(shop.look()) == {
        ("private_number", "S6.5-01c"), ("other_type", "S6.5-01c"), ("warned", "S6.5-01b"),
    }  # fmt: skip


def test_an_investigation_tells_what_of_its_incident_is_undecided(shop: Shop) -> None:
    company = shop.company
    hit = company.save("incident", kind="near_miss", happened_on=date(2026, 2, 26), what="A disc",
                       reportable="undecided")  # fmt: skip
    looked = company.save("investigation", incident_id=hit, started_on=date(2026, 2, 27))
    one = _exhibit("S5.4-01", "S6.5", record=Ref("investigation", looked))
    chosen = replace(shop.selection(), exhibits=(one,))
    found = look_over(company.file, AS_OF, Choices(), chosen, looks_at_pages=False)
    (told,) = [each for each in found if each.key == "report_undecided"]
    assert told.where == Target("incidents", "incident", hit, at="reportable")
    assert told.exhibit == "S5.4-01"
