"""What to ask of a claim: the question of its rule, or the one that fits what figure, sentence or story tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.model import Span
from checker.rulebook.rules import Expression, Rule


class Questions:
    """The questions of one text. `small` is the text in small letters, the figures in it as written; `told` counts the
    different words of a list that the story holds.
    """

    def __init__(self, small: str, sentences: Sequence[Span], told: Callable[[Expression], int]) -> None:
        self._small, self._sentences, self._told = small, sentences, told

    def of(self, rule: Rule, figure: Span, home: int) -> str:
        """The question of a claim that `rule` makes of a figure in the sentence of number `home`."""
        for asked in rule.asked:
            if ((asked.figure is None or asked.figure.search(self._small, *figure))
                    and (asked.sentence is None or asked.sentence.search(self._small, *self._sentences[home]))
                    and (asked.story is None or self._told(asked.story))):
                return asked.ask
        return rule.ask
