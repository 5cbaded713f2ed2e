"""What a stranger wrote about actions and controls."""
