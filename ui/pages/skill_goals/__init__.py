"""Skill goals: what the leader means to be able to do, and the steps and evidence on the way."""
