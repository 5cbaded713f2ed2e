"""`python3 run.py` where there is no screen: the demonstration company on paper and in pictures."""

from pathlib import Path

import pytest

import run


@pytest.fixture
def done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The `muster` commands that were run, without their beginning."""
    commands: list[list[str]] = []

    def called(command: list[str]) -> int:
        commands.append(command[len(run.MUSTER) :])
        return 1 if commands[-1][0] in ("check", "export") else 0

    monkeypatch.setattr(run, "HERE", tmp_path)
    monkeypatch.setattr(run, "_missing", lambda _wanted: {})
    monkeypatch.setattr(run, "_digest", lambda lock: lock)
    monkeypatch.setattr(run, "_become", called)
    monkeypatch.setattr(run.subprocess, "call", called)
    monkeypatch.setattr(run.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return commands


def test_without_a_screen_it_makes_checks_packs_and_draws(
    tmp_path: Path, done: list[list[str]]
) -> None:
    out = tmp_path / "out"
    run.main([])
    company = str(out / "demo.muster")
    assert done == [
        ["demo", company],
        ["check", company],
        ["export", company, "--out", str(out / "package")],
        ["shots", company, "--out", str(out)],
    ]


def test_with_a_screen_it_opens_the_window(
    tmp_path: Path, done: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    run.main([])
    assert [command[0] for command in done] == ["demo", "open"]
    assert tmp_path / "out" in tmp_path.iterdir()
