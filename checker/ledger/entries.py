"""The records of a ledger: what was claimed, and what was decided about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from checker.facts import fact_key, finding_key
from checker.hashes import blake2s
from checker.model import Claim, Fact, FindingFact, Status, Verdict, Waiver

VERDICTS = (Status.ACCURATE, Status.FIX, Status.NEEDS_SOURCE, Status.NOT_A_CLAIM)   # what a person may decide

_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"\n\s*\n|\r\r")
_REACH = 3          # words on each side that tell equal claims apart
_REACH_TEXT = 200   # characters in which those words are looked for


@dataclass(frozen=True)
class Entry:
    """One claim in the ledger with what was decided, the last verdict last.

    `of` is how many equal claims the story held at the time and `near` what stood before and after the sentence (as two
    short hashes): they tell equal claims apart when one of them goes away. `edition` tells which version of the program
    and of the rules read the claim so.
    """

    fact: Fact
    of: int
    near: tuple[str, str]
    verdicts: tuple[Verdict, ...]
    edition: str = ""

    @cached_property
    def key(self) -> str:
        return fact_key(self.fact)

    @property
    def verdict(self) -> Verdict:
        """The one that holds."""
        return self.verdicts[-1]


@dataclass(frozen=True)
class FindingEntry:
    """One finding in the ledger as it was worded, with what was decided, the last verdict last."""

    fact: FindingFact
    message: str
    verdicts: tuple[Verdict, ...]

    @cached_property
    def key(self) -> str:
        return finding_key(self.fact)

    @property
    def verdict(self) -> Verdict:
        """The one that holds."""
        return self.verdicts[-1]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries of one story by the keys of their facts.

    `published` is the date (ISO) that a person gave for the story with the first verdict; None where nobody gave one.
    `waivers` tell of each time that the story was let through the gate.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    published: str | None = None
    findings: Mapping[str, FindingEntry] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()


def neighbourhood(text: str, claim: Claim) -> tuple[str, str]:
    """The words before and after the claim's sentence, from one paragraph each, as two short hashes.

    They are empty at the story's beginning and end.
    """
    before = text[max(0, claim.home.start - _REACH_TEXT):claim.home.start].rstrip()
    after = text[claim.home.end:claim.home.end + _REACH_TEXT].lstrip()
    return (_short(_WORD.findall(_PARAGRAPH.split(before)[-1])[-_REACH:]),
            _short(_WORD.findall(_PARAGRAPH.split(after)[0])[:_REACH]))


def _short(words: list[str]) -> str:
    if not words:
        return ""
    return blake2s(" ".join(words).casefold().encode(), digest_size=3).hexdigest()
