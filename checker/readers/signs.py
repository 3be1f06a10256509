"""Signs that a format keeps as something else: raised and lowered digits, and those of the font Symbol."""

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
"""Digits above and below the line, so that a note's number is no digit of the figure before it ("4,500¹", "m²")."""

FRACTION = "\u2044"
"""Between the two numbers of a fraction that is set one above the other."""

UNKNOWN = "\ufffd"
_PRIVATE = 0xF000       # where Word keeps the characters of a font that is no Unicode
_SYMBOL = {
    0xA0: "€", 0xA2: "′", 0xA3: "≤", 0xA4: FRACTION, 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…",
    0xD7: "·", 0xE5: "∑", 0x2D: "-", 0x44: "Δ", 0x57: "Ω", 0x6D: "µ", 0x70: "π", 0x73: "σ",
}
"""Signs of the font Symbol (Adobe's encoding, as in Unicode's table of it); its digits and marks are those of ASCII."""


def symbol(font: str, code: str) -> str:
    """What the character with a hexadecimal `code` in a font of signs stands for; `UNKNOWN` where none can tell."""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    number -= _PRIVATE if number >= _PRIVATE else 0
    if font.lower() != "symbol":
        return UNKNOWN
    plain = chr(number) if " " <= chr(number) <= "@" else UNKNOWN      # signs and digits
    return _SYMBOL.get(number, plain)
