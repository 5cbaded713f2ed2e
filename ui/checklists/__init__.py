"""Where checklists are written, ordered, taken from the library and looked at by version."""
