"""What is written beside the code leads where it says and shows what is there."""

import re
from pathlib import Path

import pytest

from desktop.cli.parser import make_parser

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 150_000  # a picture stays in the repository for ever
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
each_page = pytest.mark.parametrize("page", PAGES, ids=NAMES)


@each_page
def test_links_and_pictures_lead_to_files(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).is_file(), target


def test_the_readme_shows_the_window_first() -> None:
    shown = re.findall(r"!\[(.+?)\]\((.+?)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert Path(shown[0][1]).name == "today.png"
    assert all(words for words, _path in shown)


def test_pictures_are_small_shown_and_drawn_by_the_script() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    script = (PICTURES / "draw.py").read_text(encoding="utf-8")
    pictures = sorted(PICTURES.glob("*.png"))
    assert pictures
    for picture in pictures:
        assert picture.stat().st_size < MOST_BYTES, picture.name
        assert f"(docs/pictures/{picture.name})" in readme, picture.name
        assert f'"{picture.stem}"' in script or f'"{picture.name}"' in script, picture.name


def test_the_readme_names_commands_that_there_are() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| [^|]+ \| `([a-z]+) ([^`]*)`", readme, re.MULTILINE)
    assert len(rows) > 10
    parser = make_parser()
    for verb, rest in rows:
        words = [part.strip('"') for part in re.findall(r'"[^"]*"|\S+', rest)]
        assert parser.parse_args([verb, *words]).verb == verb


def test_every_decision_is_listed_and_numbered_in_order() -> None:
    folder = ROOT / "docs" / "decisions"
    files = sorted(path.name for path in folder.glob("0*.md"))
    listed = re.findall(r"\]\((0\d+[^)]+)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert listed == files
    for number, name in enumerate(files, 1):
        text = (folder / name).read_text(encoding="utf-8")
        assert name.startswith(f"{number:04}-")
        assert text.startswith(f"# {number}. ")
