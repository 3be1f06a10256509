"""What the README and the documents show is run, and gives what they show.

Every ```console block of README.md and docs/*.md is a session: lines that begin with `$ ` are commands, what follows
each is its output, to the letter (standard error after standard output; `...` alone stands for lines left out). A last
line `# exit 1` tells the exit status where it is not 0. A document's blocks run in order, in a folder of their own
that holds a copy of docs/. A ```python block is run too.

`python tests/test_docs.py` writes the present outputs into the documents, for a person to read through.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WIDTH = 100     # characters a line of the terminal that the documents show


def environment() -> dict[str, str]:
    """The environment of a user's shell, with our command first on the path."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}


def run(command: list[str] | str, folder: Path) -> str:
    """What a command prints, with its exit status as the last line where that is not 0."""
    done = subprocess.run(command, shell=isinstance(command, str), cwd=folder, env=environment(),
                          capture_output=True, text=True, check=False, timeout=120)
    status = f"# exit {done.returncode}\n" if done.returncode else ""
    return done.stdout + done.stderr + status


def shown(block: str) -> list[tuple[str, str]]:
    """The commands of a session, each with the output shown for it."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def agrees(output: str, expected: str) -> bool:
    """Whether the output is what is shown, where `...` on a line of its own stands for any lines."""
    if "\n...\n" not in f"\n{expected}":
        return output == expected
    pattern = re.escape(expected).replace(re.escape("...\n"), r"(?:.*\n)*")
    return re.fullmatch(pattern, output) is not None


def renewed(document: Path, folder: Path) -> str:
    """The document with the outputs that its commands give now; outputs with lines left out stay as they are."""
    def renew(match: re.Match[str]) -> str:
        if match[1] == "python":
            run([sys.executable, "-c", match[2]], folder)
            return match[0]
        outputs = [(command, run(command, folder), expected) for command, expected in shown(match[2])]
        lines = (f"$ {command}\n{expected if agrees(output, expected) else output}"
                 for command, output, expected in outputs)
        return f"```console\n{''.join(lines)}```"

    return BLOCK.sub(renew, document.read_text(encoding="utf-8"))


def own_folder(place: Path) -> Path:
    """A folder to run a document in, with a copy of what docs/ holds beside the documents."""
    shutil.copytree(ROOT / "docs", place / "docs", ignore=shutil.ignore_patterns("*.md"))
    return place


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_document_shows_what_happens(document: Path, tmp_path: Path) -> None:
    """Each command of a document prints what the document says, and each Python block runs."""
    folder = own_folder(tmp_path / "work")
    for language, block in BLOCK.findall(document.read_text(encoding="utf-8")):
        if language == "python":
            assert run([sys.executable, "-c", block], folder) == ""
            continue
        for command, expected in shown(block):
            output = run(command, folder)
            assert agrees(output, expected), f"$ {command}\n{output}"


if __name__ == "__main__":
    for path in DOCUMENTS:
        with tempfile.TemporaryDirectory() as temporary:
            path.write_text(renewed(path, own_folder(Path(temporary) / "work")), encoding="utf-8")
