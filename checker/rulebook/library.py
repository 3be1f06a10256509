"""The rules of a language and of a desk, ready for use: from what was kept of an earlier run, or from their files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from checker.errors import BrokenRules, Fault
from checker.rulebook.book import Rulebook
from checker.rulebook.cache import Cache, digest, edition
from checker.rulebook.files import SHARED, check_files, files_in, folder_of, topic_files
from checker.rulebook.memory import Memory
from checker.rulebook.pack import FILES, LanguagePack
from checker.rulebook.prose import lists_of
from checker.rulebook.sources import RuleFile, parse, read_bytes

Trial = Callable[[LanguagePack, Rulebook], list[Fault]]
"""Puts a desk's own rules to their examples and tells what does not hold."""
Raw = tuple[str, bytes, bool]
"""A rule file as it stands: how faults name it, its bytes, whether it is a desk's own."""


def open_rules(language: str, places: Sequence[Path] = (), settings: RuleFile | None = None,
               trial: Trial | None = None) -> tuple[LanguagePack, Rulebook]:
    """The pack of a language, and its rulebook with the rule files in a desk's own `places`.

    `settings` are changes that stand in no rule file. With a `trial`, a desk's rules are put to their examples; what
    passed once is not tried again until a file changes. Raises UsageError for an unknown language, and BrokenRules with
    every fault of every file.
    """
    folder = folder_of(language)
    raw = [(path.name, read_bytes(path), False) for path in (*(folder / f"{name}.toml" for name in FILES),
                                                             *topic_files(folder))]
    raw += [(f"{path.parent.name}/{path.name}", read_bytes(path), False) for path in check_files(folder)]
    raw += [(str(path), read_bytes(path), True) for path in files_in(places)]
    cache = Cache(digest(language, [*raw, ("settings", repr(settings).encode(), trial is not None)]))
    kept = cache.load()
    if kept is None:
        pack, data = _make(language, raw, settings, trial)
        kept = {"files": pack.settings(), "lexicon": pack.lexicon.data(), "book": data}
        cache.save(kept)
    memory = Memory(cache.beside("memory"))
    return LanguagePack(language, kept["files"], kept["lexicon"], memory), Rulebook(
        kept["book"], memory, edition=edition(content for _, content, _ in raw))


def _make(language: str, raw: Sequence[Raw], settings: RuleFile | None,
          trial: Trial | None) -> tuple[LanguagePack, dict[str, Any]]:
    """The pack and the data of the rulebook, from the files. Raises BrokenRules."""
    from checker.rulebook.changes import changes_in  # noqa: PLC0415 - what was kept needs no compiler
    from checker.rulebook.checks import compile_checks, is_check  # noqa: PLC0415
    from checker.rulebook.forms import spelled_out  # noqa: PLC0415 - nor the forms of words
    from checker.rulebook.load import compile_rules  # noqa: PLC0415
    from checker.rulebook.phrases import phrase_faults  # noqa: PLC0415
    from checker.rulebook.readings import reading_faults  # noqa: PLC0415
    from checker.rulebook.ties import tie_faults  # noqa: PLC0415

    faults: list[Fault] = []
    pack_files: dict[str, Mapping[str, Any]] = {}
    files: list[RuleFile] = [settings] if settings else []
    for label, content, own in raw:
        try:
            parsed = parse(label, content)
        except BrokenRules as error:
            faults += error.faults
            continue
        if not own and Path(label).stem in FILES:
            pack_files[Path(label).stem] = parsed
        else:
            files.append(RuleFile(label, parsed, own))
    pack = LanguagePack(language, spelled_out(pack_files)).extended(changes_in(files).for_list)
    shared = [file for file in files if file.label == SHARED]
    checks = [file for file in files if is_check(file.content)]
    data, found = compile_rules(pack, [file for file in files if file not in (*shared, *checks)])
    faults += tie_faults(pack) + phrase_faults(pack) + reading_faults(pack) + found
    data["checks"], found = compile_checks(lists_of(pack), shared, checks)
    faults += found
    if trial:
        faults += trial(pack, Rulebook(data))
    if faults:
        raise BrokenRules(faults)
    return pack, data
