"""A content system's side of the checker: a service that takes a story as it is saved and answers with what to look at.

    pip install starlette uvicorn
    uvicorn --app-dir docs cms:app

    curl -s localhost:8000/check -d '{"text": "It was Friday, March 4, 2026.", "published": "2026-03-05"}'

The answer has `blocks` (whether anything in it cannot be right), `standing` (the line that a desk knows from the
terminal), and the findings and claims as docs/record.md describes them; offsets count code points of the text sent.
"""

from __future__ import annotations

import json
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from checker import Article, Certainty, CheckerError, check

MOST_BYTES = 1_000_000      # of one request; a story is shorter


async def checked(request: Request) -> JSONResponse:
    """The findings and claims of the story in the request; status 422 with a sentence where it cannot be checked."""
    body = await request.body()
    if len(body) > MOST_BYTES:
        return JSONResponse({"error": "the story is too long"}, 413)
    try:
        sent = json.loads(body)
        article = await run_in_threadpool(check, sent["text"], published=sent.get("published"))
    except (CheckerError, TypeError) as error:
        return JSONResponse({"error": str(error)}, 422)
    except (ValueError, KeyError):
        return JSONResponse({"error": 'send {"text": ..., "published": "2026-03-05"}'}, 422)
    return JSONResponse(answer(article))


def answer(article: Article) -> dict[str, Any]:
    """What the content system shows beside the story."""
    proofs = [finding for finding in article.findings if finding.certainty is Certainty.PROOF]
    return {"blocks": bool(proofs), "standing": f"{len(proofs)} that cannot be right, {len(article.claims)} claims",
            "findings": [finding.to_dict() for finding in article.findings],
            "claims": [claim.to_dict() for claim in article.claims]}


app = Starlette(routes=[Route("/check", checked, methods=["POST"])])
