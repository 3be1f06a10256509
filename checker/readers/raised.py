"""Digits above and below the line, so that a note's number is no digit of the figure before it ("4,500¹", "m²")."""

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
