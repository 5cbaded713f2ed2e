"""What a text says and what it leaves out, judged by tables as a person would who reads it."""
