"""The manual on paper: cover, contents that lead, a page to sign, each paper with its files."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.intake import Intake
from desktop.package.sheets.said import Signatures
from desktop.services.evidence import attach
from desktop.services.manual.binder import print_manual
from desktop.services.manual.gathering import gather
from desktop.services.redaction.boxes import put
from tests.builders.company import AS_OF, Company
from tests.builders.on_paper import misplaced, pages, squeezed
from tests.builders.package_read import PackageRead
from tests.builders.papers import write_photo


@pytest.fixture
def papers(company: Company, intake: Intake, tmp_path: Path) -> dict[str, str]:
    """A policy with a scan, rules with a photo and the same scan, and a plan that is only words."""
    boss = company.worker("Rick Desjarlais", hired="2020-01-01")
    site = company.site("Shop", active=[("2020-01-01", None)])
    policy = company.save("policy", title="Safety policy", text="Everybody goes home.",
                          signed_by_id=boss, signed_on="2026-03-02", edition="3")  # fmt: skip
    rules = company.save("document", title="Company rules", kind="company_rules",
                         text="Wear the glasses.", signed_by_id=boss,
                         signed_on="2025-05-01")  # fmt: skip
    plan = company.save("emergency_plan", site_id=site, made_on="2026-01-05",
                        muster_point="Gate")  # fmt: skip
    company.save("duty_plan", kind="inspection", site_id=site, task="Walk the shop",
                 in_force_from="2025-01-01", rules=[{"rule": "monthly"}])  # fmt: skip
    scan, photo = tmp_path / "signed policy.pdf", tmp_path / "wall.jpg"
    canvas = Canvas(str(scan))
    canvas.drawString(100, 400, "The policy as it was signed")
    canvas.save()
    write_photo(photo, (20, 90, 30))
    assert attach(company.file, [scan], "policy", policy, intake).refused == []
    assert attach(company.file, [photo, scan], "document", rules, intake).refused == []
    return {"policy": policy, "rules": rules, "plan": plan}


@pytest.fixture
def bound(company: Company, papers: dict[str, str], tmp_path: Path) -> PackageRead:
    assert papers
    to = tmp_path / "out" / "manual.pdf"
    to.parent.mkdir()
    printed = print_manual(company.file, to, AS_OF)
    read = PackageRead(to)
    assert (printed.path, printed.pages) == (to, len(read.reader.pages))
    return read


def test_it_opens_with_a_cover_and_contents_that_lead_to_every_paper(bound: PackageRead) -> None:
    cover, contents = bound.texts[:2]
    assert "Bow River Mechanical Ltd." in cover
    assert "3 papers in force" in cover
    assert "2 scans and files" in cover
    for title in ("Safety policy", "Company rules", "Shop"):
        page = bound.page_of(next(m.title for m in bound.bookmarks if title in m.title))
        assert title in bound.texts[page - 1]
        assert title in contents
        assert str(page) in contents


def test_chapters_hold_their_papers(bound: PackageRead) -> None:
    depths = {mark.title: mark.depth for mark in bound.bookmarks}
    assert depths["Policy"] == depths["Rules and rights"] == depths["Emergencies"] == 0
    assert next(depth for title, depth in depths.items() if "Safety policy" in title) == 1


def test_a_page_to_sign_tells_every_paper_with_its_version(bound: PackageRead) -> None:
    page = bound.texts[bound.page_of("What this manual holds, and who signed it") - 1]
    assert "Safety policy 3 signed by Rick Desjarlais on 2 March 2026" in page
    assert "Owner or manager" in page
    assert "Worker or representative" in page


def test_it_promises_no_other_days_than_those_of_its_papers(
    company: Company, papers: dict[str, str], tmp_path: Path
) -> None:
    assert papers
    company.save("document", papers["rules"], review_months=12)
    company.save("policy", papers["policy"], review_months=36)
    to = tmp_path / "manual.pdf"
    print_manual(company.file, to, AS_OF)
    read = PackageRead(to)
    page = " ".join(
        read.texts[read.page_of("What this manual holds, and who signed it") - 1].split()
    )
    assert "at least once a year" not in page
    assert "Each paper is looked at again by the day that stands beside it." in page
    assert "to be looked at again by 2 March 2029" in page
    assert "was to be looked at again by 1 May 2026, which is past" in page


def test_nobody_who_is_not_here_is_asked_to_sign(company: Company) -> None:
    here = company.worker("Rick Desjarlais", hired="2020-01-01")
    left = company.worker("Ann Roy", hired="2020-01-01", left="2025-01-31")
    for title, who in (("Ours", {"signed_by_id": here}), ("Theirs", {"signed_by_id": left}),
                       ("Typed", {"signed_by_name": "R. Haugen"}),
                       ("By name", {"signed_by_name": "RICK  Desjarlais"})):  # fmt: skip
        company.save("policy", title=title, text="All go home.", signed_on="2026-03-02", **who)
    company.save("formal_hazard_assessment", title="Desk work", made_on="2026-01-01",
                 made_by_name="R. Haugen")  # fmt: skip
    signed = {
        sheet.title: part.signers
        for sheet in gather(company.file, AS_OF).sheets.values()
        for part in sheet.parts
        if isinstance(part, Signatures)
    }
    assert signed == {
        "Ours": (("Signed by", "Rick Desjarlais"),),
        "Theirs": (("Signed by", ""),),
        "Typed": (("Signed by", ""),),
        "By name": (("Signed by", "RICK  Desjarlais"),),
    }


def test_without_a_list_of_workers_whoever_is_named_signs(company: Company) -> None:
    company.save("policy", title="Ours", text="All go home.", signed_by_name="R. Haugen",
                 signed_on="2026-03-02")  # fmt: skip
    (sheet,) = gather(company.file, AS_OF).sheets.values()
    assert Signatures((("Signed by", "R. Haugen"),)) in sheet.parts


def test_the_schedule_is_in_it(bound: PackageRead) -> None:
    page = bound.texts[bound.page_of("What is done how often") - 1]
    assert "Walk the shop Shop monthly" in page


def test_files_stand_behind_the_paper_that_they_belong_to_first_and_once(
    bound: PackageRead,
) -> None:
    told = [squeezed(page.text) for page in pages(bound.path)]  # what lies in the frames, too
    scan = squeezed("The policy as it was signed")
    policy = next(n for n, text in enumerate(bound.texts) if "Everybody goes home." in text)
    assert scan in told[policy + 1]
    assert "M-01" in bound.texts[policy + 1]
    rules = next(n for n, text in enumerate(bound.texts) if "Wear the glasses." in text)
    assert "M-02" in bound.texts[rules + 1]
    assert sum(scan in text for text in told) == 1


def test_the_stamp_of_a_scan_stands_on_its_own_pages_and_on_no_other(bound: PackageRead) -> None:
    stamped = [text for text in bound.texts if "Exhibit M-" in text]
    assert len(stamped) == 2
    assert all("page 1 of 1" in text for text in stamped)


def test_what_is_hidden_by_hand_is_hidden_in_a_binder_too(
    company: Company, papers: dict[str, str], tmp_path: Path
) -> None:
    assert papers
    with company.file.reading() as connection:
        asked = "SELECT id FROM evidence WHERE name = 'signed policy.pdf'"
        scan = str(connection.exec_driver_sql(asked).scalar())
    put(company.file, scan, 1, (0.0, 0.3, 1.0, 0.7))
    to = tmp_path / "manual.pdf"
    print_manual(company.file, to, AS_OF)
    told = squeezed("".join(page.text for page in pages(to)))
    assert squeezed("Everybody goes home.") in told
    assert squeezed("The policy as it was signed") not in told


def test_every_page_has_its_number_and_nothing_hangs_over(bound: PackageRead) -> None:
    n = len(bound.texts)
    for number, text in enumerate(bound.texts[1:], 2):
        assert f"Page {number} of {n}" in text
    assert misplaced(bound.path) == []


def test_nothing_is_left_of_one_that_was_stopped(
    company: Company, papers: dict[str, str], tmp_path: Path
) -> None:
    assert papers
    folder = tmp_path / "stopped"
    folder.mkdir()
    with pytest.raises(CancelledError):
        print_manual(company.file, folder / "manual.pdf", AS_OF, is_stopped=lambda: True)
    assert list(folder.iterdir()) == []


def test_it_tells_how_far_it_is(company: Company, papers: dict[str, str], tmp_path: Path) -> None:
    assert papers
    heard: list[str] = []
    told: Callable[[int, int, str], None] = lambda _n, _of, about: heard.append(about)  # noqa: E731
    print_manual(company.file, tmp_path / "manual.pdf", AS_OF, told)
    assert heard[0] == "Reading the papers"
    assert "signed policy.pdf" in heard
    assert heard[-1] == "Putting the files in"


def test_without_files_and_without_papers_it_is_a_binder_still(
    company: Company, tmp_path: Path
) -> None:
    printed = print_manual(company.file, tmp_path / "manual.pdf", AS_OF)
    assert printed.pages == 3
