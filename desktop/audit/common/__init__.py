"""What rules and findings both look at: one reading of the facts for points and for weaknesses."""
