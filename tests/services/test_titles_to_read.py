"""A title says of the number of a version what it is."""

from pathlib import Path

from desktop.services.heads import heads, titles_with
from tests.builders.company import company_in


def test_a_bare_number_of_a_version_is_said_to_be_one(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        numbered = company.save("checklist", title="Truck inspection", edition=2)
        lettered = company.save("document", title="Fall protection", edition="Rev C")
        with company.file.reading() as connection:
            stored = heads(connection, {"checklist": [numbered], "document": [lettered]})
            titles = titles_with(connection, stored)
            said = [titles.of(stored[id_]) for id_ in (numbered, lettered)]
    assert said == ["Truck inspection version 2", "Fall protection Rev C"]
