"""The passes are what their table says: each reads what is known by then, and changes nothing but what it writes."""

import copy
from typing import Any

from checker.pipeline import load_desk
from checker.recognize import GIVEN, PASSES
from checker.recognize.dates.patterns import Draft
from checker.recognize.row import Chunks
from checker.recognize.row.words import Tagged, Worded
from checker.recognize.ties import Ties
from checker.rulebook.prose import sentences_of

# Every pass has something to do in it: an aside, a hedge told once, a loan, a rate, a figure too long, a record.
STORY = """OSLO (Reuters) - At least 40 nurses, the mayor told reporters, were hired in 2010, up from 17 in 2008.

The clinic sees 60 patients a day, more than 50 miles (80 km) from Dr. Lind's office, and sales rose 12 percent to 4.5
million kroner; it wrote """ + "9" * 80 + """ on the wall. Two in five of the 312 voters stayed home for three days.
It is the largest clinic in Norway, and the fall was the steepest since 1990."""


def test_each_pass_reads_what_is_given_or_written_before() -> None:
    """No pass reads what nobody has written yet, and all that is written is read after that or is a result."""
    known, unread = set(GIVEN), set[str]()
    for each in PASSES:
        assert set(each.reads) <= known, each.name
        assert unread.isdisjoint(set(each.writes) - set(each.reads)), each.name
        unread = (unread - set(each.reads)) | set(each.writes)
        known |= unread
    assert unread == {"figures", "leftover", "ties", "contexts"}
    assert len({each.name for each in PASSES}) == len(PASSES)


def test_each_pass_does_something_and_changes_nothing_that_it_only_reads() -> None:
    """What a pass is given looks the same after it ran; and on a story with all of it, each writes something new."""
    desk = load_desk()
    known: dict[str, Any] = {"text": STORY, "sentences": sentences_of(STORY, desk.pack), "published": "2011-12-15",
                             "pack": desk.pack}
    for each in PASSES:
        before = {name: copy.deepcopy(seen(known[name])) for name in each.reads if name != "pack"}
        made = each.run(*[known[name] for name in each.reads])
        assert before == {name: seen(known[name]) for name in before}, each.name
        written = dict(zip(each.writes, made if len(each.writes) > 1 else (made,), strict=True))
        changed = [name for name, value in written.items() if name not in known or seen(known[name]) != seen(value)]
        assert changed, each.name
        known |= written


def seen(value: Any) -> Any:
    """What can be compared of a value."""
    if isinstance(value, Chunks):
        return value.places, value.codes, value.values
    if isinstance(value, list) and value and isinstance(value[0], Draft):
        return [(draft.first, draft.end, draft.form, draft.leads, draft.part, draft.weekday, draft.lender)
                for draft in value]
    if isinstance(value, Tagged):
        return seen(value.row), value.tags
    if isinstance(value, Worded):
        return value.row, value.places, value.ends, value.mentions
    return None if isinstance(value, Ties) else value
