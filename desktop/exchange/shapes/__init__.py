"""How the sheets of a kind are read where a row is more than its fields; every other kind is read by its declaration."""
