"""How soon the globe stands and how fluently it moves, on a workspace given, in Chromium without a graphics card.

    python benchmarks/globe.py WORKSPACE [--runs 3]

Prints for each run the time from opening the address to the first picture with all objects in it, and the frames a
second while the time runs; then the sizes of what is loaded. The server is warm (`read_ahead`), the browser's cache
is empty. Both figures are of software rendering: they depend on how many processor cores are free.
"""

from __future__ import annotations

import argparse
import gzip
import os
import socket
import statistics
import threading
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from openparos.store.workspace import Workspace
from openparos.web.app import create_app, read_ahead

CHROMIUM = os.environ.get("OPENPAROS_TEST_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
STATIC = Path(__file__).resolve().parent.parent / "src" / "openparos" / "web" / "static"
FPS = """async () => {
  const globe = window.openparosGlobe
  globe.clock.running = true
  await new Promise((done) => setTimeout(done, 500))
  const [frames, began] = [globe.view.frames, performance.now()]
  await new Promise((done) => setTimeout(done, 5000))
  const rate = (globe.view.frames - frames) * 1000 / (performance.now() - began)
  globe.clock.running = false
  return rate
}"""


def run(browser: Browser, address: str) -> tuple[float, float, int]:
    """Return milliseconds to the first picture, frames a second, and how many objects were drawn."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/globe")
    page.wait_for_function("() => window.openparosGlobe !== undefined")
    first = float(page.evaluate("window.openparosGlobe.firstFrameMs"))
    count = int(page.evaluate("window.openparosGlobe.view.crowd.catalogue.count"))
    rate = float(page.evaluate(FPS))
    context.close()
    return first, rate, count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    app = create_app(Workspace.open(asked.workspace))
    read_ahead(app.state.site)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    serving = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    serving.start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        runs = [run(browser, f"http://127.0.0.1:{listening.getsockname()[1]}") for _ in range(asked.runs)]
        browser.close()
    server.should_exit = True
    serving.join()
    for first, rate, count in runs:
        print(f"{count:,} objects: first picture after {first:,.0f} ms, {rate:.1f} frames a second")
    print(f"median: {statistics.median(one[0] for one in runs):,.0f} ms (aim below 1,500), "
          f"{statistics.median(one[1] for one in runs):.1f} frames a second (aim 9)")  # fmt: skip
    scripts = sorted(STATIC.rglob("*.js"))
    sizes = {one.name: len(gzip.compress(one.read_bytes(), 6)) / 1000 for one in scripts}
    print(", ".join(f"{name} {size:.1f} kB" for name, size in sizes.items()) + " gzipped;",
          f"all scripts {sum(sizes.values()):.0f} kB (aim below 300)")  # fmt: skip


if __name__ == "__main__":
    main()
