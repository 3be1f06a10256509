"""The language of patterns, as a rule's writer meets it: which figures of a sentence a pattern claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.document import Document
from checker.errors import BrokenRules
from checker.pipeline import check_document, load_desk

RULE = """
[topic]
id = "bees"
category = "figure"
severity = "may"
rank = 95
ask = "Who counted them?"
[words]
insects = ["bees", "hornets", "{{more}}"]
more = ["bumble bees", "wasps"]
people = ["{{people}}", "glimworts"]
[[rule]]
id = "bees.tried"
patterns = ['''{pattern}''']
hits = [{{ text = "not tried here" }}]
misses = ["not tried here"]
"""


def claimed(tmp_path: Path, pattern: str, text: str) -> list[str]:
    """The figures, with their nouns, that a rule of one pattern claims in a text."""
    (tmp_path / "bees.toml").write_text(RULE.format(pattern=pattern))
    article = check_document(Document("-", text), load_desk("en", (tmp_path / "bees.toml",)))
    return [claim.quote for claim in article.claims if claim.rule == "bees.tried"]


@pytest.mark.parametrize(("pattern", "text", "quotes"), [
    # slots
    ("{count} {insects}", "She saw at least 12 bees fly.", ["at least 12 bees"]),
    ("{count} were stung", "Some 12 were stung.", ["Some 12"]),
    ("{number} were stung", "Some 12 were stung.", ["Some 12"]),
    ("{number} {insects}", "She saw 12 bees fly.", []),
    ("{money} for {..1}{insects}", "He paid $3.2 million for the bees.", ["$3.2 million"]),
    ("{figure} later", "It came 3 hours later.", ["3 hours"]),
    # nouns
    ("{count of insects}", "She saw 12 angry young bees fly.", ["12 angry young bees"]),
    ("{count of insects}", "She saw 12 birds eat bees.", []),
    ("{count of any} died", "Then 12 old crows died.", ["12 old crows"]),
    ("{count of people} died", "Then 12 glimworts died.", ["12 glimworts"]),
    ("{count of people} died", "Then 12 nurses died.", ["12 nurses"]),
    ("{count but insects} died", "Then 12 old crows died.", ["12 old crows"]),
    ("{count but insects}", "She saw 12 birds eat bees.", ["12 birds"]),
    ("{count but insects} died", "Then 12 wasps died.", []),
    ("{count but insects} died", "Then 12 died.", []),
    ("stinging {bare}", "It fired 60 rounds, stinging 11.", ["11"]),
    ("stinging {bare}", "It ran on, stinging 11.", ["11"]),
    ("stinging {bare}", "It ran on, stinging 11 men.", []),
    # words
    ("{count} bees? (died|flew)", "In all 12 bees flew.", ["12 bees"]),
    ("{count} bee", "She saw 12 bees.", []),
    ("stung by {count}", "He was STUNG\nBY 12 of them.", ["12"]),
    ("{insects} {..2}{count}", "The bumble  bees stung 12.", ["12"]),
    ("(?-i:STUNG) {count}", "It stung 12.", []),
    ("bees? (?:ate|stung) {count}", "The bee stung 12.", ["12"]),
    ("{count}, an? bee", "It stung 12, a bee.", ["12"]),
    # a word is whole also where a letter is optional, behind what is only excluded, and before an optional sign
    ("{count}, an?", "It stung 12, anyhow.", []),
    ("(?<!no )bees {..2}{count}", "Her rebees stung 12.", []),
    ("(?<!(no|some) )bees {..2}{count}", "All bees stung 12.", ["12"]),
    ("(?<!(no|some) )bees {..2}{count}", "Some bees stung 12.", []),
    ("(stung|bit),? {count}", "They bit, 12 in all.", ["12"]),
    ("(stung|bit),? {count}", "The rabbit 12 men saw.", []),
    # gaps and blanks
    ("{count of insects} {..2}died", "Then 12 bees of hers died.", ["12 bees"]),
    ("{count of insects} {..1}died", "Then 12 bees of hers died.", []),
    ("{insects} {..6}{number} died", "The bees stung 9 men and then 12 died.", []),
    ("{insects} {..3}{count of people}", "The bees on March 4, 1999 stung 12 men.", ["12 men"]),
    ("{insects} {..4}{count}", "He kept bees. Then came 12.", []),
    # alternatives in which each has a figure of its own
    ("({count of insects}|{money}) {..2}lost", "She said 12 bees were lost.", ["12 bees"]),
    ("({count of insects}|{money}) {..2}lost", "She said $12 was lost.", ["$12"]),
    ("({count of insects} and )?{count of any} flew", "It was 9 men who ran while 7 crows flew.", ["7 crows"]),
])
def test_pattern(tmp_path: Path, pattern: str, text: str, quotes: list[str]) -> None:
    """A pattern claims what its parts say, and nothing else."""
    assert claimed(tmp_path, pattern, text) == quotes


@pytest.mark.parametrize(("dimension", "text", "quotes"), [
    ("length", "The hive is 3 feet tall.", ["3 feet"]),
    ("speed", "Bees fly at 15 mph.", ["15 mph"]),
    ("mass per area", "They made 12 kg/ha.", ["12 kg/ha"]),
    ("mass|length", "They made 12 kg of honey.", ["12 kg"]),
    ("length", "The hive weighs 12 kg.", []),
    ("length", "It is 12 square feet.", []),
    ("length", "It lies 12 bees from here.", []),
    ("area", "They made 12 kg/ha.", []),
])
def test_dimension(tmp_path: Path, dimension: str, text: str, quotes: list[str]) -> None:
    """A rule can ask for what the unit of a figure measures."""
    rule = RULE.replace("hits =", f"dimension = '{dimension}'\nhits =").format(pattern="{figure}")
    (tmp_path / "bees.toml").write_text(rule)
    article = check_document(Document("-", text), load_desk("en", (tmp_path / "bees.toml",)))
    assert [claim.quote for claim in article.claims if claim.rule == "bees.tried"] == quotes


@pytest.mark.parametrize(("least", "text", "quotes"), [
    (1, "The wasps came. It was 12.", ["12"]),
    (1, "The birds came. It was 12.", []),
    (2, "The wasps and the Hornets came. It was 12.", ["12"]),
    (2, "The wasps came, wasps and WASPS. It was 12.", []),
    (3, "The wasps and the hornets came. It was 12.", []),
    (3, "It was 12. Bees came, then hornets. Of bumble bees there were none.", ["12"]),
])
def test_words_of_the_story(tmp_path: Path, least: int, text: str, quotes: list[str]) -> None:
    """A rule can ask for a number of different words anywhere in the story."""
    rule = RULE.replace("hits =", f'story = "insects"\nstory_words = {least}\nhits =').format(pattern="{number}")
    (tmp_path / "bees.toml").write_text(rule)
    article = check_document(Document("-", text), load_desk("en", (tmp_path / "bees.toml",)))
    assert [claim.quote for claim in article.claims if claim.rule == "bees.tried"] == quotes


@pytest.mark.parametrize(("pattern", "said"), [
    ("(?P<_0>x){count}", "names a group with an underscore first"),
    ("(" * 120 + "{count}" + ")" * 120, "has more than 100 groups"),
    ("{count}" + "x" * 1000, "longer than 1000 characters"),
    ("{count}(?:x{2000})", "repeats more than 1000 times"),
    (r"{count}(a)\g<1>", "calls itself or a group"),
    ("{count of birds}", "no word list 'birds'"),
    ("{count}{birds}", "no slot or word list 'birds'"),
    ("{count}[a", "is no regular expression"),
])
def test_pattern_that_cannot_be_used(tmp_path: Path, pattern: str, said: str) -> None:
    """A pattern that is none, or asks too much of the machine, is refused with the reason."""
    with pytest.raises(BrokenRules) as error:
        claimed(tmp_path, pattern, "It was 12.")
    assert said in str(error.value)
