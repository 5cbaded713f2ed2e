"""What `muster talks` answers, as a document that JSON can hold."""

from typing import Any

from desktop.services.talks import NextTalks


def report_of(shown: NextTalks) -> dict[str, Any]:
    """Return the document; nobody is named in it who was hurt."""
    return {
        "as_of": shown.as_of.isoformat(),
        "about": shown.sentence,
        "talks": [
            {
                "topic": talk.key,
                "title": talk.title,
                "reason": talk.reason,
                "facts": list(talk.facts),
                "points": list(talk.points),
                "ask": list(talk.ask),
            }
            for talk in shown.talks
        ],
    }
