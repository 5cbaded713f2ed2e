"""What to talk about at the next toolbox meeting."""
