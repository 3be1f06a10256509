"""The page in a real browser: what an editor does with it, and what a hostile article cannot."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from checker.model import Article, Certainty, Finding, Operand, Severity, Status
from checker.pipeline import check_document, load_desk
from checker.readers.text import plain_text
from checker.report.page import as_page

STORY = """Flood kills 12 in the Arven valley

At least 12 people died on Thursday when the river rose, officials said.

The damage is put at $4,500 million, nearly 60 percent of it to homes.

About 4,500 soldiers and 300 volunteers stood by.

They came from {count} towns.
"""
ATTACKS = [
    "<script>window.hacked = 1</script>", '"><img src="https://evil.example/x.png" onerror="window.hacked = 1">',
    "</style><style>@import url(https://evil.example/x.css)</style>", "{{script}}",
    "</script><script>fetch('https://evil.example')</script>", "<a href='javascript:window.hacked = 1'>77 men</a>",
    "<iframe src='https://evil.example'></iframe>", "&lt;b onload=x&gt; &amp; <!-- 5 -->",
]
READ = {ATTACKS[5]: "77 men", ATTACKS[7]: "<b onload=x> & <!-- 5 -->"}       # links and references read as in HTML


def story() -> Article:
    """A story with claims of several categories and states, and a finding."""
    article = check_document(plain_text("story.txt", STORY.format(count=14)), load_desk(), "2024-05-16")
    states = [Status.OPEN, Status.ACCURATE, Status.FIX, Status.NEEDS_SOURCE, Status.NOT_A_CLAIM, Status.REWORDED]
    claims = tuple(claim._replace(status=states[at % len(states)]) for at, claim in enumerate(article.claims))
    operands = tuple(Operand("part", claim.span, claim.line, claim.quote) for claim in (claims[0], claims[-1]))
    finding = Finding("f", "sums", Certainty.PROOF, Severity.MUST, "12 is not 14.", "", operands)
    return article._replace(claims=claims, findings=(finding,))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The page of the story."""
    path = tmp_path / "story.html"
    path.write_text(as_page([story()]), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    """The page, opened in a window of a desk."""
    context = browser.new_context(viewport={"width": 1300, "height": 700}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


def picked(page: Page) -> list[str]:
    """The claims that are lit, in the text and in the margin."""
    found = page.eval_on_selector_all(".picked", "all => all.map(one => one.tagName + ' ' + one.dataset.claim)")
    return list(map(str, found))


def in_sight(page: Page, selector: str) -> bool:
    """Whether an element stands inside the window."""
    box = page.locator(selector).bounding_box()
    size = page.viewport_size
    return bool(box and size and box["y"] >= 0 and box["y"] + box["height"] <= size["height"])


def test_text_and_margin_find_each_other(page: Page) -> None:
    """A click on a claim lights its card and brings it into sight, and a click on a card its claim."""
    last = f"1-{len(story().claims)}"
    page.click(f"#claim-{last}")
    assert picked(page) == [f"A {last}", f"LI {last}"]
    assert in_sight(page, f"#row-{last} .go")
    page.click("#row-1-2 .value")
    assert picked(page) == ["A 1-2", "LI 1-2"]
    assert in_sight(page, "#claim-1-2")


def test_findings_are_drawn_between_their_figures(page: Page) -> None:
    """What does not agree is told first, stands in the margin, and is joined from figure to figure."""
    page.click(".findings a")
    assert page.locator("#finding-1-1").get_attribute("aria-current") == "true"
    assert page.locator("a.claim.picked").count() == len(story().findings[0].operands)
    path = page.locator(".joins path")
    assert path.count() == 1
    assert "picked" in str(path.get_attribute("class"))
    box, first = path.bounding_box(), page.locator("#claim-1-1").bounding_box()
    final = page.locator(f"#claim-1-{len(story().claims)}").bounding_box()
    assert box
    assert first
    assert final
    assert box["y"] <= first["y"] + first["height"] + 6
    assert box["y"] + box["height"] >= final["y"]


def test_filters_hide_rows_and_dim_claims(page: Page) -> None:
    """Each filter takes its claims out of the margin and their light out of the text; one button brings all back."""
    claims = story().claims
    money = [claim for claim in claims if claim.category == "money"]
    page.uncheck("input[value=money]")
    shown = page.locator("li[data-claim]:visible")
    assert shown.count() == len(claims) - len(money)
    assert page.locator("a.claim.off").count() == len(money)
    assert page.locator("output").inner_text() == f"{len(claims) - len(money)} of {len(claims)} claims shown"
    page.uncheck("input[value=should]")
    page.uncheck("input[value=accurate]")
    left = [claim for claim in claims if claim.category != "money" and claim.severity is Severity.MUST
            and claim.status is not Status.ACCURATE]
    assert shown.count() == len(left)
    page.click("button[type=reset]")
    page.wait_for_function("document.querySelectorAll('a.claim.off').length === 0")
    assert shown.count() == len(claims)


def test_keyboard_alone_is_enough(page: Page) -> None:
    """Enter goes from the text to the margin and back, j and k go on and back, Escape lets go."""
    page.focus("#claim-1-1")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "row-1-1"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "claim-1-1"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert picked(page) == ["A 1-2", "LI 1-2"]
    page.keyboard.press("Escape")
    assert picked(page) == []


def test_article_is_whole_and_each_claim_is_lit(page: Page) -> None:
    """The text of the article stands there, and what is lit are the quotes."""
    text = " ".join(" ".join(page.locator(".copy").all_inner_texts()).split())
    assert text == " ".join(STORY.format(count=14).split())
    assert page.locator("a.claim").all_inner_texts() == [claim.quote for claim in story().claims]
    assert page.locator(".copy h2.headline").count() == 1


def test_hostile_text_stays_text(browser: Browser, tmp_path: Path) -> None:
    """Nothing that stands in an article, its title or its name runs, styles the page or fetches anything."""
    text = "\n\n".join(f"{attack} killed 12 people." for attack in ATTACKS)
    article = check_document(plain_text("story.txt", text), load_desk())._replace(title=ATTACKS[0], path=ATTACKS[1])
    file = tmp_path / "hostile.html"
    file.write_text(as_page([article]), encoding="utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.wait_for_timeout(200)
    assert asked == [file.as_uri()]
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.locator(".copy p").all_inner_texts() == [
        f"{READ.get(attack, attack)} killed 12 people." for attack in ATTACKS]
    assert page.locator("h1").inner_text() == ATTACKS[0]
    assert page.locator("script").count() == page.locator("style").count() == 1
    assert page.locator("li[data-claim]").count() == len(article.claims)
    page.close()


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine: its address, and the paths that it has been asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


LURE = """(address) => {
    const script = document.createElement("script");
    script.textContent = "window.hacked = 1";
    const image = new Image();
    image.src = address + "/image";
    document.body.append(script, image);
    return fetch(address + "/fetch", { mode: "no-cors" }).then(() => "fetched", () => "stopped");
}"""


def test_page_may_load_and_run_nothing_else(page: Page, server: tuple[str, list[str]]) -> None:
    """The page's own policy stops requests and scripts, even those that get into it; a bare page would let them."""
    address, asked = server
    assert page.evaluate(LURE, address) == "stopped"
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert asked == []
    page.goto(f"{address}/bare")
    assert page.evaluate(LURE, address) == "fetched"
    assert page.evaluate("window.hacked") == 1
    assert "/fetch" in asked


def test_paper(page: Page) -> None:
    """On paper there is the article with all claims beside it, on few pages, and nothing to click on."""
    page.uncheck("input[value=money]")
    page.click("button[type=reset]")
    page.emulate_media(media="print")
    assert page.locator(".filters").is_hidden()
    assert page.locator("li[data-claim]:visible").count() == len(story().claims)
    content = page.pdf(format="A4")
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") + content.count(b"/Type /Page ") == 1


def test_phone(browser: Browser, file: Path) -> None:
    """On a phone nothing runs over the side, and a tap on a claim opens it under its paragraph."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for key in ("1-1", f"1-{len(story().claims)}"):
        page.tap(f"#claim-{key}")
        assert page.locator(".card:visible").count() == 1
        assert in_sight(page, f"#row-{key}")
        assert in_sight(page, f"#claim-{key}")
    page.tap(".copy h2")
    assert picked(page) == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(browser: Browser, file: Path, scheme: str) -> None:
    """Every text stands out from what is behind it by 4.5 to 1 or more (WCAG 2.1, AA), by day and in the dark."""
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(file.as_uri())
    poor = page.evaluate("""() => {
        const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
        const level = (value) => value <= 10.31 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
        const light = ([r, g, b]) => 0.2126 * level(r) + 0.7152 * level(g) + 0.0722 * level(b);
        const behind = (element) => {
            for (let at = element; at; at = at.parentElement) {
                const colour = channels(getComputedStyle(at).backgroundColor);
                if (colour.length === 3 || colour[3] === 1) return colour;
            }
            return [255, 255, 255];
        };
        const found = [];
        for (const element of document.querySelectorAll("h1, p, b, a:not(.skip), td, th, span, label, legend, kbd")) {
            if (!element.offsetParent || !element.textContent.trim()) continue;
            const pair = [light(channels(getComputedStyle(element).color)), light(behind(element))];
            const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
            if (ratio < 4.5) found.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
        }
        return found;
    }""")
    assert poor == []
    context.close()


def test_names_for_those_who_do_not_see(page: Page) -> None:
    """Each control has a name, the margin says what it is, and the number of shown claims is announced."""
    assert page.locator("html").get_attribute("lang") == "en"
    names = page.eval_on_selector_all("a, button", "all => all.map(one => one.ariaLabel || one.textContent.trim())")
    assert all(names)
    assert page.get_by_role("checkbox").count() == page.locator("label input").count()
    assert page.get_by_role("group", name="Category").count() == 1
    assert page.get_by_role("list", name="Figures of this paragraph").count() == 5
    assert page.locator("output").get_attribute("aria-live") == "polite"


def test_without_scripts(browser: Browser, file: Path) -> None:
    """Where scripts are off, the links still lead from the text to the margin, and no dead control is shown."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator(".filters").is_hidden()
    page.click("#claim-1-3")
    assert page.url.endswith("#row-1-3")
    context.close()


def test_many_articles(browser: Browser, tmp_path: Path) -> None:
    """Several articles share one page, and each claim finds its own card."""
    file = tmp_path / "many.html"
    file.write_text(as_page([story(), story()]), encoding="utf-8")
    page = browser.new_page(reduced_motion="reduce")
    page.goto(file.as_uri())
    page.click("#claim-2-1")
    assert picked(page) == ["A 2-1", "LI 2-1"]
    assert in_sight(page, "#row-2-1 .go")
    page.close()
