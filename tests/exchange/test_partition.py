"""Two exchanges that both go on while the line between them is cut again and again: afterwards each holds all of both."""

from __future__ import annotations

import random
import socket
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from openparos.exchange.client import ExchangeClient
from openparos.log.fsck import check_log

from .conftest import IDENTITIES, PAIRS, signed_notice, wait_until
from .test_federation import Served, begin_exchange, card, free_port


class Line:
    """A line to a port of this computer that can be cut, within a file as well."""

    def __init__(self, port: int, seed: int) -> None:
        self.to = port
        self.chance = random.Random(seed)
        self.whole = True
        self.cuts = 0
        self.open: set[socket.socket] = set()
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self.listening.accept()
            except OSError:
                return
            try:
                if not self.whole:
                    raise OSError("the line is cut")
                far = socket.create_connection(("127.0.0.1", self.to), timeout=5)
            except OSError:
                near.close()
                continue
            self.open |= {near, far}
            # Some lines end after so many bytes, wherever that is in an answer.
            most = self.chance.choice([10**9, 10**9, 900, 3000])
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(source, sink, most), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket, most: int) -> None:
        carried = 0
        try:
            while (data := source.recv(512)) and self.whole:
                carried += len(data)
                if carried > most:
                    self.cuts += 1
                    break
                sink.sendall(data)
        except OSError:
            pass
        for one in (source, sink):
            self._end(one)

    def _end(self, one: socket.socket) -> None:
        self.open.discard(one)
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)  # closing alone would not wake who reads from it
        one.close()

    def cut(self) -> None:
        self.whole = False
        self.cuts += 1
        for one in list(self.open):
            self._end(one)

    def mend(self) -> None:
        self.whole = True

    def end(self) -> None:
        self.cut()
        with suppress(OSError):
            self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()


@pytest.mark.parametrize("rounds", [3, pytest.param(25, marks=pytest.mark.long)])
def test_a_line_that_is_cut_and_mended_loses_nothing(tmp_path: Path, rounds: int):
    IDENTITIES.save(tmp_path / "identities.json")
    served = {name: Served(tmp_path / name, free_port()) for name in ("a", "b")}
    lines = {name: Line(one.port, seed) for seed, (name, one) in enumerate(served.items())}
    for name, one in served.items():
        begin_exchange(
            one.folder, origin=f"{name}.example/log", url=one.url, identities=tmp_path / "identities.json"
        )
    for one, other in (("a", "b"), ("b", "a")):
        file = served[one].folder / "exchange.toml"
        timing = "follow_every_s = 0.2\ncosign_every_s = 0.3\n# [limits]"
        away = card(served[other].folder).replace(f":{served[other].port}/", f":{lines[other].port}/")
        file.write_text(file.read_text().replace("# [limits]", timing) + away)
    filed: dict[str, list[str]] = {"a": [], "b": []}
    try:
        for one in served.values():
            one.start()
        with (
            ExchangeClient(served["a"].url, PAIRS["IDN"]) as at_a,
            ExchangeClient(served["b"].url, PAIRS["BRA"]) as at_b,
        ):
            for number in range(rounds):
                lines["a" if number % 2 else "b"].cut()
                for name, client, party in (("a", at_a, "IDN"), ("b", at_b, "BRA")):
                    for part in range(2):
                        envelope = signed_notice(party, f"NV-{number}-{part}")
                        assert client.post("/notices", {"envelope": envelope.to_json()})["anew"]
                        filed[name].append(f"{party}/NV-{number}-{part}")
                for line in lines.values():
                    line.mend()
            sizes = {"a.example/log": len(filed["a"]), "b.example/log": len(filed["b"])}

            def caught_up() -> bool:
                return all(
                    [(one["size"], one["problem"]) for one in client.get("/peers")["peers"]] == [(sizes[other], None)]
                    for client, other in ((at_a, "b.example/log"), (at_b, "a.example/log"))
                )  # fmt: skip

            wait_until(caught_up, 120)
            for client in (at_a, at_b):  # each holds all of both, once, in the order in which it was filed
                for name in ("a", "b"):
                    listed, before = [], ""
                    while True:
                        page = client.get(f"/notices?origin={name}.example/log&limit=50{before}")
                        listed += [one["id"] for one in page["entries"]]
                        if page["next"] is None:
                            break
                        before = f"&before={page['next']}"
                    assert listed == filed[name][::-1]
        assert sum(line.cuts for line in lines.values()) >= rounds
    finally:
        for one in served.values():
            one.stop()
        for line in lines.values():
            line.end()
    for one in served.values():
        for log in (one.folder / "log", *(one.folder / "mirrors").iterdir()):
            assert check_log(log).ok
