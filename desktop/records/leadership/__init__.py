"""Element 1: policy, meetings, goals, rights."""
