"""The text as rules see it: each figure as one sign, with or without its noun, in its letters or in small ones.

Superlatives are no figures, and stay in it as words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from checker.mask import fold, hide, plain
from checker.model import Kind, Mention, Span
from checker.rulebook.prose import Prose
from checker.rulebook.template import HEADS, LENT, Template


class Views:
    """The views of one text, made when first asked for."""

    def __init__(self, prose: str, mentions: Sequence[Mention], language: Prose) -> None:
        self.text = plain(prose)
        self._mentions = [mention for mention in mentions if mention.kind is not Kind.SUPERLATIVE]
        self._language = language

    def of(self, template: Template) -> str:
        """The text as a pattern sees it."""
        if template.raw:
            return self.small if template.folded else self.text
        if template.folded:
            return self._small_phrases if template.whole else self._small_figures
        return self._phrases if template.whole else self.mask

    @cached_property
    def small(self) -> str:
        """The text in small letters."""
        return fold(self.text)

    @cached_property
    def _small_figures(self) -> str:
        return fold(self.mask)

    @cached_property
    def _small_phrases(self) -> str:
        return fold(self._phrases)

    @cached_property
    def mask(self) -> str:
        """The mask in which a rule sees each figure as one sign, together with the "of" that ties it to its noun, or
        the "more" that stands for one.
        """
        return hide(self.text, ((self._with_tail(mention), _head(mention)) for mention in self._mentions))

    @cached_property
    def _phrases(self) -> str:
        """The mask in which a rule sees each figure together with the noun behind it that it counts as one sign."""
        return hide(self.text, ((self._from_figure(mention), _head(mention)) for mention in self._mentions))

    def ends(self, mention: Mention) -> set[int]:
        """Where views go on behind a mention."""
        return {mention.span.end, self._with_tail(mention).end, self._from_figure(mention).end}

    def _with_tail(self, mention: Mention) -> Span:
        if mention.phrase is None:
            return self._with_more(mention)
        if mention.kind is Kind.COUNT and mention.phrase:
            tie = self._language.partitive.match(self.text, mention.span.end)
            if tie and tie.end() <= mention.phrase.end:
                return Span(mention.span.start, tie.end())
        return mention.span

    def _from_figure(self, mention: Mention) -> Span:
        """The figure with its noun; alone where the noun stands before it, and words that rules look for with it."""
        phrase = mention.phrase
        return phrase if phrase and phrase.start == mention.span.start else self._with_more(mention)

    def _with_more(self, mention: Mention) -> Span:
        """A figure whose noun is left out with the word that tells so: "40 more were hurt"."""
        if mention.kind is not Kind.COUNT and mention.kind is not Kind.NUMBER:
            return mention.span
        more = self._language.further.match(self.text, mention.span.end)
        return Span(mention.span.start, more.end()) if more else mention.span


def is_lent(mention: Mention) -> bool:
    """Whether only an earlier figure names what the mention counts."""
    return (mention.kind is Kind.COUNT and mention.phrase is None and mention.antecedent is not None
            and mention.antecedent.start < mention.span.start)


def _head(mention: Mention) -> str:
    """What hides the mention on the mask."""
    return LENT if is_lent(mention) else HEADS[mention.kind]
