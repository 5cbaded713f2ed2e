"""What Today shows comes without the database library, and not where drafts wait."""

import subprocess
import sys
from pathlib import Path

from desktop.services.drafts import Draft, drop_draft, keep_draft
from desktop.services.first_look import first_today
from desktop.services.today import today
from tests.builders.company import AS_OF, company_in

ROOT = Path(__file__).parents[2]
LOOK = """
import sys
from datetime import date
from pathlib import Path
from desktop.services.first_look import first_today
shown = first_today(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
print(shown.company)
print(*(name for name in sys.modules if name.partition(".")[0] in {"sqlalchemy", "alembic"}))
print(*(name for name in sys.modules if name.startswith("desktop.records")))
"""


def test_the_database_library_is_not_imported(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        path, name = company.file.path, today(company.file, AS_OF).company
    look = [sys.executable, "-c", LOOK, str(path), AS_OF.isoformat()]
    done = subprocess.run(look, cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [name, "", ""]


def test_drafts_wait_for_the_whole_file(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        kept = keep_draft(company.file, Draft("site", {"name": "Sh"}))
        assert first_today(company.file.path, AS_OF) is None
        drop_draft(company.file, kept)
        assert first_today(company.file.path, AS_OF) == today(company.file, AS_OF)
