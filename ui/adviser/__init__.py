"""Say what you do: where papers, schedule and what is done disagree, and what to change."""
