"""The application: addresses, the four forms of each page, and what is said when something is not there."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from openparos.model.errors import InputRefused, NoticeRefused, OpenParosError, UnknownObject, UnknownState
from openparos.model.times import format_utc, now_us
from openparos.store.workspace import Workspace

from .answers import Page, as_csv, as_json, as_pdf
from .rendering import FOLDER, prepare, render
from .security import Guard
from .sent_files import LARGEST_BYTES, MULTIPART
from .site import Site

_LOGGER: Final = logging.getLogger("openparos.web")
LARGEST_POST_BYTES: Final = 512 * 1024
PageFunction = Callable[[Site, Request], Page | Response]

# Address, module and function of each page. The longer address comes before the one that would take it in.
PAGES: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("/", "today:today", ("GET",)),
    ("/findings", "findings:findings", ("GET",)),
    ("/findings/{key}/bundle.zip", "findings:bundle", ("GET",)),
    ("/findings/{key}", "findings:finding", ("GET",)),
    ("/events", "events:events", ("GET",)),
    ("/events/{key}", "events:event", ("GET",)),
    ("/objects", "objects:objects", ("GET",)),
    ("/objects/{number}", "objects:one_object", ("GET",)),
    ("/objects/{number}/stations", "objects:stations", ("GET",)),
    ("/globe", "globe:globe", ("GET",)),
    ("/globe/span", "globe:span", ("GET",)),
    ("/globe/elements", "globe:elements", ("GET",)),
    ("/globe/names", "globe:names", ("GET",)),
    ("/globe/findings", "globe:findings", ("GET",)),
    ("/globe/sets/{number:int}", "globe:sets", ("GET",)),
    ("/globe/history/{number:int}", "globe:history", ("GET",)),
    ("/states", "states:states", ("GET",)),
    ("/states/{code}", "states:one_state", ("GET",)),
    ("/instruments", "instruments:instruments", ("GET",)),
    ("/instruments/gaps", "instruments:gaps", ("GET",)),
    ("/instruments/{name}", "instruments:instrument", ("GET",)),
    ("/instruments/{name}/{number:path}", "instruments:provision", ("GET",)),
    ("/record", "record:record", ("GET",)),
    ("/record/seed", "record:seed", ("GET",)),
    ("/record/documents", "record:documents", ("GET",)),
    ("/record/demands", "record:demands", ("GET",)),
    ("/record/claims", "record:claims", ("GET",)),
    ("/record/timeline", "record:timeline", ("GET",)),
    ("/record/votes", "votes:votes", ("GET",)),
    ("/record/votes/{symbol:path}", "votes:vote", ("GET",)),
    ("/record/{kind}/{name:path}", "record:entry", ("GET",)),
    ("/notices", "notices:notices", ("GET",)),
    ("/notices/forms", "notices:forms", ("GET",)),
    ("/notices/new/{form}", "filing:new", ("GET", "POST")),
    ("/notices/file", "filing:file_signed", ("POST",)),
    ("/notices/{party}/{reference:path}", "notices:notice", ("GET",)),
    ("/cases", "cases:cases", ("GET",)),
    ("/cases/ask", "cases:bases", ("GET",)),
    ("/cases/open", "case_steps:open_case", ("GET", "POST")),
    ("/cases/{party}/{reference:path}", "case_steps:take", ("POST",)),
    ("/cases/{party}/{reference:path}", "cases:case", ("GET",)),
    ("/log", "log:log", ("GET",)),
    ("/log/checkpoint", "log:checkpoint", ("GET",)),
    ("/log/consistency", "log:consistency", ("GET",)),
    ("/log/{index:int}.tlog-proof", "log:proof", ("GET",)),
    ("/log/{index:int}", "log:entry", ("GET",)),
    ("/limits", "about:limits", ("GET",)),
    ("/benchmark", "about:benchmark", ("GET",)),
    ("/licences", "about:licences", ("GET",)),
    ("/search", "search:search", ("GET",)),
)


class _KeptFiles(StaticFiles):
    """Static files: their address has their hash in it, so a browser may keep them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if scope.get("query_string"):
            response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


def create_app(
    workspace: Workspace,
    *,
    identities: Path | None = None,
    reports: Iterable[Path] = (),
    may_sign: bool = False,
) -> Starlette:
    """Return the interface over one workspace, as an ASGI application.

    When it is started (its lifespan) it begins at once, beside the first requests, to read what the pages need.

    Parameters
    ----------
    workspace : Workspace
        Where everything is.
    identities : Path or None
        Who speaks for whom; ``identities.json`` in the workspace where not given.
    reports : iterable of Path
        Report folders besides those of the workspace.
    may_sign : bool
        Whether offices whose keys lie in the workspace may sign through the browser. Only for one person on
        one computer: whoever reaches the page speaks for the office.
    """
    site = Site(workspace, identities=identities, reports=reports, may_sign=may_sign)
    routes: list[Route | Mount] = [
        Route(path, _endpoint(site, name), methods=list(methods)) for path, name, methods in PAGES
    ]
    routes.append(Mount("/static", _KeptFiles(directory=FOLDER / "static")))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        reading = threading.Thread(target=_warm, args=(site,), daemon=True, name="openparos-warm")
        reading.start()
        yield
        await run_in_threadpool(reading.join)
        site.close()

    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard), Middleware(GZipMiddleware, minimum_size=2000)],
        exception_handlers={HTTPException: _not_there(site)},
        lifespan=lifespan,
    )
    app.state.site = site
    return app


def _warm(site: Site) -> None:
    """Read what pages need; where something is wrong the page that needs it says so."""
    with contextlib.suppress(OpenParosError):
        read_ahead(site)


def read_ahead(site: Site) -> None:
    """Load every page function and template, and read of the workspace what pages need."""
    from .pages.instruments import law_of_conduct

    for _, name, _ in PAGES:
        import_module(f"openparos.web.pages.{name.partition(':')[0]}")
    prepare()
    site.warm()
    law_of_conduct(site)


def _endpoint(site: Site, name: str) -> Callable[[Request], Awaitable[Response]]:
    module, _, function = name.partition(":")

    async def answer(request: Request) -> Response:
        if request.method == "POST":  # read here, so that the page function need not wait for it
            files = request.headers.get("content-type", "").startswith(MULTIPART) and site.may_sign
            most, body = LARGEST_BYTES if files else LARGEST_POST_BYTES, bytearray()
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    return Response(f"More than {most} bytes were sent.\n", 413)
            request.state.body = bytes(body)
        return await run_in_threadpool(_answer, site, request, module, function)

    return answer


def _answer(site: Site, request: Request, module: str, function: str) -> Response:
    began = time.perf_counter()
    page_of: PageFunction = getattr(import_module(f"openparos.web.pages.{module}"), function)
    try:
        page = page_of(site, request)
        response = page if isinstance(page, Response) else in_form(page, request, site)
    except OpenParosError as error:
        response = in_form(problem(error), request, site)
    except Exception:  # a slip of ours: the reader gets a page, the log of the server what happened
        _LOGGER.exception("%s %s", request.method, request.url.path)
        response = in_form(_slip(request.url.path), request, site)
    spent_ms = 1000 * (time.perf_counter() - began)
    response.headers["server-timing"] = f"page;dur={spent_ms:.1f}"
    return response


def in_form(page: Page, request: Request, site: Site) -> Response:
    """Return a page in the form that ``?as=`` asks for."""
    form = request.query_params.get("as", "html")
    name = page.template.replace("_", "-")
    if form == "json":
        return Response(as_json(page), page.status, media_type="application/json")
    if form == "csv" and page.tables:
        saved = {"content-disposition": f'attachment; filename="{name}.csv"'}
        return Response(as_csv(page), page.status, saved, media_type="text/csv")
    if form == "pdf" and (page.tables or page.paragraphs):
        content = as_pdf(
            page, site.labels(), format_utc(now_us())[:10], str(request.url.remove_query_params("as"))
        )
        saved = {"content-disposition": f'inline; filename="{name}.pdf"'}
        return Response(content, page.status, saved, media_type="application/pdf")
    return Response(render(page, request, site), page.status, media_type="text/html")


def problem(error: OpenParosError) -> Page:
    """Return the page that says what went wrong and what to do."""
    absent = isinstance(error, UnknownObject | UnknownState) or type(error).__name__.startswith("Unknown")
    status = 404 if absent else 422 if isinstance(error, InputRefused | NoticeRefused) else 500
    return Page(
        "problem",
        "Not found" if status == 404 else "This cannot be shown",
        {"error": error.diagnostics()},
        status=status,
    )


def _slip(path: str) -> Page:
    what = "something went wrong in making this page; nothing was changed"
    error = {"what": what, "where": path, "remedy": "Whoever runs this server finds the reason in its output"}
    return Page("problem", "This cannot be shown", {"error": error}, status=500)


def _not_there(site: Site) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        what = "no page stands at this address" if status == 404 else str(getattr(error, "detail", error))
        page = Page("problem", "Not found" if status == 404 else "This cannot be shown",
                    {"error": {"what": what, "where": request.url.path, "remedy": "Begin with the page of today, or search"}},
                    status=status)  # fmt: skip
        return in_form(page, request, site)

    return answer
