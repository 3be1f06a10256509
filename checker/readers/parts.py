"""The parts of a page that are no prose of its story, and what is said of them.

A part is left out where its element tells that it is none of the story (navigation, a form's fields, what is hidden),
or where it is nothing but links. One whose end tag is missing hides nothing: where it ends cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LINKS, TEASER, FIELDS, SIDEBAR, FOOTER = "list of links", "teaser", "form fields", "sidebar", "page footer"
NAVIGATION, HIDDEN, CODE, DATELINE, FALLBACK = (
    "navigation", "hidden text", "code", "its date line", "text for browsers without scripts")
DELETED, HEAD, NOTE_MARK = "deleted text", "what no reader sees", "marks of notes"
STRUCK, RUBY = "text that is struck out", "readings above the line"
_UNSAID = frozenset({HEAD, NOTE_MARK})
_SEVERAL = {LINKS: "lists of links", TEASER: "teasers", SIDEBAR: "sidebars", "drawing": "drawings",
            "formula": "formulas", "dialog": "dialogs"}
"""The parts that are counted, with the word for several."""

SKIPPED = {
    "nav": NAVIGATION, "menu": NAVIGATION, "search": NAVIGATION, "button": FIELDS, "datalist": FIELDS,
    "label": FIELDS, "select": FIELDS, "textarea": FIELDS, "code": CODE, "kbd": CODE, "samp": CODE, "del": DELETED,
    "s": STRUCK, "strike": STRUCK, "rt": RUBY, "rp": RUBY,
    "dialog": "dialog", "math": "formula", "audio": FALLBACK, "canvas": FALLBACK, "map": FALLBACK, "video": FALLBACK,
    "head": HEAD,
}
"""Elements that are none of the story wherever they stand, and what they are called."""
SKIPPED_ROLES = {"navigation": NAVIGATION, "menu": NAVIGATION, "search": NAVIGATION, "dialog": "dialog"}
RAW_PARTS = {"svg": "drawing", **dict.fromkeys(("iframe", "noembed", "noframes", "noscript", "object"), FALLBACK)}


@dataclass(eq=False, slots=True)
class Part:
    """An element that may be left out, `what` it is called, and the part `around` it.

    With `links_only` it is left out only where all its text is that of `links`, and there are so many of them.
    """

    what: str
    around: Part | None
    links_only: int = 0
    closed: bool = False
    links: int = 0
    text: bool = False      # there are letters or digits in it
    bare: bool = False      # there are some that are no link
    out: bool = False

    @property
    def certain(self) -> bool:
        """Whether it is left out whatever stands in it."""
        return self.closed and not self.links_only


def settle(parts: list[Part]) -> None:
    """Decide which parts are left out. They stand in the order in which they begin, and their text has been noted."""
    for part in reversed(parts):
        if part.around:
            part.around.text |= part.text
            if not part.certain:
                part.around.bare |= part.bare
                part.around.links += part.links
    for part in parts:
        only_links = 0 < part.links_only <= part.links and not part.bare
        part.out = (part.closed and (only_links or not part.links_only)) or bool(part.around and part.around.out)


def in_words(parts: Iterable[Part]) -> tuple[str, ...]:
    """What is left out, as an editor says it: "navigation", "3 lists of links"."""
    return counted(part.what for part in parts if part.what not in _UNSAID and part.out and part.text
                   and not (part.around and part.around.out))


def counted(found: Iterable[str]) -> tuple[str, ...]:
    """The names of parts, each once, with their number where they are counted."""
    numbers: dict[str, int] = {}
    for what in found:
        numbers[what] = numbers.get(what, 0) + 1
    return tuple(what if what not in _SEVERAL else f"{n} {_SEVERAL[what] if n > 1 else what}"
                 for what, n in numbers.items())
