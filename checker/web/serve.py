"""Serving a review on this machine: a free port, a token that cannot be guessed, and the browser that opens it."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Sequence

import uvicorn

from checker.web.app import web_app
from checker.web.desk import Story

_LOOPBACK = "127.0.0.1"
_BYTES = 24     # of the token


def serve(stories: Sequence[Story], port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` is told the address once it answers. Port 0 takes a free one. Raises OSError."""
    token = secrets.token_urlsafe(_BYTES)
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    with listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((_LOOPBACK, port))
        taken = listener.getsockname()[1]
        hosts = [f"{_LOOPBACK}:{taken}", f"localhost:{taken}"]
        config = uvicorn.Config(web_app(stories, token, hosts), log_level="critical", lifespan="off", access_log=False,
                                server_header=False, date_header=False, timeout_graceful_shutdown=1)
        server = _Server(config, lambda: ready(f"http://{_LOOPBACK}:{taken}/{token}/"))
        server.run(sockets=[listener])


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()
