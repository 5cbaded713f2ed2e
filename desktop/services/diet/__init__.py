"""What each form and each duty is good for, and what it costs in minutes a year."""
