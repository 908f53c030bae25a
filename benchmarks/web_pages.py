"""Server time of every kind of page, on a workspace given.

    openparos ingest DATA/history/elements.parquet DATA/registry/*.csv DATA/registry/*.tsv --workspace WORKSPACE
    python benchmarks/web_pages.py WORKSPACE [--reports FOLDER] [--times 7]

DATA is the folder of real data that is not shipped; FOLDER a report, such as the one of `openparos demo`.

Prints for each page the median, the slowest and the first answer in milliseconds (time in the page function and its
template, as the header ``server-timing`` says), the median of processor time (that of the client in the same process
included), its size, and how many medians lie above the bound of 150 ms. The
workspace is read (`read_ahead`) before the first page; the time for that stands on the first line.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from starlette.testclient import TestClient

from openparos.store.workspace import Workspace
from openparos.web.app import create_app, read_ahead

BOUND_MS = 150.0
PAGES = (
    "/", "/findings", "/findings?status=question-open", "/findings?q=longitude", "/events", "/events?kind=co-location", "/objects", "/objects?q=luch",
    "/objects?state=FRA", "/objects/25544", "/objects/40258", "/objects/40258/stations", "/objects/20580", "/states", "/states/FRA",
    "/states/RUS?on=2021-11-15", "/states/USA", "/states/CHN", "/instruments", "/instruments/gaps", "/instruments/ost-1967", "/instruments/ost-1967/IX",
    "/record", "/record/seed", "/record/documents", "/record/documents/cd-1985", "/record/demands", "/record/claims", "/record/timeline",
    "/record/votes", "/record/votes/A-RES-72-26", "/notices", "/notices/forms", "/notices/new/scheduled-manoeuvre", "/cases",
    "/cases/ask?first=FRA&second=USA", "/log", "/limits", "/benchmark", "/licences", "/search?q=luch", "/search?q=arms+race",
)  # fmt: skip


def spent_ms(client: TestClient, address: str) -> tuple[float, float, int]:
    """Return time at the wall, processor time (the client's own included), and size of one answer."""
    began = time.process_time()
    answer = client.get(address)
    processor_ms = 1000 * (time.process_time() - began)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}")
    return float(answer.headers["server-timing"].rpartition("=")[2]), processor_ms, len(answer.content)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--reports", type=Path, action="append", default=[])
    parser.add_argument("--times", type=int, default=7)
    asked = parser.parse_args()
    app = create_app(Workspace.open(asked.workspace), reports=asked.reports)
    began = time.perf_counter()
    read_ahead(app.state.site)
    index = app.state.site.objects()
    print(
        f"{index.total_sets:,} element sets of {len(index):,} objects; read in {time.perf_counter() - began:.1f} s"
    )
    client = TestClient(app)
    pages = list(PAGES)
    findings = client.get("/findings?as=json").json()["findings"]
    pages += [f"/findings/{one['key']}" for one in (*findings[:2], *findings[-2:])]
    pages += [f"/events/{one}" for one in list(app.state.site.book().events)[:2]]
    slow = 0
    for page in pages:
        answers = [spent_ms(client, page) for _ in range(asked.times)]
        times = [one for one, _, _ in answers]
        processor = statistics.median(one for _, one, _ in answers)
        median = statistics.median(times)
        slow += median > BOUND_MS
        print(
            f"{median:8.1f} {max(times):8.1f} {times[0]:8.1f} {processor:8.1f} {answers[0][2] / 1000:7.1f} kB  {page}"
        )
    print(f"{len(pages)} pages; {slow} with a median above {BOUND_MS:.0f} ms")


if __name__ == "__main__":
    main()
