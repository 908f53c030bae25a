"""What goes wrong, as HTTP says it: status and `application/problem+json` (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from openparos.cases.machine import StepRefused
from openparos.model.errors import (
    InputRefused,
    NoticeRefused,
    OpenParosError,
    StoreBusy,
    StoreDamaged,
    StoreNotWritable,
    UnknownState,
    VerificationFailed,
)

from .indexing import CaseMoved
from .writer import QuotaSpent

PROBLEM_TYPE: Final = "application/problem+json"


class Denied(Exception):
    """A request is refused before what it asks is looked at.

    Parameters
    ----------
    status : HTTPStatus
        400, 401, 403, 404, 413, 415 or 429.
    reason : str
        What the caller is told.
    headers : dict or None
        ``WWW-Authenticate``, ``Retry-After``.
    """

    def __init__(self, status: HTTPStatus, reason: str, headers: dict[str, str] | None = None) -> None:
        self.status, self.reason, self.headers = status, reason, headers
        super().__init__(reason)


def problem(status: int, detail: str, *, headers: dict[str, str] | None = None, **more: Any) -> JSONResponse:
    """Return the answer that says what is wrong."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **more,
    }
    return JSONResponse(body, status, headers=headers, media_type=PROBLEM_TYPE)


# The first that fits; what is the State's own business (a step that cannot follow) is 409, not 403.
_STATUS: Final[tuple[tuple[type[OpenParosError], HTTPStatus], ...]] = (
    (StepRefused, HTTPStatus.CONFLICT),
    (CaseMoved, HTTPStatus.CONFLICT),
    (QuotaSpent, HTTPStatus.TOO_MANY_REQUESTS),
    (VerificationFailed, HTTPStatus.FORBIDDEN),
    (NoticeRefused, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnknownState, HTTPStatus.UNPROCESSABLE_ENTITY),
    (InputRefused, HTTPStatus.UNPROCESSABLE_ENTITY),
    (StoreBusy, HTTPStatus.SERVICE_UNAVAILABLE),
    (StoreNotWritable, HTTPStatus.SERVICE_UNAVAILABLE),
    (StoreDamaged, HTTPStatus.SERVICE_UNAVAILABLE),
)


def install(app: FastAPI) -> None:
    """Answer every error in one form."""

    @app.exception_handler(Denied)
    async def _(request: Request, error: Denied) -> JSONResponse:
        request.state.reason = error.reason
        return problem(error.status, error.reason, headers=error.headers)

    @app.exception_handler(OpenParosError)
    async def _(request: Request, error: OpenParosError) -> JSONResponse:
        status = next((one for kind, one in _STATUS if isinstance(error, kind)), HTTPStatus.BAD_REQUEST)
        # Where the server's own files lie is nobody's business.
        told = status < HTTPStatus.INTERNAL_SERVER_ERROR
        detail = error.what if told else "the exchange cannot do this now; what was acknowledged is safe"
        request.state.reason = detail
        more: dict[str, Any] = {"possible": list(error.possible)} if isinstance(error, StepRefused) else {}
        if told and error.remedy:
            more["remedy"] = error.remedy
        headers = {"Retry-After": "5"} if not told else None
        return problem(status, detail, headers=headers, **more)

    @app.exception_handler(RequestValidationError)
    async def _(request: Request, error: RequestValidationError) -> JSONResponse:
        found = error.errors()[:5]
        said = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in found)[:500]
        request.state.reason = said
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, said)

    @app.exception_handler(HTTPException)
    async def _(request: Request, error: HTTPException) -> JSONResponse:
        request.state.reason = str(error.detail)
        return problem(error.status_code, str(error.detail), headers=dict(error.headers or {}))

    @app.exception_handler(Exception)
    async def _(request: Request, error: Exception) -> JSONResponse:
        # A slip of ours: the caller is told no more than that, the output of the server tells what happened.
        return problem(
            HTTPStatus.INTERNAL_SERVER_ERROR, "something went wrong here; what was acknowledged is safe"
        )
