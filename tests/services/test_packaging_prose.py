"""The sentences of a package do not say more than is so."""

from pathlib import Path

from desktop.services.packaging.build import build_package
from tests.builders.company import AS_OF, Company, day
from tests.builders.package_read import PackageRead


def test_sentences_say_no_more_than_is_so(company: Company, tmp_path: Path) -> None:
    sold = company.unit("103")
    company.change(sold, "sold", "2026-08-18")
    company.worker("Bob Left", hired="2019-01-02", left="2026-08-01")
    rick = company.worker(hired="2019-01-02")
    company.orientation(rick, "2019-01-02")
    welder = company.position("Welder")
    for name in ("H2S Alive", "First Aid"):
        company.requirement(company.certificate_type(name), welder)
    company.save("incident", happened_on=day("2026-10-01"), kind="near_miss", what="Slipped")
    read = PackageRead(build_package(company.file, tmp_path / "package", AS_OF).path)
    profile = read.chapter("Company profile")
    assert "2 records as they stand on 16 November 2026." in profile
    assert "1 record as it stands on 16 November 2026." in profile
    assert "2 on 16 November 2026" not in profile  # one of them has left
    assert "1 record, newest first." in profile  # of what was parked or sold
    training = read.chapter("3 Training")
    assert "what was done 17 November 2025 to 16 November 2026, and what holds from" in training
    assert "2 in all, on one line for each position." in training
    assert "1 record, 17 November 2025 to 16 November 2026." in read.chapter("5 Incidents")
