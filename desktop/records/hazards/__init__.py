"""Element 2: hazards, formal and in the field, and their controls."""
