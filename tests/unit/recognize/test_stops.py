"""Stops that end no sentence leave figures and dates what they are without them, and those that do part them."""

import pytest

from checker import check
from checker.model import Claim


def claims(text: str, published: str | None = "2011-12-15") -> list[Claim]:
    """The claims of `text`."""
    return list(check(text, published).claims)


@pytest.mark.parametrize("name", [
    "under Maj. Ole Lind", "at the Acme Corp. plant", "near St. Paul, Minn.", "with Sgt. A. B. Holm and Mrs. Ek",
    "at Lind Bros. & Co.", "around 5 a.m. local time", "of the U.S. Army", "in the J. Holm Jr. barracks",
    "on the Acme Inc.'s grounds", "of Insp. Lind (ret.)", "(called “Join us?”)", "at Hwy. 7 vs. the rebels",
])
def test_stop_within_a_sentence_parts_nothing(name: str) -> None:
    """A title, a company, a place or an hour with a stop may stand between a figure and the one it is set against."""
    text = f"The northern unit lost 42 soldiers {name} in the first week of fighting, compared with 170 in 2008."
    lost = [claim for claim in claims(text) if claim.value in ("42", "170")]
    assert [(claim.unit, claim.category) for claim in lost] == [("soldiers", "casualties")] * 2
    assert {claim.sentence for claim in claims(text)} == {text}


@pytest.mark.parametrize("name", ["Gov. Lind", "Mr. Maliki at the Acme Corp. plant", "the U.S. envoy, Dr. E. Holm,"])
def test_stop_between_verb_and_date(name: str) -> None:
    """A date is told by the verb of its sentence, whatever name stands between them."""
    text = f"The new wing of the hospital will be opened by {name} in front of parents and nurses on Tuesday."
    assert [claim.value for claim in claims(text)] == ["2011-12-20"]


@pytest.mark.parametrize("end", [
    "at Acme Corp. The mayor", "in the U.S. He", "at 5 p.m. Then he", "with Ole Lind Jr. His son",
    "with “their kin.” He", "in Springfield, Ill. It", "on Oak St. Nobody", "there…\n\nHe",
])
def test_stop_that_ends_a_sentence_too(end: str) -> None:
    """The stop of a shortened word ends the sentence where a small word with a capital follows."""
    text = f"The unit lost 42 soldiers {end} said nothing of the 170 that it had lost by then."
    assert not claims(text)[-1].sentence.startswith("The unit")


@pytest.mark.parametrize("text", [
    "Fire kills 40 in Oslo mill\n\nTwo of the owners live abroad.",
    "Fire kills 40 in Oslo mill\nTwo of the owners, who had bought it at an auction in the spring, live abroad.",
])
def test_headline_without_a_stop_ends(text: str) -> None:
    """A headline is a sentence of its own: what stands below it lends it nothing, nor it to that."""
    assert [(claim.value, claim.sentence.split()[0]) for claim in claims(text)][:2] == [("40", "Fire"), ("2", "Two")]


@pytest.mark.parametrize(("text", "ends"), [
    ("It rose to 40. $30 million went to schools.", 2), ("The bridge fell in winter.[12] 40 men died.", 2),
    ("It took 5 ft. of pipe and 3 in. of wire.", 1), ("Did 40 die? 12 did!", 2), ("“Did 40 die?” asked 12 men.", 1),
    ("It fell… to 40 from 12.", 1), ("We saw No. 12 win in No. 40.", 1), ("``It had 40.'' Then 12 left.", 2),
])
def test_each_end_once(text: str, ends: int) -> None:
    """Sums, footnotes, units, quotes of any make and ellipses neither hide an end nor make one."""
    sentences = {claim.sentence for claim in claims(text)}
    assert len(sentences) == ends
    assert " ".join(sorted(sentences, key=text.find)) == text


def test_deed_that_was_agreed_on_is_to_come() -> None:
    """An agreement to do something looks ahead over the name of who is bought."""
    text = "The bank announced an agreement to buy the Peoria, Ill., unit of Lind & Co. from its owners in January."
    assert [claim.value for claim in claims(text)] == ["2012-01"]
