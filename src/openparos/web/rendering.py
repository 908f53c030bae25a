"""From a page to its HTML: one environment of templates, its filters, and the words in the reader's language."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from openparos.findings.wording import NO_STATE
from openparos.model import SOFTWARE, __version__
from openparos.model.errors import OpenParosError
from openparos.model.states import party
from openparos.model.times import format_utc

from . import labels, phrases
from .addresses import href, with_query
from .answers import Page, cell_text

if TYPE_CHECKING:
    from starlette.requests import Request

    from .site import Site

LEAST_SIGMA_H: Final = 0.05
"""Smaller uncertainties of a time would be printed as nought."""
FOLDER: Final = Path(__file__).parent
NAVIGATION: Final = (
    ("Today", "/"), ("Findings", "/findings"), ("Events", "/events"), ("Objects", "/objects"), ("Globe", "/globe"),
    ("States", "/states"), ("Instruments", "/instruments"), ("Notices", "/notices"), ("Cases", "/cases"),
    ("Record", "/record"), ("Log", "/log"), ("Limits", "/limits"),
)  # fmt: skip


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"href": href, "static": static, "with_query": with_query, "navigation": NAVIGATION,
                     "software": SOFTWARE, "version": __version__, "languages": labels.LANGUAGES}  # fmt: skip
    made.filters |= {
        "day": lambda us: "" if us is None else format_utc(us)[:10],
        "instant": lambda us: "" if us is None else format_utc(us)[:16].replace("T", " ") + " UTC",
        "iso_minute": iso_minute,
        "when": when,
        "number": number,
        "cell": cell_text,
        "pretty": lambda value: json.dumps(value, ensure_ascii=False, indent=2),
        "quantity_name": quantity_name,
        "quantity": quantity,
        "sentence": lambda text: str(text)[:1].upper() + str(text)[1:],
    }
    return made


@pass_context
def iso_minute(context: Context, text: object) -> str | Markup:
    """Return ``2024-07-05T10:00:00Z`` as ``2024-07-05 10:00``, kept left to right on a page that is not."""
    shown = "" if not text else str(text)[:16].replace("T", " ")
    return phrases.isolated(shown, context["language"])


@pass_context
def when(context: Context, row: Any) -> str | Markup:
    """Return when a row of a list was, as its finding says it: the best time with its ±, else the interval's two ends.

    Parameters
    ----------
    context : Context
        With the reader's language.
    row : mapping
        With ``start``, ``end``, ``best_time`` and ``time_sigma_h``.
    """
    minutes = [str(one)[:16].replace("T", " ") for one in (row["start"], row["end"], row["best_time"]) if one]
    if row["best_time"]:
        sigma = row["time_sigma_h"] or 0.0
        shown = minutes[-1] + (f" ± {sigma:.1f} h" if sigma >= LEAST_SIGMA_H else "")
    else:
        shown = " – ".join(dict.fromkeys(minutes))
    return phrases.isolated(shown and f"{shown} UTC", context["language"])


@pass_context
def number(context: Context, value: float | None) -> str:
    """Return a number with its thousands apart: by commas in English, by narrow spaces elsewhere (ISO 80000-1)."""
    if value is None:
        return ""
    return f"{value:,}" if context["language"] == "en" else f"{value:,}".replace(",", "\u202f")


def prepare() -> None:
    """Compile every template, so that no reader waits for it."""
    made = _environment()
    for name in made.list_templates():
        made.get_template(name)


@cache
def _fingerprint(name: str) -> str:
    return hashlib.sha256((FOLDER / "static" / name).read_bytes()).hexdigest()[:12]


def static(name: str) -> str:
    """Return the address of a static file; it changes with the file, so that a browser may keep it for ever."""
    return f"/static/{name}?{_fingerprint(name)}"


def name_of(code: str | None, language: str) -> str:
    """Return the short name of a State or organization, or its code where the table has none."""
    if not code:
        return labels.label(NO_STATE, language)
    try:
        return party(code).name(language)
    except OpenParosError:
        return code


_UNITS: Final = (("_m_s", "m/s"), ("_km_s", "km/s"), ("_deg_day", "°/day"), ("_deg", "°"), ("_km", "km"),
                 ("_days", "days"), ("_h", "h"), ("_s", "s"))  # fmt: skip


def quantity_name(key: str) -> str:
    """Return the name of a quantity in words, its unit in brackets: ``delta_v_m_s`` is ``delta v (m/s)``."""
    for ending, unit in _UNITS[1:2] + _UNITS[:1] + _UNITS[2:]:
        if key.endswith(ending):
            return f"{key.removesuffix(ending).replace('_', ' ')} ({unit})"
    return key.replace("_", " ")


def quantity(value: Any) -> str:
    """Return a quantity of an event with its standard deviation, rounded to what is known."""
    number, sigma = value.get("value"), value.get("sigma")
    if isinstance(number, bool) or not isinstance(number, int | float):
        return cell_text(number)
    if not sigma:
        return f"{number:.4g}"
    import math

    digits = max(0, min(9, 1 - math.floor(math.log10(abs(sigma)))))
    return f"{number:.{digits}f} ± {sigma:.{digits}f}"


def render(page: Page, request: Request, site: Site) -> str:
    """Return a page as HTML.

    Parameters
    ----------
    page : Page
        What it says.
    request : Request
        Who asks: language, address, and whether only a part is wanted.
    site : Site
        For the labels that stand on every page.
    """
    language = labels.language_of(request.query_params.get("lang"))

    def here(**changes: str | int | None) -> str:
        """Return this address with some of its query changed."""
        values: dict[str, str | int | None] = dict(request.query_params)
        return with_query(request.url.path, **{**values, **changes})

    def url(path: str, **query: str | int | None) -> str:
        """Return an address in the reader's language."""
        path, _, fragment = path.partition("#")
        made = with_query(path, **{**query, "lang": None if language == "en" else language})
        return f"{made}#{fragment}" if fragment else made

    def party_link(code: str | None) -> Markup:
        """Return the name of a State as a link to its page."""
        name = escape(name_of(code, language))
        return Markup('<a href="{}">{}</a>').format(url(f"/states/{code}"), name) if code else Markup(name)

    def address_link(address: object, text: str | None = None) -> Markup:
        """Return an address as a link where a page stands there; any other value as its text."""
        place = href(str(address))
        shown = escape(text or address)
        return Markup('<a href="{}">{}</a>').format(url(place), shown) if place else Markup(shown)

    template = _environment().get_template(f"{page.template}.html.j2")
    return template.render(
        **phrases.spoken(language), page=page, d=page.data, v=page.view, here=here, url=url, party_link=party_link,
        address_link=address_link, party_name=lambda code: name_of(code, language), labels=site.labels(), path=request.url.path,
        query=request.query_params, part=request.headers.get("hx-target"),
    )  # fmt: skip
