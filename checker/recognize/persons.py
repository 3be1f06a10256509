"""Which counted nouns are people, and which are things: what "whom" can mean, and what "and" joins under one figure."""

from __future__ import annotations

from checker.rulebook.pack import LanguagePack
from checker.rulebook.prose import expand, prose_of


def is_person(pack: LanguagePack, noun: str) -> bool:
    """Whether `noun`, a singular or a plural as written, is known to be of people."""
    noun = noun.lower()
    known, prose = pack.once("persons", _persons), prose_of(pack)
    return noun in known or prose.kin(noun) is not None or any(plural in known for plural in prose.plurals(noun))


def is_known(pack: LanguagePack, noun: str) -> bool:
    """Whether `noun` is surely a noun in the plural, of people or of things, and no verb."""
    return pack.lexicon.meaning(noun, "things") is not None or is_person(pack, noun)


def _persons(pack: LanguagePack) -> frozenset[str]:
    return frozenset(word.lower() for word in expand(pack.files["prose"]["words"])[0]["persons"])
