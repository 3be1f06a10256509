"""Whether cost grows with the length of an input or with its square: `python benchmarks/scaling.py [FORMAT ...]`.

Marks of each format, repeated, are read at one length and at four times that length, then the text is checked. What
takes more than eight times as long is shown. Times are of the process, and small ones are passed over.
"""

from __future__ import annotations

import sys
import time
from importlib import import_module

from checker.document import Document
from checker.errors import CheckerError
from checker.pipeline import check_document, load_desk
from checker.readers import FORMATS

READ, CHECKED = 60_000, 1_500       # characters of the shorter input, to be read and to be checked
NOTICED = 0.5                       # seconds that the longer one must take to count
MOST = 8                            # times as long for four times the length: beyond it the growth is no line
WRAPPED = {"rtf": "{{\\rtf1\\ansi 12 men {} 13 men}}",
           "nitf": "<nitf><body><body.content><p>12 men</p>{}</body.content></body></nitf>"}
MARKS = {
    "text": [" ", "\n", " \n", "a\n", "a\n\n", "\r", "-", "a. ", "\u200e", "\u2029"],
    "markdown": [
        "*", "_a", "~~", "`", "``a`", "`a``b```", "[", "](", "[](", "![](", "](\\(", "<", "<a ", "<a '", '<a ">"',
        "<!--", "<!-- -->", "&", "\\", "|\n", "a|b\n-|-\n", "> ", "- ", "# a\n", "===\n", "---\n", "~~~\n",
        "[^1]", "[^1]: a\n", "[a]: b\n", "<del>", "    a\n", " ", "a\n", "{a}"],
    "html": [
        "<p>", "</p>", "<b>", "<nav>", "<ul><li><a>", "<article>", "<title>", "<a", "<a ", "<a '", '<a ">"', "<!--",
        "<!-- -->", "<!", "&", "<svg>", "<svg></svg>", "<noscript>", "<sup>", "<h1>", "<td>", "<p hidden>", " ", "\n",
        "\t\n", "<meta name=date content=x>", "<a b=c>", "<script></script>", "<nav></p>", "<br> ", "&nbsp;"],
    "rtf": ["{", "}", "\\par ", "{\\footnote a}", "{\\footnote ", "\\u5?", "\\'e9", "{\\*\\a ", "\\a", " ", "|"],
    "nitf": ["<p>a</p>", "<block>a</block>", "<em>a</em>", "&amp;", "<hl1>a</hl1>"],
}
WORDS = [
    "12 ", "1,", "a. ", "A ", '"', "(", "$", "of ", "and ", "the ", "million ", "one ", "1/", "12 percent of ",
    "Monday ", "May ", "2003 ", "said ", "from 12 to ", "dozens of ", "12 and ", "killed ", "12 people killed ", "ago ",
    "12 years ", "per ", "Mr. Smith ", "U.S. ", "up 12 ", "which ", "at 5 p.m. ", "12 of 13 ", "It is 12. ", "12—"]


def read(form: str, content: str) -> None:
    """Read an input, to its places in the file."""
    module, function = FORMATS[form]
    try:
        document: Document = getattr(import_module(f"checker.readers.{module}"), function)(
            "-", WRAPPED.get(form, "{}").format(content).encode())
    except CheckerError:
        return
    document.position(len(document.reading))


def check(content: str) -> None:
    """Check a text whose sentence never ends."""
    check_document(Document("-", f"At least 12 people died. {content} and 5 men."), load_desk())


def seconds(function: object, *arguments: str) -> float:
    """How long a call takes."""
    begun = time.process_time()
    function(*arguments)  # type: ignore[operator]
    return time.process_time() - begun


def main() -> None:
    """The command."""
    check("12 men")
    for form in sys.argv[1:] or [*MARKS, "words"]:
        for mark in MARKS.get(form, WORDS):
            length, tried = (READ, (read, form)) if form in MARKS else (CHECKED, (check,))
            content = mark * (length // len(mark))
            short = seconds(*tried, content)
            long = seconds(*tried, content * 4)
            if long > NOTICED and long > MOST * short:
                print(f"{form}: {mark!r}: {short:.2f} s, four times as long {long:.2f} s", flush=True)


if __name__ == "__main__":
    main()
