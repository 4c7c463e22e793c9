"""What a coach's returned PDF says. Everything in it is hostile until it was checked.

Nothing in the file is run, followed or opened: no script, no link, no attachment but `plan.json`.
"""
