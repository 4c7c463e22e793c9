"""Why the rules did not get more: one card, a rule after the other, each with what would help."""
