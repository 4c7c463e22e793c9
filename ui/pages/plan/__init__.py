"""The plan as it goes out: its pages, what is missing, what leaves, and the coach's part."""
