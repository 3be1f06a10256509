"""Figures that agree: told of with the claims that they are, and only where they were shown to."""

from checker import check
from checker.records import article_record
from checker.report.page import as_page
from checker.report.words import ties_in_words

STORY = ("Fewer Hives Came Through the Winter\n\nBy spring 18 of the 60 hives, or {share} percent, that the keepers of "
         "the valley had set out in the fall stood empty, their union said on Monday.\n\nThe price of honey rose, "
         "it said, from $8 a jar to $10, a rise of 25 percent in a single year.\n")


def test_what_agrees_is_told_with_its_figures() -> None:
    """A share and a rise hold: each is told once, with the calculation and the claims of its figures."""
    article = check(STORY.format(share=30))
    assert article.findings == ()
    assert [(each.check, each.message) for each in article.confirmed] == [
        ("share-pair", "18 of the 60 hives is 30 percent"), ("percent-change", "$8 to $10 makes 25 percent")]
    ids = {claim.id: claim.quote for claim in article.claims}
    record = article_record(article)["confirmed"][0]
    assert record["arithmetic"] == "18 / 60 = 30 percent"
    assert {ids[operand["claim"]] for operand in record["operands"]} == {"30 percent", "18 of the 60 hives"}


def test_what_does_not_agree_is_no_confirmation() -> None:
    """A figure that is proved wrong, and one that only stands beside others, confirm nothing."""
    assert [each.check for each in check(STORY.format(share=40)).confirmed] == ["percent-change"]
    assert check("Of the 60 hives 18 stood empty, and 30 percent of the keepers are older than 60.").confirmed == ()
    assert check("If 18 of the 60 hives were lost, or 30 percent, the keepers would give up.").confirmed == ()


def test_ties_name_the_paragraph_of_the_others() -> None:
    """An editor who looks at a claim sees what it agrees with, and where that stands."""
    article = check("Storm cuts power to 120,000 homes\n\nAn ice storm left 120,000 homes without power on Monday.")
    headline = article.claims[0]
    assert ties_in_words(article, headline) == ["ties to par. 2: the first paragraph says 120,000 homes"]
    assert ties_in_words(article, article.claims[-1]) == []
    assert "ties to par. 2: the first paragraph says 120,000 homes" in as_page([article])
