"""Settling in a real browser: what a person does there, what another does meanwhile, and who is kept out."""

import http.client
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

STORY = """Dam burst floods 1,200 homes

At least 40 people were killed when a dam above Orley burst on a winter night. Repairs may cost $30 million.

The army would shrink from 180,000 soldiers to 120,000, a cut of 50 percent.

The clinic said that 14 nurses stayed. The mayor said that 14 nurses stayed.
"""
CHECKER = [sys.executable, "-m", "checker"]


def run(folder: Path, *arguments: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*CHECKER, *arguments], cwd=folder, input=answers, capture_output=True, text=True,
                          check=False)


def held(folder: Path) -> dict[str, list[str]]:
    """What the ledger has decided, by the figure as written."""
    record = json.loads((folder / "story.txt.claims.json").read_text())
    return {claim["quote"]: [verdict["status"] for verdict in claim["verdicts"]]
            for claim in record["claims"].values()}


class Server:
    """A review that is served, as a desk starts it."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.process = subprocess.Popen([*CHECKER, "review", "--web", "--no-browser", "story.txt", *options],
                                        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout
        line = self.process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, (line, self.process.communicate())
        self.address = found[0]

    def stop(self) -> str:
        """End it as control-C does; what it still says."""
        if self.process.poll() is None:
            self.process.send_signal(2)
        return self.process.communicate(timeout=20)[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    server = Server(folder, "--by", "KM")
    yield server
    server.stop()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(server.address)
    expect(page.locator("#left")).to_have_text(re.compile(r"0 of \d+ settled"))
    yield page
    context.close()


def picked(page: Page) -> str:
    """The card that is picked."""
    return str(page.locator(".card.picked, li.finding.picked").get_attribute("id"))


def test_keyboard_settles_a_story_to_a_green_gate(page: Page, folder: Path) -> None:
    """Findings come first; a letter settles, saves at once and goes on; at the end the gate is open."""
    assert picked(page) == "finding-1-1"
    page.keyboard.press("r")
    expect(page.locator("#wrong")).to_contain_text("A reason is needed")
    page.keyboard.type("the ministry counts reserves")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("right as it stands, saved")
    total = page.locator(".card").count()
    for number in range(total):
        assert picked(page).startswith("row-1-")
        page.keyboard.press("a")
        expect(page.locator("#left")).to_have_text(f"{number + 2} of {total + 1} settled")
    expect(page.locator("#said")).to_contain_text("All is settled")
    assert run(folder, "gate", "story.txt").returncode == 0


def test_browser_and_terminal_share_a_ledger(page: Page, folder: Path) -> None:
    """From check to a green gate in the browser, with a reload, and a second reviewer in the terminal in between."""
    page.keyboard.press("f")
    expect(page.locator("#said")).to_contain_text("fix, saved")
    page.keyboard.press("a")
    expect(page.locator("#left")).to_contain_text("1 of")
    assert run(folder, "review", "story.txt", "--by", "LB", "--line", "3", answers="a\nx\n").returncode == 0
    page.reload()
    expect(page.locator("#row-1-3 .settled-by")).to_contain_text("by LB")
    assert run(folder, "gate", "story.txt").returncode == 1
    page.click("#finding-1-1")
    page.keyboard.press("R")
    page.keyboard.type(" ")
    page.fill("[name=note]", "as the ministry counts")
    page.keyboard.press("Enter")
    expect(page.locator("#finding-1-1 .settled-by")).to_contain_text("as the ministry counts")
    while page.locator(".card[data-status=open]").count():
        before = page.locator("#left").inner_text()
        page.keyboard.press("a")
        expect(page.locator("#left")).not_to_have_text(before)
    assert run(folder, "gate", "story.txt").returncode == 0


def test_details_undo_and_reload(page: Page, folder: Path) -> None:
    """A capital letter asks for source, locator and note first; undo takes the answer back; a reload shows what is."""
    page.click("#claim-1-2")
    page.keyboard.press("A")
    page.keyboard.type("Province report")
    page.keyboard.press("Tab")
    page.keyboard.type("p. 3")
    page.keyboard.press("Enter")
    expect(page.locator("#row-1-2 .settled-by")).to_contain_text("accurate by KM")
    assert held(folder) == {"At least 40 people": ["accurate"]}
    page.reload()
    expect(page.locator("#row-1-2 .settled-by")).to_contain_text("Province report · p. 3")
    page.click("#undo")
    expect(page.locator("#row-1-2 .status")).to_have_text("open")
    assert held(folder) == {}
    page.click("#claim-1-2")
    page.click("[data-answer=f]")
    expect(page.locator("#row-1-2 .status")).to_have_text("fix")


def test_like_ones_are_settled_only_where_looked_at(page: Page, folder: Path) -> None:
    """Of others like it only those that are ticked get the verdict."""
    page.click("#claim-1-7")
    page.click("#alike")
    expect(page.locator("#others li")).to_have_count(1)
    page.click("[data-many=a]")
    expect(page.locator("#row-1-7 .status")).to_have_text("accurate")
    expect(page.locator("#row-1-8 .status")).to_have_text("open")
    page.click("#undo")
    page.click("#claim-1-7")
    page.click("#alike")
    page.check("#others input")
    page.click("[data-many=a]")
    expect(page.locator("#row-1-8 .status")).to_have_text("accurate")
    assert list(held(folder).values()) == [["accurate"]]


def test_two_reviewers_at_once(browser: Browser, page: Page, server: Server, folder: Path) -> None:
    """What another tab, or another person in a terminal, has settled meanwhile is told, and never overruled unseen."""
    other = browser.new_page()
    other.goto(server.address)
    expect(other.locator("#left")).to_have_text(re.compile("0 of"))
    other.evaluate("window.setInterval = () => 0")
    page.click("#claim-1-1")
    page.keyboard.press("a")
    expect(page.locator("#row-1-1 .status")).to_have_text("accurate")
    other.click("#claim-1-1")
    if other.locator("#row-1-1 .status").inner_text() == "open":
        other.click("[data-answer=f]")
        expect(other.locator("#wrong")).to_contain_text("somebody else has settled it meanwhile: accurate by KM")
    assert held(folder)["1,200 homes"] == ["accurate"]
    run(folder, "review", "story.txt", "--by", "LB", "--line", "3", answers="x\n")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator("#row-1-2 .settled-by")).to_contain_text("not-a-claim by LB")
    other.close()


def test_server_gone_and_story_edited(page: Page, server: Server, folder: Path) -> None:
    """An edit of the story is told before anything is saved on the old one; and so is a server that has gone."""
    story = folder / "story.txt"
    story.write_text(STORY.replace("$30 million", "$40 million"), encoding="utf-8")
    page.click("#claim-1-1")
    page.click("[data-answer=a]")
    expect(page.locator("#wrong")).to_contain_text("the story has been edited")
    assert not (folder / "story.txt.claims.json").exists()
    page.reload()
    expect(page.locator("#row-1-3 .value")).to_contain_text("$40 million")
    assert "story.txt: " in server.stop()
    page.click("#claim-1-1")
    page.click("[data-answer=a]")
    expect(page.locator("#wrong")).to_contain_text("The server has gone: nothing was saved")
    expect(page.locator("#row-1-1 .status")).to_have_text("open")


def test_initials_are_asked_for_once(browser: Browser, folder: Path) -> None:
    """Where neither an option nor a setting says who decides, the page asks before it saves the first answer."""
    server = Server(folder)
    page = browser.new_page(reduced_motion="reduce")
    page.goto(server.address)
    page.click("#claim-1-1")
    page.click("[data-answer=a]")
    page.fill("#who input", "EM")
    page.keyboard.press("Enter")
    expect(page.locator("#row-1-1 .settled-by")).to_contain_text("accurate by EM")
    page.click("#claim-1-2")
    page.click("[data-answer=a]")
    expect(page.locator("#row-1-2 .settled-by")).to_contain_text("accurate by EM")
    page.close()
    server.stop()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (400, "dark")])
def test_everybody_can_use_it(browser: Browser, server: Server, width: int, scheme: Any) -> None:
    """No rule of WCAG 2.1 that a program can check is broken, in any state; and nothing runs over the side."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme,
                                  reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.goto(server.address)
    page.click("#claim-1-2")
    tags = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
    found = Axe().run(page, options=tags)
    assert found.violations_count == 0, found.generate_report()
    page.click("#help")
    assert Axe().run(page, options=tags).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


ATTACKS: list[tuple[str, str, dict[str, str], int]] = [
    ("GET", "", {"Host": "evil.example"}, 403), ("GET", "no-token", {}, 403),
    ("POST", "settle", {"Content-Type": "application/json"}, 403),
    ("POST", "settle", {"Content-Type": "application/json", "Origin": "https://evil.example"}, 403),
    ("POST", "settle", {"Content-Type": "text/plain", "Origin": "own"}, 403),
    ("POST", "settle", {"Content-Type": "application/json", "Origin": "own"}, 400),
    ("GET", "settle", {}, 405), ("GET", "../9/", {}, 403),
]


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_nobody_else_reads_or_settles(server: Server, folder: Path, attack: tuple[str, str, dict[str, str], int]
                                      ) -> None:
    """Without the token, from another page, under another name or with nonsense, nothing is told or saved."""
    method, path, headers, status = attack
    place = urlsplit(server.address)
    asked = {**headers, **({"Origin": f"http://{place.netloc}"} if headers.get("Origin") == "own" else {})}
    where = "/guess/1/" if path == "no-token" else f"{place.path}9/" if path == "../9/" else f"{place.path}1/{path}"
    connection = http.client.HTTPConnection(place.netloc, timeout=10)
    connection.request(method, where, body="{}" if method == "POST" else None, headers=asked)
    answer = connection.getresponse()
    assert answer.status == status
    assert "1,200" not in answer.read().decode()
    assert answer.getheader("Access-Control-Allow-Origin") is None
    assert not (folder / "story.txt.claims.json").exists()
    connection.close()
