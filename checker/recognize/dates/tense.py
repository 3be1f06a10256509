"""Whether the words around a date look back or ahead: "met on Monday", "will meet on Monday", "a chance of rain on it".

The nearest word that tells decides, those before the date first. What verbs and nouns tell stands in `dates.toml`.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.recognize.dates.patterns import Draft
from checker.recognize.dates.verbs import (
    AHEAD,
    BACK,
    CLAUSE_ENDS,
    GOVERNED,
    SHORTEST,
    Endings,
    ends,
    follows,
    is_month,
    is_past,
    outermost,
    sentence_around,
)
from checker.recognize.row import Chunks
from checker.rulebook.lexicon import CAPITAL
from checker.rulebook.pack import LanguagePack

EXPECTED = 2                # a future that was told in the past
_FAR = 40                   # chunks back for words that look ahead, where none nearer tells anything
_REPORTED = ("quarter", "half")     # what a company reports on
_NEAR_NOUN = 3              # chunks between such a period and its noun: "second-quarter revenue forecast"
_HEARER = 5                 # chunks from a verb of saying to the comma behind whom it was said to
_CLAUSE = 6                 # chunks from "who" to the date of what they did
_VERB = 4                   # chunks from a name to the verb that it is the subject of
_HOPED = 6                  # chunks from a word of hope to the noun of what is hoped for
_ASKED = 4                  # chunks from "for" to the noun of what is asked for
_OF_DAYS = ("weekday", "date")
_WIDE = ("month", "months", "quarter", "half", "season", "holiday", "year")

_HELPING = ("present_be", "past_be", "modal", "pluperfect", "perfect", "linking")
_TELLING = ("after_word", "agenda", "agenda_noun", "arranged", "asks", "comes_next", "compared_to", "fixture",
            "from_word", "future_cue", "hope", "looks_on", "past_cue", "present_be")


def telling(pack: LanguagePack) -> frozenset[str]:
    """The codes of all words that can tell a tense; others tell one by their ending at most."""
    return frozenset[str]().union(*(pack.lexicon.members[name] for name in _TELLING))


class Tense:
    """The words around one draft, asked for their tense once."""

    def __init__(self, row: Chunks, draft: Draft, endings: Endings, codes: frozenset[str]) -> None:
        self._row, self._draft, self._endings, self._codes = row, draft, endings, codes
        before = outermost(draft).first - 1
        joint = row.is_a(before, "joint") and row.is_a(before - 1, "weekday")      # for Saturday and Sunday
        self._before = before - 2 if joint else before
        self._hope: str | None = None       # how strongly a word of hope further on looks ahead

    def read(self) -> int:
        """-1 where the words speak of the past, 1 of the future, 0 where they do not say.

        `EXPECTED` is a future that was told in the past: what "was expected to open Sunday" may have done so by now.
        """
        row, before = self._row, self._before
        if self._is_ahead():
            return 1
        whole, ahead = sentence_around(row, self._draft, _FAR)
        ahead = self._behind_speaker(ahead)
        back = whole[:BACK]
        own = next((n for n, i in enumerate(back) if self._opens_clause(i)), len(back))
        told = self._first(self._told_before, back[:own])
        if told is None and not (row.is_a(before, "for_word") and self._draft.form in _WIDE):
            told = self._told_ahead(ahead)                      # but not "the figures for May are due on Friday"
        if told is None:
            told = self._first(self._told_before, back[own:])
        if told is None:
            told = int(row.is_a(before, "before_end") or self._for_a_day() or self._is_heading_plan(whole)
                       or any(self._promises(i) for i in whole[BACK:]))
        return told

    def _told_ahead(self, ahead: range) -> int | None:
        """What the words behind the date tell; another clause only tells of a date that is to come."""
        other = next((i for i in ahead if self._opens_clause(i)), ahead.stop)
        told = self._first(self._told_behind, range(ahead.start, other))
        if told is None and other < ahead.stop:
            told = self._first(self._told_behind, range(other, ahead.stop))
            return told if told is None or told > 0 else None
        return told

    def _is_heading_plan(self, back: range) -> bool:
        """Whether the date stands in a heading that tells a plan: "Zetland to shut mill in June"."""
        row = self._row
        end = next((i for i in range(outermost(self._draft).end, len(row)) if row.codes[i] in CLAUSE_ENDS), len(row))
        return end < len(row) and row.written(end).isspace() and any(
            row.is_a(i, "elects") or (row.is_a(i, "to_word") and self._is_plan(i)) for i in back)

    def _is_plan(self, i: int) -> bool:
        """Whether "to" stands between a subject and a verb."""
        row = self._row
        subject = row.written(i - 1)[0].isupper() or self._is_many(i - 1)
        return subject and row.written(i + 1)[0].islower() and not row.is_a(i + 1, "article")

    def _promises(self, i: int) -> bool:
        """Whether chunk `i`, far before the date, looks ahead: "will be opened by the Danish prime minister at ..."."""
        return self._row.codes[i] in self._codes and self._looks_ahead(i)

    def _behind_speaker(self, ahead: range) -> range:
        """The chunks behind the date, and behind an aside that names a speaker: "In March, officials said, taxes"."""
        row = self._row
        if not ahead or row.codes[ahead.start] != ",":
            return ahead
        said = next((i for i in ahead if row.is_a(i, "saying")), None)
        if said is None:
            return ahead
        comma = next((i for i in range(said, said + _HEARER) if row.codes[i:i + 1] == ","), None)
        if comma is None:                               # ... on Friday, the firm said Thursday.
            return ahead if said - ahead.start > _VERB else range(ahead.start, ahead.start)
        end = next((i for i in range(comma, comma + AHEAD) if row.codes[i:i + 1] in CLAUSE_ENDS), comma + AHEAD)
        return range(comma + 1, min(end, len(row)))

    def _first(self, tell: Callable[[int], int | None], places: range) -> int | None:
        """What the first of some chunks tells that tells anything; 1 where none does and something is hoped for."""
        codes, known, past = self._row.codes, self._codes, self._endings["past_endings"]
        tellers = (i for i in places if codes[i] in known or ends(self._row, i, past))
        told = next((told for i in tellers if (told := tell(i)) is not None), None)
        return 1 if told is None and self._hope else told       # fears of a strike on Monday grew

    def _opens_clause(self, i: int) -> bool:
        """Whether a chunk begins a clause: ", and on Tuesday they will meet"."""
        return self._row.is_a(i, "clause_link") and self._row.codes[i - 1:i] == ","

    def _told_behind(self, i: int) -> int | None:
        """What a word behind the date tells of it."""
        if self._is_done(i):
            return -1
        return 1 if self._row.is_a(i, "comes_next") or self._is_due(i) else self._told_by(i)

    def _is_done(self, i: int) -> bool:
        """Whether a verb right behind the date tells what was done on it: "the firm on Monday agreed to pay"."""
        row, end = self._row, outermost(self._draft).end
        helped = any(row.is_a(end, name) for name in _HELPING) or row.codes[end:end + 1] == ","
        return i <= end + 1 and not helped and is_past(row, i, self._endings) and self._is_verb_to(i)

    def _is_ahead(self) -> bool:
        """Whether a word right before or right behind the date says that it is to come."""
        row, before, end = self._row, self._before, outermost(self._draft).end
        if row.is_a(before, "toward") and (self._went_on(before) or self._was_over()):
            return False
        if self._leads_up(before, end):
            return True
        if self._draft.form in _REPORTED and any(row.is_a(end + n, "outlook") for n in range(_NEAR_NOUN)):
            return not any(row.is_a(before - n, "borne_out") for n in range(_NEAR_NOUN))    # its third-quarter outlook
        if not row.is_a(end, "modal") or is_month(row, end):
            return False
        return not any(row.is_a(i, "who") and is_past(row, i + 1, self._endings)        # who left on Monday would stay
                       for i in range(max(before - _CLAUSE, 0), before))

    def _leads_up(self, before: int, end: int) -> bool:
        """Whether a word right before the date leads up to it: "until at least June", "until the Friday deadline"."""
        row = self._row
        within = before - 1 if row.is_a(end, "event") and row.is_a(before, "definite") else before
        if row.is_a(within, "toward") or row.is_a(before, "present_be"):
            return True
        return row.is_a(before, "hedge") and row.is_a(before - 1, "toward")

    def _went_on(self, i: int) -> bool:
        """Whether something went on up to a date: "was dropping until Saturday"."""
        going = (j for j in range(i - 1, max(i - AHEAD, 0), -1) if self._row.is_a(j - 1, "past_be"))
        return any(ends(self._row, j, self._endings["present_endings"]) for j in going)

    def _was_over(self) -> bool:
        """Whether a sentence begins with the end of what was so up to then: "Until Friday, the firm had not spoken"."""
        back, ahead = sentence_around(self._row, self._draft)
        return not back[1:] and any(self._row.is_a(j, "pluperfect") for j in ahead)

    def _told_before(self, i: int) -> int | None:
        """What a word before the date tells of it: also what it is compared with, and what is hoped for."""
        if self._is_compared(i):
            return -1                       # will slow from 3.1% in June
        if self._is_going_on(i) or self._asks_for(i):
            return 1
        hope = None if self._is_verb_to(i) else self._hope_at(i)
        if hope == "sure":
            return 1
        if hope is not None:
            self._hope = hope
            return None
        return self._told_by(i)

    def _is_going_on(self, i: int) -> bool:
        """Whether a present tells of what has its day: "is holding a meeting Monday"."""
        row = self._row
        return self._draft.form in _OF_DAYS and row.is_a(i, "present_be") and (
            ends(row, i + 1, self._endings["present_endings"]) and not row.is_a(i + 1, "looks_into")
            and not row.is_a(self._before, "since_word"))

    def _asks_for(self, i: int) -> bool:
        """Whether a verb invites to what has its day: "asked the mayor for a hearing on Thursday"."""
        row = self._row
        return row.is_a(i, "asks") and any(
            row.is_a(j, "event") and any(row.is_a(j - n, "asked_for") for n in range(1, _ASKED))
            for j in range(i + 2, min(i + _CLAUSE + _ASKED, self._before + 1)))

    def _told_by(self, i: int) -> int | None:
        """-1 or 1 where chunk `i` tells the tense, 0 where it is a past that says nothing of the date."""
        row = self._row
        if self._looks_ahead(i):
            return self._looked_ahead(i)
        if row.is_a(i, "arranged") and follows(row, i, "present_be"):
            return 1
        if not is_past(row, i, self._endings) or row.is_a(i - 1, "to_word") or (
                row.is_a(i - 1, "linking") and row.is_a(i - 2, "to_word")):
            return None                     # were to stay closed, plans to shut
        if follows(row, i, "present_be") or (row.is_a(i, "noun_too") and self._is_noun(i)):
            return None
        if follows(row, i, "future_cue"):
            return 1
        return self._told_by_past(i)

    def _looked_ahead(self, i: int) -> int:
        """What looking ahead from chunk `i` tells: to come, but for what is over by then."""
        row = self._row
        over = (follows(row, i, "pluperfect", GOVERNED + 2)
                or (row.is_a(i, "toward") and row.is_a(self._before, "after_word"))     # awaits the result after Sunday
                or (row.is_a(i, "past_be") and row.is_a(i + 1, "to_word") and row.is_a(i + 2, "perfect")))
        return -1 if over else EXPECTED if follows(row, i, "past_be") else 1

    def _told_by_past(self, i: int) -> int | None:
        """What a verb of the past tells: nothing of the month that is hoped for, nor of the day of a plan."""
        row = self._row
        if self._hope and row.is_a(i - 1, "existing"):
            return None                     # there was a risk of gales on Monday
        if self._hope == "month" and self._draft.form in _WIDE:
            return 1                        # it dashed hopes for a cut in June
        if row.is_a(i, "put_off") and self._is_new_day():
            return 1
        if row.is_a(self._before, "before_word") and follows(row, i, "perfect"):
            return 1                        # they have sold before Thursday's meeting
        if row.is_a(self._before, "either_way") and self._draft.form != "daypart":      # they slept through the night
            return int(self._for_a_day())
        return -1

    def _looks_ahead(self, i: int) -> bool:
        """Whether chunk `i` looks ahead: "will", "hoped to", and a present of a fixed hour ("polls close at 8")."""
        row = self._row
        if row.is_a(i, "future_cue"):
            part = row.codes[i - 1:i] == "-" or (row.is_a(i, "which") and row.is_a(i + 1, "time_unit"))
            return not (part or is_month(row, i))       # a smaller-than-expected loss, next year's budget
        if row.is_a(i, "looks_on") and self._is_verb_to(i):
            return True
        if row.is_a(i, "fixture") and self._is_fixture(i):
            return True
        if row.is_a(i, "agenda_noun") and (row.is_a(i - 1, "relative") or row.codes[i - 1] == CAPITAL):
            return True                     # China reports on Monday, and Boeing, which reports on Friday
        return row.is_a(i, "agenda") and i > 0 and self._is_many(i - 1)

    def _is_verb_to(self, i: int) -> bool:
        """Whether chunk `i` looks ahead with what is done: "forecast to reach", but not "its forecast to 3%"."""
        row = self._row
        if row.is_a(i, "hope") and row.is_a(i, "arranged") and not (
                row.is_a(i - 1, "past_cue") or row.is_a(i - 1, "present_be")):
            return False
        return (row.is_a(i, "looks_on") or row.is_a(i, "future_cue")) and (
            row.is_a(i + 1, "to_word") and i + 2 not in row.values)

    def _is_fixture(self, i: int) -> bool:
        """Whether a verb stands between two names: "Carrick host Derwent", but not "Top Gear host Lund said"."""
        row = self._row
        if not (i and row.written(i - 1)[0].isupper() and row.written(i)[0].islower()):
            return False
        names = row.codes[i + 1:i + 2] == CAPITAL or row.is_a(i + 1, "definite")
        ahead = range(i + 1, min(i + 1 + _VERB, len(row)))
        return names and not any(is_past(row, j, self._endings) for j in ahead)

    def _is_due(self, i: int) -> bool:
        """Whether a present tells of what has its day: "Thursday's meeting is a formality"."""
        row, first = self._row, self._draft.end
        return self._draft.form == "weekday" and row.is_a(i, "present_be") and any(
            row.is_a(j, "event") for j in range(first, i))

    def _is_many(self, i: int) -> bool:
        """Whether chunk `i` can be a subject in the plural: a verb behind it without an ending is of the present."""
        word = self._row.written(i)
        return self._row.is_a(i, "they") or (
            len(word) > SHORTEST and word.endswith(self._endings["plural_endings"]) and word.isalpha())

    def _hope_at(self, i: int) -> str | None:
        """How strongly a word with its link looks ahead: "a chance of", "hopes for"; None where it does not."""
        row = self._row
        link = i + 2 if row.is_a(i + 1, "present_be") else i + 1       # the forecast is for a cut in March
        if not (row.is_a(i, "hope") and row.is_a(link, "hope_link")):
            return None
        return str(row.meaning(i, "hope")) if link < self._before or row.is_a(self._before, "for_word") else None

    def _is_noun(self, i: int) -> bool:
        """Whether what could be a verb of the past is a noun: "a cut in March", "a half-point cut"."""
        row = self._row
        if row.is_a(i - 1, "before_noun") or row.is_a(i - 1, "ordinal") or (
                row.is_a(i - 1, "often_cut") and row.is_a(i + 1, "before_date")):
            return True
        return any(self._hope_at(j) is not None for j in range(i - 1, max(-1, i - 1 - _HOPED), -1))

    def _is_compared(self, i: int) -> bool:
        """Whether a date is that of what something is set against: "higher than in", "after a rise of 0.3% in"."""
        row = self._row
        if i >= self._before:
            return False
        if row.is_a(i, "compared_to"):
            return i + 1 not in row.values
        if row.is_a(i, "from_word"):
            return i + 1 in row.values
        return row.is_a(i, "after_word") and any(j in row.values for j in range(i + 1, self._before))

    def _is_new_day(self) -> bool:
        """Whether a date is the new or the old one of what was moved: "to June", "to June from April"."""
        row, before, end = self._row, self._before, self._draft.end
        late = row.is_a(before, "from_word") and (row.is_a(end, "to_word") or row.is_a(before - 2, "to_word"))
        return late or row.is_a(before, "to_word")

    def _for_a_day(self) -> bool:
        """Whether a day is one that something is meant for: "warnings for Saturday"."""
        return self._row.is_a(self._before, "for_word") and self._draft.form == "weekday"
