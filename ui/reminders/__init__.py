"""What reminds of duties outside the window: a calendar file, and notices beside the clock."""
