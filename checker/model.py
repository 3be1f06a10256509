"""The records that every stage speaks in: small, frozen, with no behaviour beyond reading themselves.

Offsets count Unicode code points in the decoded text, end exclusive. Figures are `Decimal`, never float.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from checker.evidence import Evidence, SourceNote


class Span(NamedTuple):
    """A stretch of the text: `text[start:end]`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Where(StrEnum):
    """What part of a story a claim stands in."""

    HEADLINE = "headline"
    DECK = "deck"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    CELL = "cell"
    FOOTNOTE = "footnote"


class Given(NamedTuple):
    """A date of publication (ISO) that a person has given, and where: as an "option", in the "ledger" or "settings"."""

    date: str
    source: str = "option"


GIVEN = frozenset({"option", "ledger", "settings"})
"""Where an article's date comes from that a person has given, and not the story."""


class Opening(StrEnum):
    """The part of a story where a wrong figure does the most harm."""

    HEADLINE = "headline"       # and all that stands with it: deck, byline
    LEAD = "lead"               # the first paragraph


class Region(NamedTuple):
    """A paragraph of prose: where it stands, what part of the story it is, and its number among them, from 1.

    `row` numbers the rows of tables from 1; it is 0 outside them, and `column` the columns, from 0.
    """

    start: int
    end: int
    where: Where
    number: int
    row: int = 0
    column: int = 0


class Kind(StrEnum):
    """What sort of figure a mention is. The word is also the slot's name in a rule."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    AGE = "age"
    DURATION = "duration"
    ORDINAL = "ordinal"
    RATIO = "ratio"
    DATE = "date"
    TIME = "time"
    SET = "set"
    NUMBER = "number"
    SUPERLATIVE = "superlative"     # words that claim a place above all others: "the highest on record"


class Bound(StrEnum):
    """How the value stands to what was written: the hedge, as part of the value.

    Direction is meaning and is kept; how near "nearly" is, is taste and is not guessed.
    """

    EXACT = "="
    ABOUT = "~"
    NEARLY = "~<"
    JUST_OVER = "~>"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    RANGE = ".."
    RATIO = ":"


class Direction(StrEnum):
    """Which way the amount of a change goes ("fell 12 percent" is down)."""

    UP = "up"
    DOWN = "down"


class Role(StrEnum):
    """What a figure is to the others that it is told with."""

    LEVEL = "level"         # what something has come to: "to 120,000"
    BASE = "base"           # what it has come from, or is set against: "from 180,000", "down from 180,000"
    CHANGE = "change"       # by how much it has moved: "fell 12 percent"
    PART = "part"           # 40 "of the 52"
    WHOLE = "whole"         # of which the part is one
    REST = "rest"           # "the other 12", "the remaining 12"
    RATE = "rate"           # so many for each: "40 per 1,000", "$2 a mile"
    FACTOR = "factor"       # "doubled", "three times as many"
    LIMIT = "limit"         # what must or may not be passed: "a limit of 40"


class Mode(StrEnum):
    """How what a sentence says of a figure is meant."""

    TOLD = "told"                   # as a fact
    PLANNED = "planned"             # "will spend", "plans to"
    FORECAST = "forecast"           # "is expected to", "could reach"
    HYPOTHETICAL = "hypothetical"   # "if", "would"
    DENIED = "denied"               # "not 40", "denied that"
    CORRECTED = "corrected"         # "not 40 but 14", "had first put at", "revised"
    QUOTED = "quoted"               # within quotation marks


class YearFrom(StrEnum):
    """What told the year of a date."""

    WRITTEN = "written"     # it stands there, or with the date beside it
    NEAREST = "nearest"     # the year that brings the date nearest to the dateline
    TENSE = "tense"         # the tense, or a word such as "last", told which side of the dateline it lies on
    STORY = "story"         # the dates that the story has told before


class Quantity(NamedTuple):
    """A figure with its uncertainty and its unit.

    `low` and `high` are the ends of what was said; an open end is None ("more than 40" has no high).
    `unit` is an ISO 4217 code for money, "percent", "percentage point", a unit's name for measures and durations,
    the counted noun as written for counts, and None where nothing names one.
    `vague` marks magnitudes in words ("dozens"); `reversed` a range that was written from the larger to the smaller.
    A `ratio` or score keeps its two sides in `low` and `high` in the order written.
    """

    low: Decimal | None
    high: Decimal | None
    bound: Bound = Bound.EXACT
    unit: str | None = None
    vague: bool = False
    reversed: bool = False

    @property
    def notation(self) -> str:
        """The value as one short string: `~<4500`, `20..30`, `>40`."""
        if self.bound in (Bound.RANGE, Bound.RATIO):
            return f"{plain(self.low)}{self.bound.value}{plain(self.high)}"
        figure = plain(self.low if self.low is not None else self.high)
        return figure if self.bound is Bound.EXACT else f"{self.bound.value}{figure}"


def plain(figure: Decimal | None) -> str:
    """A figure without exponent and without zeros that say nothing: 4E+3 is `4000`, 12.50 is `12.5`."""
    if figure is None:
        return ""
    text = f"{figure:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


class Moment(NamedTuple):
    """A point, period, duration or set of time.

    `timex` is a TIMEX3 value (TimeML 1.2.1: `2003-03`, `P9Y`, `XXXX-WXX-2`, `PRESENT_REF`), or None where it cannot be
    given; `note` then says why. `start` and `end` are the first and last calendar day covered (ISO dates, inclusive),
    None for durations, sets, years before 1 and everything unresolved. `anchor` is the ISO date that it was resolved
    against.
    `mod` is TIMEX3's modifier (START, MID, END, APPROX, BEFORE, AFTER ...).
    `weekday` is the weekday that the text gives beside the date, from 1 for Monday to 7 as in ISO 8601, whether or not
    it is that date's; `year_from` tells how its year was found, None where it has none or no year of its own.
    """

    timex: str | None
    start: str | None = None
    end: str | None = None
    anchor: str | None = None
    mod: str | None = None
    note: str | None = None
    weekday: int | None = None
    year_from: YearFrom | None = None

    @property
    def resolved(self) -> bool:
        """Whether the value stands on the calendar (or needs none, as a duration does)."""
        return self.timex is not None and "X" not in self.timex


class Mention(NamedTuple):
    """One figure in the text.

    `span` is the figure with its hedge and, for money, percent, measures, ages and durations, its unit.
    `phrase` is the figure together with the noun it counts ("Nearly 4,500 U.S. troops"); `subject` is that noun
    phrase. `antecedent` is the span of the earlier mention that lent the noun, where this one left it out.
    `note` is for the person who verifies ("order of day and month is in doubt").
    `figure` is the figure alone, with its scale but without hedge, currency, unit and noun ("4,500", "3.4 billion").
    `grain` is the place of its last written digit: 1 for 4,500, 0.1 for 4.5, 100000000 for 3.4 billion, 1000000 for 40
    million; `zeros` counts the zeros that its whole digits end with, two of 4,500, so that whoever reads it can take it
    as exact or as rounded. Both are those of the last figure of a range; None where nothing tells (a third, dozens).
    `numerator` and `denominator` are the two sides of a part: 1 and 3 of "a third", 27 and 30 of "27 out of 30".
    `ends` are those of a range of dates or times: "6" and "15" of "6-15 October 1952".
    `scope` is, of a superlative, among what or since when it holds, in the text's words: "on record", "since 1974".
    """

    span: Span
    kind: Kind
    quantity: Quantity | None = None
    moment: Moment | None = None
    direction: Direction | None = None
    phrase: Span | None = None
    subject: str | None = None
    antecedent: Span | None = None
    note: str | None = None
    figure: Span | None = None
    grain: Decimal | None = None
    zeros: int | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    ends: tuple[Span, Span] | None = None
    scope: str | None = None

    @property
    def value(self) -> str | None:
        """The value as understood: a quantity's notation or a TIMEX3 value; None where it is not resolved."""
        if self.quantity is not None:
            return self.quantity.notation
        return self.moment.timex if self.moment else None


class Context(NamedTuple):
    """What the words around a figure make of it: what it is to others, whose it is, the time that it is told of (a
    TIMEX3 value), and how it is meant. None where nothing tells.
    """

    role: Role | None = None
    holder: str | None = None
    period: str | None = None
    mode: Mode = Mode.TOLD


class TieKind(StrEnum):
    """What holds between two figures of a story."""

    SAME_NOUN = "same-noun"         # one counts what the other does: 40 nurses ... and 12 were
    PART_OF = "part-of"             # nine of the 12 jurors
    SET_AGAINST = "set-against"     # 4,000, compared with 3,500
    LIST = "list"                   # 12 men, nine women and three children
    RANGE = "range"                 # prices ran from $4 to $9
    CONVERSION = "conversion"       # 12 miles (19 km)
    RESTATEMENT = "restatement"     # half, or 40
    SAME_CHANGE = "same-change"     # from 12 to 19, a rise of seven
    RATE = "rate"                   # 12 for every 1,000
    SHARE_OF = "share-of"           # 40 percent of the 300


class Tie(NamedTuple):
    """What holds between two figures, by the spans of their mentions.

    `source` is the figure leaned on (the lender of a noun, the whole, the old level, the level that a change is told
    of, the base, the first of a list), `target` the one that leans. `form` is the id of the form of words that ties
    them, in `ties.toml` of the language.
    """

    kind: TieKind
    source: Span
    target: Span
    form: str


class Severity(StrEnum):
    """How hard a claim must be looked at before publication."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"

    def reaches(self, level: Severity) -> bool:
        """Whether this is as severe as `level`, or more so."""
        order = list(Severity)
        return order.index(self) <= order.index(level)


class Status(StrEnum):
    """What a person has settled about a claim; `open` until then."""

    OPEN = "open"
    REWORDED = "reworded"
    ACCURATE = "accurate"
    FIX = "fix"
    NEEDS_SOURCE = "needs-source"
    NOT_A_CLAIM = "not-a-claim"

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do before publication."""
        return self in (Status.ACCURATE, Status.NOT_A_CLAIM)


class Fact(NamedTuple):
    """What a claim says, apart from where it stands: a verdict belongs to it.

    `quote` and `sentence` are one line each, with plain quotes, dashes and blanks and without markup. `nth` tells it
    from equal ones before it in the same story.
    """

    measure: str
    value: str | None
    unit: str | None
    quote: str
    sentence: str
    nth: int = 1


class FindingFact(NamedTuple):
    """What a finding is about, apart from where it stands: its check, and each figure as written, by its role.

    A figure is its role, its quote and its sentence, in tidy form. `nth` tells it from equal ones before it.
    """

    check: str
    figures: tuple[tuple[str, str, str], ...]
    nth: int = 1


class Waiver(NamedTuple):
    """That a person has let a story through the gate once, although something stood in its way, and why.

    `at` is in UTC, to the second; `blocked` are the keys of the claims and findings that stood in the way.
    """

    by: str
    at: datetime
    reason: str
    blocked: tuple[str, ...] = ()


class Verdict(NamedTuple):
    """What a person decided about a claim, on which source. `at` is in UTC, to the second."""

    status: Status
    by: str
    at: datetime
    source: str = ""
    locator: str = ""
    note: str = ""

    @property
    def time(self) -> str:
        """When, as ISO 8601: 2011-12-15T14:30:00Z."""
        return timestamp(self.at)


def timestamp(at: datetime) -> str:
    """A moment as ISO 8601, in UTC: 2011-12-15T14:30:00Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Earlier(NamedTuple):
    """What was settled before: the `fact` as it was then, and the verdict on it.

    `reread` tells that the story still says what it said, and that only its reading has changed, from the one of
    `edition` (a version of the program and its rules) on.
    """

    fact: Fact
    verdict: Verdict
    edition: str = ""
    reread: bool = False


class Claim(NamedTuple):
    """One mention seen through one rule: what a person has to verify.

    `home` is the place of its sentence; `sentence` is that on one line, with the quote from `offset` on.
    `verdict` is the one that holds; where the status is `reworded` or `open`, `earlier` is what had been
    settled of the claim before it changed, if that is known. A claim that was read anew and means the same has both.
    `id` names the claim to people; what must not be mistaken for another goes by its `fact`.
    `attribution` is who the sentence names as the source; a pronoun stands for the source named before it.
    `role` is what the figure is to others, `holder` whose it is ("Norvik", of "Norvik's profit"), `period` the TIMEX3
    value of the time it is told of; None where nothing tells. `mode` is how it is meant.
    `waived` is the last time that it stood in the way and the story was let through all the same. `remembered` are
    sentences on what was settled of it in other stories, the newest first.
    """

    id: str
    rule: str
    category: str
    severity: Severity
    span: Span
    line: int
    column: int
    quote: str
    mention: Mention
    unit: str | None
    subject: str | None
    measure: str | None
    sentence: str
    attribution: str | None
    ask: str
    home: Span
    offset: int
    fact: Fact
    status: Status = Status.OPEN
    verdict: Verdict | None = None
    earlier: Earlier | None = None
    where: Where | None = None
    paragraph: int | None = None
    opening: Opening | None = None
    role: Role | None = None
    holder: str | None = None
    period: str | None = None
    mode: Mode = Mode.TOLD
    waived: Waiver | None = None
    remembered: tuple[str, ...] = ()

    @property
    def value(self) -> str | None:
        """The value of the mention."""
        return self.mention.value

    def to_dict(self) -> dict[str, Any]:
        """The claim as it stands in the JSON record (docs/record.md), field for field."""
        record: dict[str, Any] = _records().claim_record(self)
        return record


class Dismissal(NamedTuple):
    """A mention that is no claim, with the rule that said so and its reason."""

    mention: Mention
    rule: str
    reason: str


class Certainty(StrEnum):
    """How sure a finding is: a proof holds however the figures were rounded, a question only as they are written."""

    PROOF = "proof"
    QUESTION = "question"


class Operand(NamedTuple):
    """One figure of a finding, in its role ("old", "new", "part"): where it stands, as written, and between which ends.

    `low` and `high` are those of the widest fair reading, a date's its first and last day; None where open. `claim` is
    the id of the claim that the figure is, None where it is none.
    """

    role: str
    span: Span
    line: int
    quote: str
    low: Decimal | date | None = None
    high: Decimal | date | None = None
    claim: str | None = None


class Result(NamedTuple):
    """What is claimed, or what was computed: the value in words, its ends (None where open), and the unit."""

    value: str
    low: Decimal | date | None = None
    high: Decimal | date | None = None
    unit: str | None = None


class Fix(NamedTuple):
    """One way to make the figures agree: the figure at `span`, of the claim with that id, would read `text`."""

    claim: str | None
    span: Span
    text: str


class Finding(NamedTuple):
    """What a check found: figures, or a figure and the calendar, that cannot all be right, with the arithmetic.

    `message` is one sentence in the story's own words; a question's ends in a question mark. `arithmetic` is the
    calculation on one line. `looks_like` names a known slip that gives just the value claimed. Each of `fixes` would
    do; `ask` is the question for the person who settles it. `id` comes from the check and what its operands say, so
    it stays when they move. `verdict` is the one that holds; of a reworded finding `earlier` is the one that held;
    `waived` as a claim's.
    """

    id: str
    check: str
    certainty: Certainty
    severity: Severity
    message: str
    arithmetic: str
    operands: tuple[Operand, ...]
    claimed: Result | None = None
    computed: Result | None = None
    looks_like: str | None = None
    fixes: tuple[Fix, ...] = ()
    ask: str = ""
    status: Status = Status.OPEN
    verdict: Verdict | None = None
    earlier: Verdict | None = None
    waived: Waiver | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where its figures stand, in the order of their roles."""
        return tuple(operand.span for operand in self.operands)

    def to_dict(self) -> dict[str, Any]:
        """The finding as it stands in the JSON record (docs/record.md), field for field."""
        record: dict[str, Any] = _records().finding_record(self)
        return record


class Confirmation(NamedTuple):
    """Figures that a check found to agree: what they make, in one sentence without its stop, and the calculation."""

    check: str
    message: str
    arithmetic: str
    operands: tuple[Operand, ...]


class Article(NamedTuple):
    """One story with everything found in it.

    `published` is the dateline that relative dates were resolved against (ISO date) and `published_from` tells
    where it came from ("option", "ledger", "settings", "metadata", "dateline"); both None when the story has none.
    `ledger` is the path of the file that its verdicts are from, None where nobody has settled anything yet.
    All offsets are those of `text`: the decoded file, or, where `extracted`, what was taken out of one of `format`.
    `prose` is the text as it reads, of the same length (see `document`), and `regions` are its paragraphs.
    `edition` is the version of the program and of the rules that read it. `waivers` are the times that a person has
    let it through the gate, the last one last.
    `left_out` names what of the file is no part of the story ("navigation", "3 lists of links"); `doubts` are sentences
    on what is uncertain of its text as a whole.
    Where it was checked against the reporter's `sources`, `evidence` holds what they say of each claim, the best first.
    """

    path: str
    title: str | None
    published: str | None
    published_from: str | None
    text: str
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    ledger: str | None = None
    format: str = "text"
    extracted: bool = False
    prose: str = ""
    regions: tuple[Region, ...] = ()
    ties: tuple[Tie, ...] = ()
    edition: str = ""
    left_out: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    evidence: tuple[tuple[Evidence, ...], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The article as it stands in the JSON record (docs/record.md), with its claims, findings and ties."""
        record: dict[str, Any] = _records().article_record(self)
        return record


def _records() -> ModuleType:
    """How records are told to programs: imported when asked for, since it is made of what stands here."""
    from checker import records  # noqa: PLC0415

    return records
