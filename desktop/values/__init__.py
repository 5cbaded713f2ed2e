"""Plain values that every floor may use: dates, rules in words, readings, names and folded text."""
