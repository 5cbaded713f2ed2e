"""Every kind of page looks as somebody approved it; `--approve-pages` approves anew."""

from pathlib import Path
from typing import Final

import pytest
from PIL import Image, ImageDraw

from desktop.package.document import About, Document, Written
from desktop.package.paper import A4, LETTER
from desktop.package.submission import package_story
from tests.builders.approved import held_against, picture_of
from tests.builders.submission_words import whole

APPROVED: Final = Path(__file__).parent / "approved"
FRENCH: Final = "Compagnie générale d'entretien mécanique et de soudure de l'Ouest ltée"
KINDS: Final = ("cover", "signatures", "chart", "scores", "element-S4", "index",
                "exhibit-S4.2-01", "exhibit-S4.2-01a")  # fmt: skip


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Written]]:
    folder = tmp_path_factory.mktemp("look")
    made = {}
    for name, paper, company in (("letter", LETTER, "Bow River Mechanical Ltd."),
                                 ("a4", A4, FRENCH)):  # fmt: skip
        to = folder / f"{name}.pdf"
        about = About("Health and safety submission", company, foot="As of 16 November 2026")
        document = Document(about, paper=paper)
        made[name] = to, document.write(package_story(whole(company), document).story, to)
    return made


@pytest.mark.parametrize(
    ("paper", "kind"),
    [*(("letter", kind) for kind in KINDS), ("a4", "cover"), ("a4", "element-S4")],
)
def test_a_page_looks_as_it_was_approved(
    paper: str, kind: str, drawn: dict[str, tuple[Path, Written]], request: pytest.FixtureRequest
) -> None:
    """On A4 it is one with a long name."""
    pdf, written = drawn[paper]
    name = kind if paper == "letter" else f"{paper}-{kind}"
    approve = bool(request.config.getoption("--approve-pages"))
    picture = picture_of(pdf, written.places[kind])
    assert held_against(picture, APPROVED / f"{name}.png", approve=approve) == ""


def test_a_line_that_moved_is_noticed(tmp_path: Path) -> None:
    first = Image.new("RGB", (306, 396), "white")
    ImageDraw.Draw(first).rectangle((20, 100, 280, 108), fill="navy")
    moved = Image.new("RGB", (306, 396), "white")
    ImageDraw.Draw(moved).rectangle((20, 110, 280, 118), fill="navy")
    assert held_against(first, tmp_path / "a.png", approve=True) == ""
    assert held_against(first, tmp_path / "a.png", approve=False) == ""
    assert "other" in held_against(moved, tmp_path / "a.png", approve=False)
