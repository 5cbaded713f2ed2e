"""How sheets are read of kinds where a row is more than its fields."""
