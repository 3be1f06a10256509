"""The server of a review: a page for each story and what it asks for, to the one browser that knows the token.

Every address begins with the token, so that no other program of this machine can read or settle anything; the name that
a request was sent to must be this machine's own (a page elsewhere cannot rebind its name to it), and what settles must
come from the page itself. Nothing is fetched from anywhere else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from hmac import compare_digest
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.errors import CheckerError
from checker.ledger.review import Conflict, Details
from checker.web.desk import Changed, Story, Unsigned, said
from checker.web.page import policy, review_page

_MOST_BYTES = 65_536        # of what the page sends
_MOST_LETTERS = 2_000       # of a source, a locator or a note
_HEADERS = {
    "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY", "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Refused(Exception):
    """What the page has sent makes no sense; the reason is the rest of a sentence."""


def web_app(stories: Sequence[Story], token: str, hosts: Sequence[str]) -> Starlette:
    """The application. `hosts` are the names with port under which it may be asked for."""
    desk = _Desk(stories, token)
    story = "/{token}/{number:int}/"
    routes = [Route("/{token}/", desk.index), Route(story, desk.page), Route(f"{story}state", desk.state),
              *(Route(f"{story}{act.__name__}", act, methods=["POST"]) for act in (desk.settle, desk.undo, desk.sign))]
    return Starlette(routes=routes, middleware=[Middleware(_Guard, token=token, hosts=hosts, stories=len(stories))])


class _Desk:
    """What each address of the review gives."""

    def __init__(self, stories: Sequence[Story], token: str) -> None:
        self._stories, self._token = stories, token

    def _story(self, request: Request) -> Story:
        number: int = request.path_params["number"]
        return self._stories[number - 1]

    async def index(self, _: Request) -> Response:
        return RedirectResponse(f"/{self._token}/1/")

    async def page(self, request: Request) -> Response:
        try:
            article = await run_in_threadpool(self._story(request).read)
        except CheckerError as error:
            return PlainTextResponse(f"checker: {error}", 500)
        html = review_page(article, request.path_params["number"], [story.path for story in self._stories])
        return HTMLResponse(html, headers={"Content-Security-Policy": policy()})

    async def state(self, request: Request) -> Response:
        return await _answered(self._story(request).state)

    async def settle(self, request: Request) -> Response:
        try:
            seen, answer, details = _decision(await _sent(request))
        except Refused as error:
            return _not_understood(error)
        return await _answered(lambda: self._story(request).settle(seen, answer, details))

    async def undo(self, request: Request) -> Response:
        return await _answered(self._story(request).undo)

    async def sign(self, request: Request) -> Response:
        """Sign all stories of the desk with the same initials."""
        try:
            by = _text(await _sent(request), "by")
        except Refused as error:
            return _not_understood(error)
        if not by:
            return _not_understood(Refused("there are no initials"))
        for story in self._stories:
            story.sign(by)
        return await _answered(self._story(request).state)


def _not_understood(error: Refused) -> Response:
    return JSONResponse({"error": f"this was not understood: {error}"}, 400)


async def _answered(act: Callable[[], dict[str, Any]]) -> Response:
    """How things stand after an act, or why it was not done, in words for a person."""
    try:
        return JSONResponse(await run_in_threadpool(act))
    except Conflict as conflict:
        now = said(conflict.verdict) or "the verdict was taken back"
        return JSONResponse({"error": f"somebody else has settled it meanwhile: {now}. Yours was not saved; answer "
                                      "again to overrule it.", "conflict": True}, 409)
    except Changed:
        return JSONResponse({"error": "the story has been edited since this page was loaded: nothing was saved. Load "
                                      "the page again."}, 409)
    except Unsigned:
        return JSONResponse({"error": "say first who decides: sign with your initials"}, 400)
    except KeyError:
        return JSONResponse({"error": "there is no such answer to this: nothing was saved"}, 400)
    except CheckerError as error:
        return JSONResponse({"error": f"{error}: nothing was saved"}, 500)


async def _sent(request: Request) -> dict[str, Any]:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BYTES:
            raise Refused("it is too long")
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused("it is no JSON") from None
    if not isinstance(sent, dict):
        raise Refused("it is no object")
    return sent


def _decision(sent: dict[str, Any]) -> tuple[dict[str, str], str, Details | None]:
    seen = sent.get("seen")
    if not isinstance(seen, dict) or not seen or not all(isinstance(stamp, str) for stamp in seen.values()):
        raise Refused("it names nothing to settle")
    answer = _text(sent, "answer")
    if "details" not in sent:
        return seen, answer, None
    details = sent["details"]
    if not isinstance(details, dict):
        raise Refused("its details are no object")
    return seen, answer, Details(*(_text(details, name) for name in Details._fields))


def _text(sent: dict[str, Any], name: str) -> str:
    """A text on one line, without what cannot be seen or written to a ledger."""
    text = sent.get(name, "")
    if not isinstance(text, str) or len(text) > _MOST_LETTERS:
        raise Refused(f"{name} is no text, or too long")
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


class _Guard:
    """Lets through what comes from the page of this review, and adds what forbids the browser everything else."""

    def __init__(self, app: ASGIApp, token: str, hosts: Sequence[str], stories: int) -> None:
        self._app, self._token, self._hosts, self._stories = app, token, frozenset(hosts), stories

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        reason = self._against(request)
        if reason:
            await PlainTextResponse(f"checker: {reason}", 403, headers=_HEADERS)(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] += [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]
            await send(message)

        await self._app(scope, receive, sent)

    def _against(self, request: Request) -> str | None:
        """Why a request is refused; None where it is not."""
        host = request.headers.get("host", "")
        if host not in self._hosts:
            return "this name is not the server's"
        token, _, rest = request.url.path.lstrip("/").partition("/")
        if not compare_digest(token.encode(), self._token.encode()):
            return "open the address that `checker review --web` has printed, with its token"
        number = rest.partition("/")[0]
        if number and not (number.isascii() and number.isdigit() and 1 <= int(number[:9]) <= self._stories):
            return "there is no such story"
        return None if request.method in ("GET", "HEAD") else _against_settling(request, host)


def _against_settling(request: Request, host: str) -> str | None:
    """Why a request that changes something is refused: it must come from the page itself, which sends JSON."""
    if request.headers.get("origin") != f"http://{host}":
        return "this comes from another page"
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return "this is no JSON"
    return None
