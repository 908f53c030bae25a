"""Writes the pictures of the pages in docs/figures, from a workspace, with a real browser.

    python builders/screenshots.py WORKSPACE [--out docs/figures]

WORKSPACE is the one that `openparos demo` leaves. Chromium is /usr/bin/chromium, or OPENPAROS_TEST_CHROMIUM.
"""

from __future__ import annotations

import argparse
import os
import socket
import threading
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from openparos.store.workspace import Workspace
from openparos.web.app import create_app, read_ahead
from openparos.web.finding_book import HeldFinding

OUT = Path(__file__).resolve().parent.parent / "docs" / "figures"
CHROMIUM = os.environ.get("OPENPAROS_TEST_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--disable-dev-shm-usage", "--font-render-hinting=none"]  # fmt: skip


def pair(findings: tuple[HeldFinding, ...]) -> HeldFinding:
    """Return a finding on two objects, the first by its id: the same picture for the same workspace."""
    chosen = [one for one in findings if len(one.numbers) == 2]
    return min(chosen or findings, key=lambda one: one.key)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    app = create_app(Workspace.open(asked.workspace))
    read_ahead(app.state.site)
    finding = f"/findings/{pair(app.state.site.book().findings).key}"
    wanted = (
        ("pages-today", "/", 1280, 900, "light", "en"),
        ("pages-finding", finding, 1280, 1500, "light", "en"),
        ("pages-finding-dark", finding, 1280, 900, "dark", "en"),
        ("pages-finding-narrow", finding, 320, 700, "light", "en"),
        ("pages-globe", "/globe", 1280, 900, "dark", "en"),
        ("pages-votes", "/record/votes/A-RES-72-26", 1280, 1000, "light", "en"),
        ("pages-state-arabic", "/states/VNM?on=2024-07-05&lang=ar", 1280, 800, "light", "ar"),
    )
    listening = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    running = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    running.start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, place, width, height, scheme, language in wanted:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, locale=language
            )
            page = context.new_page()
            page.goto(address + place)
            if place.startswith("/globe"):
                page.wait_for_function("() => window.openparosGlobe !== undefined")
                page.evaluate("window.openparosGlobe.firstFrameMs")
                page.wait_for_timeout(3000)  # names and findings come after the first picture
            page.screenshot(path=asked.out / f"{name}.png")
            print(asked.out / f"{name}.png")
            context.close()
        browser.close()
    server.should_exit = True
    running.join()


if __name__ == "__main__":
    main()
