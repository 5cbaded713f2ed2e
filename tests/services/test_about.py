"""Whoever helps is told the versions in five lines, and the notices name what travels along."""

import platform

import pytest

from desktop import __version__
from desktop.cli import run
from desktop.services.about import notices, version_lines


def test_the_versions_are_a_line_each_muster_first() -> None:
    muster, python, qt, sqlite, system = version_lines()
    assert muster == f"Muster {__version__}"
    assert python == f"Python {platform.python_version()}"
    assert qt.startswith("Qt 6.")
    assert sqlite.startswith("SQLite 3.")
    assert "SQLCipher 4." in sqlite
    assert system.endswith(platform.machine())


def test_the_command_line_says_them(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.splitlines() == list(version_lines())


def test_a_linux_that_does_not_say_its_name_is_still_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nothing_there() -> dict[str, str]:
        raise FileNotFoundError

    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(platform, "freedesktop_os_release", nothing_there)
    assert version_lines()[-1] == f"Linux {platform.release()}, {platform.machine()}"


@pytest.mark.parametrize(
    ("name", "words"),
    [("Darwin", "macOS "), ("Windows", f"Windows {platform.release()}, build ")],
)
def test_the_other_systems_are_named_as_people_call_them(
    name: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "system", lambda: name)
    assert version_lines()[-1].startswith(words)


def test_the_notices_say_how_to_replace_qt() -> None:
    told = notices()
    assert "Replacing the Qt libraries" in told
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in told
