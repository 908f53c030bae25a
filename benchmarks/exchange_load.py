"""The exchange under the load of 193 missions that hand in and read at once, from this computer to itself.

    python benchmarks/exchange_load.py [--seconds 60] [--rate 200] [--database postgresql://...]

Without --database a PostgreSQL server, with fsync, is started in a temporary folder and removed afterwards
(`--database sqlite` takes SQLite). The client sends at the given rate whatever the answers take: a slow answer does not
slow what follows, and times run from when a request was due until its answer was read. One request in seven hands in a
notice, half of the others are signed. At the end every acknowledged notice is looked for in the log, file by file.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import json
import os
import random
import secrets
import subprocess
import sys
import tempfile
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: E402

from openparos.exchange.message_signatures import private_key  # noqa: E402
from openparos.log.fsck import check_log  # noqa: E402
from openparos.log.keys import KeyPair  # noqa: E402
from openparos.log.ledger import create_log  # noqa: E402
from openparos.model.states import members_on  # noqa: E402
from openparos.model.times import now_us  # noqa: E402
from openparos.notices.envelope import PublicKeyPair  # noqa: E402
from openparos.notices.filing import sign_notice  # noqa: E402
from openparos.notices.identity import Identities, Office, OfficeKey, PartyIdentity, Role  # noqa: E402
from openparos.notices.notice import Notice  # noqa: E402
from openparos.notices.standing import read_register  # noqa: E402

CONNECTIONS = 193
SUBMISSIONS = 1 / 7


class Mission:
    """One State's office: its key, and a connection of its own."""

    def __init__(self, code: str, host: str, port: int, url: str) -> None:
        self.code, self.host, self.port, self.url = code, host, port, url
        self.pair = KeyPair.generate(f"{code}.mission")
        self.key: Ed25519PrivateKey = private_key(self.pair)
        self.key_id = PublicKeyPair.of(self.pair).key_id
        self.idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
        self.opened = 0

    def identity(self) -> PartyIdentity:
        key = OfficeKey(PublicKeyPair.of(self.pair), now_us() - 10**12)
        office = Office(
            "mission", f"Mission of {self.code}", frozenset({Role.PUBLISH, Role.ACKNOWLEDGE}), (key,)
        )
        return PartyIdentity(self.code, "state", 1, None, 1, (office,))

    def notice(self, number: int) -> bytes:
        content = {
            "object": {"norad_id": 10_000 + number % 40_000, "cospar_id": "1998-067A"},
            "window": {"start": "2030-03-01T10:00:00Z", "end": "2030-03-01T12:00:00Z"},
            "purpose": "collision-avoidance",
        }
        notice = Notice(
            "scheduled-manoeuvre",
            self.code,
            "mission",
            f"L-{number}",
            "original",
            None,
            None,
            ("all",),
            content,
            (),
        )
        return json.dumps({"envelope": sign_notice(notice, self.pair).to_json()}).encode()

    def signed(self, method: str, path: str, body: bytes) -> str:
        """Return the headers of a signed request (RFC 9421, written out: the library takes a millisecond)."""
        covered, lines = (
            '("@method" "@target-uri"',
            [f'"@method": {method}', f'"@target-uri": {self.url}{path}'],
        )
        headers = ""
        if body:
            digest = f"sha-256=:{base64.b64encode(sha256(body).digest()).decode()}:"
            headers = f"Content-Digest: {digest}\r\n"
            covered += ' "content-digest"'
            lines.append(f'"content-digest": {digest}')
        parameters = (
            f'{covered});created={int(time.time())};keyid="{self.key_id}";alg="ed25519";'
            f'nonce="{secrets.token_urlsafe(24)}";tag="openparos"'
        )
        lines.append(f'"@signature-params": {parameters}')
        signature = base64.b64encode(self.key.sign("\n".join(lines).encode())).decode()
        return f"{headers}Signature-Input: openparos={parameters}\r\nSignature: openparos=:{signature}:\r\n"

    async def ask(
        self, method: str, path: str, body: bytes = b"", *, signed: bool = True
    ) -> tuple[int, bytes]:
        if self.idle:
            reader, writer = self.idle.pop()
        else:
            reader, writer = await asyncio.open_connection(self.host, self.port)
            self.opened += 1
        head = f"{method} /api{path} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\n"
        if body:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        if signed:
            head += self.signed(method, path, body)
        writer.write(head.encode() + b"\r\n" + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        status = int(answer[9:12])
        length = next(
            int(line[15:]) for line in answer.split(b"\r\n") if line.lower().startswith(b"content-length:")
        )
        data = await reader.readexactly(length)
        self.idle.append((reader, writer))
        return status, data


class Run:
    """One run of the load."""

    def __init__(self, missions: list[Mission], seed: int) -> None:
        self.missions = missions
        self.chance = random.Random(seed)
        self.times: dict[str, list[float]] = {}
        self.errors: Counter[str] = Counter()
        self.acknowledged: dict[str, int] = {}
        self.sent_away: list[float] = []
        self.size = 0

    def plan(self, count: int) -> list[tuple[Mission, str, str, bytes, bool]]:
        """Make what will be sent, its notices signed beforehand: signing is not what is measured."""
        plan = []
        for number in range(count):
            mission = self.missions[number % len(self.missions)]
            if self.chance.random() < SUBMISSIONS:
                plan.append((mission, "hand in", f"{mission.code}/L-{number}", mission.notice(number), True))
                continue
            kind = self.chance.choices(
                ["checkpoint", "tile", "notice", "list", "proof", "entries"], [25, 20, 25, 15, 10, 5]
            )[0]
            plan.append((mission, kind, "", b"", self.chance.random() < 0.5))
        return plan

    def path(self, kind: str) -> str:
        known = list(self.acknowledged)
        if kind in ("notice", "proof") and not known:
            kind = "checkpoint"
        if kind == "notice":
            return f"/notices/{self.chance.choice(known)}"
        if kind == "proof":
            return f"/log/proof/{self.acknowledged[self.chance.choice(known)]}"
        if kind == "list":
            return f"/notices?party={self.chance.choice(self.missions).code}&limit=20"
        if kind == "entries":
            return f"/entries?from={max(0, self.size - 10)}&limit=10"
        if kind == "tile" and self.size > 256:
            return f"/log/tile/0/{self.chance.randrange(self.size // 256):03d}"
        return "/log/checkpoint"

    async def send(
        self, due: float, mission: Mission, kind: str, name: str, body: bytes, signed: bool
    ) -> None:
        try:
            if kind == "hand in":
                status, data = await mission.ask("POST", "/notices", body)
                if status == 201:
                    self.acknowledged[name] = json.loads(data)["index"]
                    self.size = max(self.size, self.acknowledged[name] + 1)
            else:
                status, data = await mission.ask("GET", self.path(kind), signed=signed)
            if status == 503 and b"too much is asked" in data:
                self.sent_away.append(time.perf_counter() - due)
                return
            if status >= 400:
                self.errors[f"{kind} {status} {data[:120]!r}"] += 1
        except (OSError, asyncio.IncompleteReadError, StopIteration) as error:
            self.errors[f"{kind} {type(error).__name__}"] += 1
        self.times.setdefault(kind, []).append(time.perf_counter() - due)

    async def go(self, plan: list[tuple[Mission, str, str, bytes, bool]], rate: float) -> float:
        begun = time.perf_counter()
        tasks = []
        for number, one in enumerate(plan):
            due = begun + number / rate
            wait = due - time.perf_counter()
            if wait > 0:
                await asyncio.sleep(wait)
            tasks.append(asyncio.create_task(self.send(due, *one)))
        await asyncio.gather(*tasks)
        return time.perf_counter() - begun


def percentile(values: list[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--database")
    parser.add_argument("--port", type=int, default=8499)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=256, help="requests the exchange takes on at once")
    given = parser.parse_args()
    server = None
    database = given.database
    if database is None:
        from tests.exchange.postgres import Server

        server = Server(durable=True)
        database = server.new_database()
    try:
        with tempfile.TemporaryDirectory(prefix="openparos-load-") as folder:
            return measure(Path(folder), database, given)
    finally:
        if server is not None:
            server.remove()


async def warm(missions: list[Mission]) -> None:
    """Ask a little of everything first: connections to the database are made, code is loaded."""
    for number, mission in enumerate(missions[:40]):
        await mission.ask("POST", "/notices", mission.notice(10**6 + number))
        for path in (
            "/log/checkpoint",
            f"/notices?party={mission.code}&limit=20",
            "/log/proof/0",
            "/entries?from=0",
        ):
            await mission.ask("GET", path)
        mission.idle.clear()


def measure(folder: Path, database: str, given: argparse.Namespace) -> int:
    url = f"http://127.0.0.1:{given.port}/api"
    codes = [one.alpha3 for one in members_on(now_us())][:CONNECTIONS]
    missions = [Mission(code, "127.0.0.1", given.port, url) for code in codes]
    create_log(folder / "log", "load.example/log")
    Identities(tuple(one.identity() for one in missions)).save(folder / "identities.json")
    limits = "".join(
        f"{name} = 10000000\n"
        for name in ("reads_per_minute", "submissions_per_minute", "anonymous_per_minute", "entries_per_day")
    )
    (folder / "exchange.toml").write_text(
        f'url = "{url}"\ndatabase = "{database}"\n[limits]\nat_once = {given.at_once}\n{limits}'
    )
    run = Run(missions, given.seed)
    plan = run.plan(int(given.seconds * given.rate))
    command = [
        sys.executable,
        "-m",
        "openparos",
        "serve",
        "--exchange",
        str(folder / "exchange.toml"),
        "--port",
        str(given.port),
        "--no-pages",
    ]
    process = subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "OPENPAROS_HOME": str(folder)}
    )
    try:
        for _ in range(240):
            try:
                urlopen(f"{url}/", timeout=2).read()
                break
            except OSError:
                time.sleep(0.5)
        time.sleep(1.5)
        asyncio.run(warm(missions))
        own, theirs = time.process_time(), cpu_s(process.pid)
        elapsed = asyncio.run(run.go(plan, given.rate))
        own, theirs = time.process_time() - own, cpu_s(process.pid) - theirs
    finally:
        process.terminate()
        process.wait(60)
    return report(folder, run, elapsed, own, theirs, given, database)


def report(folder, run, elapsed, own, theirs, given, database) -> int:
    every = [one for times in run.times.values() for one in times]
    print(
        f"{len(every) + len(run.sent_away)} requests of {len(run.missions)} missions in {elapsed:.1f} s "
        f"({len(every) / elapsed:.0f} a second answered, {given.rate:.0f} asked for) on {database.partition(':')[0]}"
    )
    print(f"{'kind':12} {'number':>7} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8} {'most ms':>8}")
    for kind, times in [*sorted(run.times.items()), ("all", every)]:
        cells = [percentile(times, part) * 1000 for part in (0.5, 0.95, 0.99)]
        print(
            f"{kind:12} {len(times):7} {cells[0]:8.1f} {cells[1]:8.1f} {cells[2]:8.1f} {max(times) * 1000:8.1f}"
        )
    print(
        f"connections {sum(one.opened for one in run.missions)}; CPU of the server {theirs:.1f} s, of this client {own:.1f} s; "
        f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    if run.sent_away:
        print(
            f"sent away with 503 and Retry-After: {len(run.sent_away)}, "
            f"p95 {percentile(run.sent_away, 0.95) * 1000:.0f} ms; the table is of those taken on"
        )
    for text, count in run.errors.most_common(5):
        print(f"error: {count} times {text}")
    register = read_register(folder / "log")
    lost = [name for name, index in run.acknowledged.items() if register.get(name).first.index != index]
    whole = check_log(folder / "log").ok
    print(
        f"errors {sum(run.errors.values())}; acknowledged {len(run.acknowledged)}, lost {len(lost)}; "
        f"the log is {'whole' if whole else 'NOT WHOLE'}"
    )
    return 1 if run.errors or lost or not whole else 0


if __name__ == "__main__":
    sys.exit(main())
