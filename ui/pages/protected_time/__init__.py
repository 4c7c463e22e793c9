"""Protected time: the week with its blocks and proposals, why they stand there, and the rules."""
