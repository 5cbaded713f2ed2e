"""What was sent to the partner: said in one action, proven by its manifest, compared later."""

from desktop.services.submissions.earlier import Previous, Sent, earlier, previous
from desktop.services.submissions.held import Held, held_to, other_than
from desktop.services.submissions.reading import manifest_in
from desktop.services.submissions.sending import say_sent
from desktop.services.submissions.since import Group, Line, Since, since_last
from desktop.services.submissions.staying import refuse_where_sent, room_for

__all__ = [
    "Group",
    "Held",
    "Line",
    "Previous",
    "Sent",
    "Since",
    "earlier",
    "held_to",
    "manifest_in",
    "other_than",
    "previous",
    "refuse_where_sent",
    "room_for",
    "say_sent",
    "since_last",
]
