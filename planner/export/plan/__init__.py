"""What the readiness-for-change plan says, chapter by chapter; how it is drawn stands elsewhere."""
