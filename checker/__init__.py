"""Checker: every number and date in a story, with its value, for a person to verify."""
