"""What mends findings: every sort of finding is mended by exactly one piece of work."""

import tomllib

from desktop.audit.catalogue import catalogue
from desktop.audit.fixes import fixes
from desktop.resources import resource


def test_every_finding_is_mended_by_one_piece_of_work() -> None:
    said = tomllib.loads(resource("audit", "fixes.toml").read_text(encoding="utf-8"))
    codes = [code for fix in said["fix"] for code in fix["codes"]]
    assert len(codes) == len(set(codes))
    assert set(codes) == set(catalogue())


def test_the_work_is_said_of_one_and_of_several() -> None:
    fix = fixes()["action_without_due"]
    assert fix is fixes()["action_without_owner"]
    assert fix.key == "action_without_owner"
    assert fix.said(1) == "Give the action a person and a date"
    assert fix.said(7) == "Give 7 actions a person and a date"


def test_no_place_for_a_number_is_left_in_the_words() -> None:
    for fix in fixes().values():
        for said in (fix.said(1), fix.said(3)):
            assert "{" not in said
            assert not said.endswith(".")
