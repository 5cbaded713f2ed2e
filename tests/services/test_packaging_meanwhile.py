"""What others do to the records while a package is built of them, and what it says then."""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Unavailable
from desktop.services.auditing.auditor import Auditor
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.exporting import Exported, export_package
from desktop.services.packaging.gathered import gather
from desktop.services.packaging.selecting import select
from desktop.services.submissions import say_sent
from desktop.store import history
from desktop.store.file import CompanyFile
from tests.builders.company import AS_OF, Company, day
from tests.builders.package_read import PackageRead

Meanwhile = Callable[[Callable[[CompanyFile], None], int], None]


@pytest.fixture
def meanwhile(company: Company, monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """Have another program do something so many times, each time while words are gathered."""

    def begin(does: Callable[[CompanyFile], None], times: int) -> None:
        numbers = count(1)

        def gathering(*given: Any) -> Any:
            if next(numbers) <= times:
                path, clock = company.file.path, company.file.clock
                with CompanyFile.open(path, by="Another", clock=clock) as other:
                    does(other)
            return gather(*given)

        monkeypatch.setattr("desktop.services.packaging.one_state.gather", gathering)

    return begin


def near_miss(what: str) -> dict[str, Any]:
    return {"happened_on": day("2026-10-01"), "kind": "near_miss", "what": what}


def export(company: Company, out: Path) -> Exported:
    return export_package(company.file, out, AS_OF, Choices())


def test_a_package_is_of_one_state_though_another_program_writes(
    company: Company, tmp_path: Path, meanwhile: Meanwhile
) -> None:
    first = company.save_values("incident", near_miss("The guard was off"))

    def imports(other: CompanyFile) -> None:
        def work(t: Any) -> None:
            t.save("incident", near_miss("A hose burst"))
            t.save("incident", near_miss("The guard was loose"), first)

        other.write("Import", work)

    meanwhile(imports, 1)
    built = export(company, tmp_path / "out").built
    assert built is not None
    words = PackageRead(built.path).whole
    assert "The guard was off" not in words
    assert "The guard was loose" in words
    assert "A hose burst" in words
    assert {one.kind for one in built.exhibits} == {"incident"}
    assert len(built.exhibits) == 2
    told = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    with company.file.reading() as connection:
        assert (told["history"]["number"], told["history"]["hash"]) == history.head(connection)


def test_what_was_looked_at_before_an_edit_is_looked_at_again(
    company: Company, tmp_path: Path
) -> None:
    with closing(Auditor(company.file)) as auditor:
        chosen = select(company.file, auditor, AS_OF, Choices())
    company.save_values("incident", near_miss("A hose burst"))
    done = export_package(company.file, tmp_path / "out", AS_OF, Choices(), looked=(chosen, ()))
    assert done.built is not None
    assert [one.kind for one in done.built.exhibits] == ["incident"]
    assert done.concerns


def test_where_somebody_writes_all_the_time_nothing_is_built(
    company: Company, tmp_path: Path, meanwhile: Meanwhile
) -> None:
    def imports(other: CompanyFile) -> None:
        other.write("Import", lambda t: t.save("incident", near_miss("A hose burst")))

    meanwhile(imports, 99)
    with pytest.raises(Unavailable, match="being changed all the time"):
        export(company, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_package_that_an_older_backup_knows_nothing_of_is_told(
    company: Company, tmp_path: Path
) -> None:
    older = tmp_path / "older.muster"
    shutil.copy(company.file.path, older)
    company.save_values("incident", near_miss("The guard was off"))
    out = tmp_path / "out"
    first = export(company, out).built
    assert first is not None
    assert first.remarks == ()
    say_sent(company.file, out, "Energy Safety Canada", AS_OF)
    with CompanyFile.open(older, by="Test", clock=company.file.clock) as restored:
        # as many lines of history as the other, and others
        restored.write("Note", lambda t: t.save("incident", near_miss("A hose burst")))
        again = export_package(restored, out, AS_OF, Choices()).built
    assert again is not None
    assert again.previous is None
    (said,) = again.remarks
    assert said.startswith("The package of 16 November 2026 that lay there was built from records")
    assert json.loads((out / "manifest.json").read_bytes())["previous"] == ""
