"""What a rule file may ask of the machine. A rule is data that anybody may write: it must not be able to hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod

TIME_LIMIT = 2.0        # seconds for one pattern on one sentence; a sound pattern takes microseconds
TRIAL_LIMIT = 0.2       # the same while a rule is put to its own examples, which are short
FILE_BYTES = 1_000_000
PATTERN_LENGTH = 1000   # characters
GROUPS = 100            # in one pattern; deep nesting exhausts the compiler
REPEATS = 1000          # all counts in braces multiplied; a count of counts is written out in memory
GAP = 20                # words
WORDS = 20_000          # in one list
MARKED_WORDS = 2        # in one entry: each multiplies the phrases that it stands for
NESTED_LISTS = 20       # one within the other
WORDS_WRITTEN_OUT = 500_000     # of all lists of a file, with what the lists within them hold
TEXT_LENGTH = 2000      # characters of any other text

_COUNT = re.compile(r"(?<!\\)\{(\d*),?(\d*)\}")
_RECURSION = re.compile(r"(?<!\\)\(\?(?:R|\d|[+-]\d|&|P>)|\\g<")
_OURS = re.compile(r"(?<!\\)\(\?P?<_")
_GAP = re.compile(r"\{\.\.(\d+)\}")


def pattern_faults(source: str) -> Iterator[str]:
    """What a pattern asks too much of, each as the end of a sentence about it."""
    if len(source) > PATTERN_LENGTH:
        yield f"is longer than {PATTERN_LENGTH} characters"
        return
    if source.count("(") > GROUPS:
        yield f"has more than {GROUPS} groups"
    if prod(max(int(n or 1), int(m or 1), 1) for n, m in _COUNT.findall(source)) > REPEATS:
        yield f"repeats more than {REPEATS} times"
    if any(int(words) > GAP for words in _GAP.findall(source)):
        yield f"has a gap of more than {GAP} words"
    if _RECURSION.search(source):
        yield "calls itself or a group, which no rule may"
    if _OURS.search(source):
        yield "names a group with an underscore first, which is kept for slots"
