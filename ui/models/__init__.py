"""Qt item models over the planner's values. No rules and no questions of their own."""
