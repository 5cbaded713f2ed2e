"""Checks that findings are said so that a person can read them."""

from collections.abc import Iterable

from desktop.audit.found import Found


def are_said_in_whole_sentences(found: Iterable[Found]) -> None:
    """Fail for a message or a fix that is no whole sentence, and for a finding about nothing."""
    for one in found:
        for sentence in (one.message, one.fix):
            assert sentence[0].isupper() or sentence[0] == "“" or sentence[0].isdigit()
            assert sentence.endswith(".")
            assert "{" not in sentence
        assert one.subject
