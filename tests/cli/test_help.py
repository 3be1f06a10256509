"""What the command line says of itself."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest

from checker.about import VERSION

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMANDS = ("check", "review", "gate", "status", "explain", "rules", "checks", "ledger", "trace", "compare", "config",
            "lsp", "mcp")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example_and_the_statuses(inside: Run, command: str) -> None:
    """-h is --help, and below the options stand a line to copy and what each exit status means."""
    short, long = inside(command, "-h"), inside(command, "--help")
    assert (short.returncode, short.stdout) == (0, long.stdout)
    assert f"\n    checker {command} " in short.stdout
    assert "\n    3    something could not be read, checked or written\n" in short.stdout


def test_only_commands_that_can_stop_say_so(inside: Run) -> None:
    """Status 1 is in the help of the commands that have it, and in no other."""
    stops = {command for command in COMMANDS if "\n    1  " in inside(command, "-h").stdout}
    assert stops == {"gate", "rules", "checks", "ledger"}


def test_every_command_is_listed(inside: Run) -> None:
    """The help of all names each command, and the commands of a group take -h, too."""
    told = inside("-h").stdout
    assert all(f"\n  {command} " in told for command in COMMANDS)
    assert inside("rules", "list", "-h").returncode == 0


def test_version_is_enough_for_a_report(inside: Run) -> None:
    """The first line is the checker's version, and below it are Python's and those of the packages."""
    first, second, third = inside("--version").stdout.splitlines()
    assert first == f"checker {VERSION}"
    assert second.startswith("Python 3.")
    assert all(package in third for package in ("regex ", "tabulate ", "typer "))


def test_the_shell_completes_commands(checker: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Completion, as typer writes it for bash, offers the commands that begin so."""
    for name, value in {"_CHECKER_COMPLETE": "complete_bash", "COMP_WORDS": "checker co", "COMP_CWORD": "1"}.items():
        monkeypatch.setenv(name, value)
    assert checker().stdout.split() == ["compare", "config"]
