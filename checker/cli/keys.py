"""Answers from a person: one key where there is a terminal, else one line each."""

from __future__ import annotations

import sys
from collections.abc import Callable

from checker.cli.say import tell


class Answers:
    """Asks and reads. At the end of the input every answer is None."""

    def __init__(self) -> None:
        asked = sys.stdin is not None and sys.stdin.isatty()
        self._at_terminal = asked and sys.stdout is not None and sys.stdout.isatty()
        self._read_key: Callable[[], str] = _key_reader() if self._at_terminal else _read_line
        self._silent = not asked      # nobody sees what comes through a pipe

    def key(self, prompt: str) -> str | None:
        """One key, or the first letter of a line ("" for an empty one)."""
        tell(prompt, end="")
        key = self._read_key()
        if self._at_terminal or self._silent:
            tell(_printable(key).strip())
        return None if key in _END else key.strip()[:1]

    def line(self, prompt: str) -> str | None:
        """A line, without blanks around it and with single ones inside."""
        tell(prompt, end="")
        line = _read_line()
        text = " ".join(_printable(line).split())
        if self._silent or not line:
            tell(text)
        return text if line else None


_END = ("", "\x04", "\x1a")     # end of input; control-D and control-Z at a terminal


def _read_line() -> str:
    return sys.stdin.readline() if sys.stdin is not None else ""


def _printable(line: str) -> str:
    """Without control characters, and without the halves of characters that a broken input leaves."""
    return "".join(c if c.isprintable() else " " for c in line.encode("utf-8", "replace").decode())


def _key_reader() -> Callable[[], str]:
    """What reads one key at this system's terminal, without waiting for the end of the line."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there on Windows only

        def read_windows() -> str:
            key = msvcrt.getwch()
            if key == "\x03":
                raise KeyboardInterrupt
            if key in "\0\xe0":     # a function key comes in two parts
                msvcrt.getwch()
                return " "
            return key

        return read_windows
    return _read_posix_key


def _read_posix_key() -> str:
    import termios  # noqa: PLC0415 - there on POSIX only
    import tty  # noqa: PLC0415

    sys.stdout.flush()
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSADRAIN)      # interrupts still come as signals
        return _one_character(terminal)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _one_character(terminal: int) -> str:
    """The next character typed; a blank for a key that sends several, as the arrows do. What is typed ahead waits."""
    import os  # noqa: PLC0415
    import select  # noqa: PLC0415

    typed = os.read(terminal, 1)
    more = _ESCAPED if typed == b"\x1b" else _UTF8_MORE.get(typed[0] >> 4, 0) if typed else 0
    while more and select.select([terminal], [], [], 0)[0]:
        typed += os.read(terminal, 1)
        more -= 1
    return " " if typed[:1] == b"\x1b" else typed.decode("utf-8", "replace")


_ESCAPED = 7                                        # bytes that follow ESC at most, when a key sends them
_UTF8_MORE = {0xC: 1, 0xD: 1, 0xE: 2, 0xF: 3}       # bytes that follow the first of a character, by its upper half
