"""How the parts of the server stand side by side: the exchange under its path, the pages at the root."""

from __future__ import annotations

import re
from typing import Final

from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

API: Final = "/api"


class Part(Mount):
    """A part that answers for every address below its path, whatever signs the address holds.

    A plain mount does not know an address with a line feed as its own, and leaves the answer to nobody.
    """

    def __init__(self, path: str, app: ASGIApp) -> None:
        super().__init__(path, app)
        self.path_regex = re.compile(self.path_regex.pattern, re.DOTALL)


class KnownNames(TrustedHostMiddleware):
    """Refuses requests under foreign names; those to the exchange it leaves to the exchange, which writes them down."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        if scope["type"] == "http" and scope["path"].startswith(f"{API}/"):
            await self.app(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)
