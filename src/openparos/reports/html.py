"""A report as one HTML file that works without a network: figures inside, no script, prints well."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .blocks import Report


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _picture(folder: Path, name: str) -> str:
    kind = "svg+xml" if name.endswith(".svg") else "png"
    return f"data:image/{kind};base64," + base64.b64encode((folder / name).read_bytes()).decode("ascii")


def render_html(report: Report, figures_dir: Path) -> str:
    """Return a report as HTML.

    Parameters
    ----------
    report : Report
        The content.
    figures_dir : Path
        Folder of the figures' files.
    """
    template = _environment().get_template("report.html.j2")
    content: dict[str, Any] = report.to_json()
    return template.render(report=content, picture=lambda name: _picture(figures_dir, name))
