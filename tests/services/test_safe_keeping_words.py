"""How old a backup is and when it was made, as people say it."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.services.safe_keeping.words import age_said, counts_said, group_said, moment_said

# moments are said by the clock on the wall, so they are given by it
NOW = datetime(2026, 11, 16, 14, 30).astimezone()


def before(**span: int) -> datetime:
    return NOW - timedelta(**span)


@pytest.mark.parametrize(
    ("made_at", "words"),
    [
        (before(seconds=90), "Last good backup a moment ago"),
        (before(minutes=12), "Last good backup 12 minutes ago"),
        (before(minutes=59), "Last good backup 59 minutes ago"),
        (before(minutes=60), "Last good backup 1 hour ago"),
        (before(hours=14), "Last good backup 14 hours ago"),
        (before(hours=15), "Last good backup yesterday"),
        (before(days=2), "Last good backup 2 days ago"),
        (before(days=400), "Last good backup 400 days ago"),
    ],
)
def test_how_old_a_backup_is(made_at: datetime, words: str) -> None:
    age = age_said(made_at.astimezone(UTC), NOW, is_changed=False)
    assert (age.words, age.tone) == (words, "plain")


def test_no_backup_is_told_with_a_warning() -> None:
    assert age_said(None, NOW, is_changed=False).words == "No backup yet"
    assert age_said(None, NOW, is_changed=True).tone == "amber"


def test_only_what_was_changed_since_makes_an_old_backup_worth_a_warning() -> None:
    age = age_said(before(days=9), NOW, is_changed=True)
    assert age.words == "Last good backup 9 days ago, and the file was changed since"
    assert age.tone == "amber"
    assert age_said(before(hours=20), NOW, is_changed=True).tone == "plain"


def test_a_backup_of_tomorrow_asks_for_a_look_at_the_clock() -> None:
    age = age_said(before(days=-3), NOW, is_changed=False)
    assert (age.words, age.tone) == ("Last good backup on 19 November", "amber")
    assert "clock" in age.more


@pytest.mark.parametrize(
    ("at", "moment", "group"),
    [
        (before(minutes=10), "today at 14:20", "Today"),
        (before(days=1), "yesterday at 14:30", "Yesterday"),
        (before(days=7), "Monday 9 November at 14:30", "The last two weeks"),
        (before(days=365), "Sunday 16 November 2025 at 14:30", "Older"),
        (before(days=-1), "Tuesday 17 November at 14:30", "Dated in the future"),
    ],
)
def test_when_a_backup_was_made(at: datetime, moment: str, group: str) -> None:
    assert moment_said(at, NOW) == moment
    assert group_said(at, NOW) == group


def test_what_a_backup_holds() -> None:
    assert counts_said({"worker": 1}, 0) == "1 record"
    assert counts_said({"worker": 1200, "site": 4}, 1) == "1,204 records, 1 scan or photo"
