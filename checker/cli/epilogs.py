"""What stands below the help of each command: examples, and what its exit statuses mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_STATUSES = {
    0: "done", 1: "", 2: "the command line cannot be understood",
    3: "something could not be read, checked or written", 130: "interrupted",
}
_OPEN = {
    "": "the gate: something blocks publication", "gate": "something blocks publication",
    "rules": "test: an example does not hold", "checks": "test: an example does not hold",
    "ledger": "import: rows were left out",
}
"""What status 1 means to the commands that have it."""
_EXAMPLES: Mapping[str, Sequence[str]] = {
    "": ("checker check story.txt", "checker gate stories/*.md", "checker review story.txt"),
    "check": ("checker check story.txt", "checker check story.docx -o story.html",
              "checker check --published 2011-12-15 -f csv - < story.txt"),
    "review": ("checker review story.txt --by KM",),
    "gate": ("checker gate story.txt", "checker gate --require should -f sarif stories/*.md",
             'checker gate story.txt --waive "the desk has called the ministry" --by KM'),
    "status": ("checker status stories/*.md",),
    "explain": ("checker explain story.txt:12",),
    "trace": ("checker trace story.txt report.pdf figures.xlsx",
              "checker trace story.txt sources/ -f page -o trace.html"),
    "compare": ("checker compare agency.txt ours.txt",),
    "scan": ("checker scan archive/ -o claims.parquet", "checker scan 2024.jsonl.gz -o claims.parquet --resume",
             "checker scan stories.csv --columns text=body,published=day -o claims.parquet"),
    "query": ('checker query "select * from tolls" claims.parquet',
              'checker query "select measure, count(*) from claims group by 1" claims.parquet -f csv'),
    "memory": ('checker memory tolls "Orley dam"', "checker memory show --story dam.txt -f csv",
               "checker memory forget --by KM", "checker memory rebuild"),
    "config": ("checker config live/story.md",),
    "lsp": ("checker lsp", "checker lsp --by KM"),
    "mcp": ("checker mcp stories/", "checker mcp stories/ --settle --by KM"),
    "ledger": ("checker ledger import story.csv",),
    "rules": ("checker rules list", "checker rules test house.toml"),
    "checks": ("checker checks list", "checker checks test house.toml"),
}


def epilog(command: str = "") -> str:
    """The examples and the exit statuses of a command, or of all together, as click wraps it: line for line."""
    examples = [f"  {example}" for example in _EXAMPLES.get(command, ())]
    meanings = {**_STATUSES, 1: _OPEN.get(command)}
    statuses = [f"  {status:<3}  {meaning}" for status, meaning in meanings.items() if meaning]
    return "\n\n".join("\n".join(("\b", *block)) for block in (["Examples:", *examples], ["Exit status:", *statuses]))
