"""The application: every route of the exchange, and what surrounds them."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI


def create_app(settings_file: Path) -> FastAPI:
    """Return the exchange whose settings stand in a file.

    Parameters
    ----------
    settings_file : Path
        As `openparos exchange init` writes it.
    """
    return FastAPI(title="OpenPAROS exchange", docs_url=None, redoc_url=None)
