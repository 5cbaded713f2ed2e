"""How long properties that work on real files may go on: short in every run, long in a campaign."""

from hypothesis import settings

CAMPAIGN = 1000  # examples; a profile that asks for more is the campaign's


def at_most(examples: int, *, campaign: int) -> int:
    """Return how many examples to try, of `examples` in an everyday run."""
    return campaign if settings.default.max_examples > CAMPAIGN else examples
