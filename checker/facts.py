"""What a claim says, apart from where it stands: the identity that a verdict belongs to.

A claim keeps its identity when paragraphs move, lines are wrapped anew, and quotes, dashes and spaces are made
typographic. It loses it with any other change of what is claimed or of the sentence that claims it.
"""

from __future__ import annotations

import re
from collections import Counter
from unicodedata import normalize

from checker.hashes import blake2s
from checker.model import Article, Fact, FindingFact

# Blanks around dashes, before closing and after opening marks come and go with typography and with line ends.
_DASHES = re.compile(r"\s*-[-\s]*")
_BEFORE_MARKS = re.compile(r"\s+(?=[,.;:!?)\]])")
_BEHIND_BRACKETS = re.compile(r"(?<=[(\[])\s+")
_SHORT, _LONG = 5, 16       # bytes of a name: for people, and for what must never be mistaken
_TYPING = {"…": "...", "``": '"', "''": '"', "\xad": ""}


def tidy(line: str) -> str:
    """A line without what typography adds and takes away, and with composed characters (Unicode's form NFC)."""
    if not line.isascii():
        line = normalize("NFC", line)
    for written, plain in _TYPING.items():
        if written in line:
            line = line.replace(written, plain)
    if "-" in line:
        line = _DASHES.sub("-", line)
    line = _BEFORE_MARKS.sub("", line)
    return _BEHIND_BRACKETS.sub("", line) if "(" in line or "[" in line else line


def wording(fact: Fact) -> Fact:
    """The fact as it is compared: equal for claims that say the same in the same sentence."""
    return fact._replace(quote=tidy(fact.quote), sentence=tidy(fact.sentence), nth=1)


def core(fact: Fact) -> tuple[str, str | None, str | None, str]:
    """What is claimed without the sentence around it: measure, value with its bound, unit, and figure as written."""
    return fact.measure, fact.value, fact.unit, tidy(fact.quote).casefold()


def written(fact: Fact) -> tuple[str, str]:
    """What stands in the story, however it is read: the figure and its sentence, in tidy form."""
    return tidy(fact.quote), tidy(fact.sentence)


def fact_id(fact: Fact) -> str:
    """Ten hexadecimal digits that name the fact to a person. Two facts can have the same: they decide nothing."""
    return _name(fact, _SHORT)


def fact_key(fact: Fact) -> str:
    """The fact's name in a ledger: 32 hexadecimal digits, which no two facts share."""
    return _name(fact, _LONG)


def finding_key(fact: FindingFact) -> str:
    """The name of a finding in a ledger, as long as that of a claim."""
    return identify((fact.check, *(part for figure in fact.figures for part in figure)), fact.nth, _LONG)


def finding_facts(article: Article) -> list[FindingFact]:
    """What each finding of an article is about; equal ones are numbered as they come.

    The date of publication is a figure of those that reckon with it.
    """
    sentences = {claim.span: claim.sentence for claim in article.claims}
    facts: list[FindingFact] = []
    seen: Counter[FindingFact] = Counter()
    for finding in article.findings:
        figures = [(operand.role, tidy(_line(operand.quote)), tidy(_line(sentences.get(operand.span, ""))))
                   for operand in finding.operands]
        if article.published and article.published in finding.arithmetic:
            figures.append(("published", article.published, ""))
        fact = FindingFact(finding.check, tuple(figures))
        seen[fact] += 1
        facts.append(fact._replace(nth=seen[fact]))
    return facts


def _line(text: str) -> str:
    return " ".join(text.split())


def _name(fact: Fact, size: int) -> str:
    same = wording(fact)
    return identify((same.measure, same.value, same.unit, same.quote, same.sentence), fact.nth, size)


def identify(said: tuple[str | None, ...], nth: int, size: int = _SHORT) -> str:
    """As `fact_id`, of what is said in tidy form: measure, value, unit, quote and sentence. `size` is in bytes."""
    identity = "\0".join([part or "" for part in said])
    return blake2s(f"{identity}\0{nth}".encode(), digest_size=size).hexdigest()
