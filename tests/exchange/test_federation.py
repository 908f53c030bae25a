"""Two exchanges that follow and witness one another; lines that are cut; parcels; a log that shows two histories."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from openparos.exchange.beginning import begin_exchange, card
from openparos.exchange.carrying import PARCEL_NAME, Parcel, mail, pack
from openparos.exchange.handing_in import path_and_body
from openparos.exchange.mirroring import SplitView, folder_source, keys_shown, mirror
from openparos.log.entries import canonical_json
from openparos.log.fsck import check_log
from openparos.log.ledger import Ledger, create_log
from openparos.log.settings import CHECKPOINT, LogSettings
from openparos.log.verify import verify_file
from openparos.model.errors import InputRefused, OpenParosError, SourceUnavailable, VerificationFailed

from .conftest import IDENTITIES, PAIRS, signed_notice, wait_until


def entries(*numbers: int) -> list[bytes]:
    return [canonical_json({"n": number}) for number in numbers]


def log_of(folder: Path, count: int = 0, name: str = "log") -> Path:
    create_log(folder / name, "a.example/log")
    with Ledger(folder / name) as ledger:
        ledger.append(entries(*range(count)))
    return folder / name


def keys_of(log: Path):
    return LogSettings.load(log).keys


@pytest.mark.parametrize("sizes", [(0, 1), (1, 256), (255, 256, 257), (3, 600, 1024), (256, 512)])
def test_a_copy_grows_with_its_log_and_is_whole(tmp_path: Path, sizes: tuple[int, ...]):
    log, copy = log_of(tmp_path, sizes[0]), tmp_path / "copy"
    for size in sizes:
        with Ledger(log) as ledger:
            ledger.append(entries(*range(ledger.size, size)))
        result = mirror(copy, keys_of(log), folder_source(log))
        assert result.size == size
        report = check_log(copy, checkpoint=log / CHECKPOINT)
        assert report.ok, report.problems
    assert (copy / CHECKPOINT).read_bytes() == (log / CHECKPOINT).read_bytes()
    assert not (copy / "keys").exists()


def test_a_line_cut_at_any_file_loses_nothing(tmp_path: Path):
    log, copy = log_of(tmp_path, 700), tmp_path / "copy"
    whole = folder_source(log)
    for allowed in range(1, 40):
        left = [allowed]

        def cut(name: str, left: list[int] = left) -> bytes | None:
            if left[0] == 0:
                raise SourceUnavailable("the line was cut")
            left[0] -= 1
            return whole(name)

        try:
            mirror(copy, keys_of(log), cut)
        except SourceUnavailable:
            with Ledger(log) as ledger:
                ledger.append(entries(ledger.size))
            continue
        break
    assert mirror(copy, keys_of(log), whole).size >= 700
    assert check_log(copy, checkpoint=log / CHECKPOINT).ok


def test_altered_entries_are_not_taken_and_leave_the_copy_as_it_was(tmp_path: Path):
    log, copy = log_of(tmp_path, 300), tmp_path / "copy"
    mirror(copy, keys_of(log), folder_source(log))
    before = (copy / CHECKPOINT).read_bytes()
    with Ledger(log) as ledger:
        ledger.append(entries(*range(300, 900)))
    source = folder_source(log)

    def altered(name: str) -> bytes | None:
        data = source(name)
        return data.replace(b'{"n":500}', b'{"n":501}') if data and name.startswith("tile/entries") else data

    with pytest.raises(VerificationFailed, match="do not give the root"):
        mirror(copy, keys_of(log), altered)
    assert (copy / CHECKPOINT).read_bytes() == before
    assert check_log(copy).ok
    assert mirror(copy, keys_of(log), source).size == 900
    assert check_log(copy).ok


def test_a_second_history_under_one_key_is_told_apart_and_not_taken(tmp_path: Path):
    log, copy = log_of(tmp_path, 5), tmp_path / "copy"
    shutil.copytree(log, tmp_path / "other")
    with Ledger(log) as ledger:
        ledger.append(entries(5, 6))
    with Ledger(tmp_path / "other") as ledger:
        ledger.append(entries(50, 60, 70))
    mirror(copy, keys_of(log), folder_source(log))
    with pytest.raises(SplitView, match="two histories"):
        mirror(copy, keys_of(log), folder_source(tmp_path / "other"))
    assert check_log(copy, checkpoint=log / CHECKPOINT).ok


def test_attachments_that_were_not_given_are_asked_for_again(tmp_path: Path):
    from hashlib import sha256

    log, copy = log_of(tmp_path), tmp_path / "copy"
    data = b"a ciphertext"
    digest = sha256(data).hexdigest()
    with Ledger(log) as ledger:
        ledger.append([canonical_json({"sealed": {"ciphertext_sha256": digest}})])
    assert mirror(copy, keys_of(log), folder_source(log)).missing == (digest,)
    (log / "attachments").mkdir()
    (log / "attachments" / digest).write_bytes(b"altered")
    assert mirror(copy, keys_of(log), folder_source(log)).missing == (digest,)
    (log / "attachments" / digest).write_bytes(data)
    assert mirror(copy, keys_of(log), folder_source(log)).missing == ()
    assert (copy / "attachments" / digest).read_bytes() == data
    assert check_log(copy).ok


def test_a_shorter_log_changes_nothing(tmp_path: Path):
    log, copy = log_of(tmp_path, 5), tmp_path / "copy"
    shutil.copytree(log, tmp_path / "earlier")
    with Ledger(log) as ledger:
        ledger.append(entries(5, 6))
    mirror(copy, keys_of(log), folder_source(log))
    assert mirror(copy, keys_of(log), folder_source(tmp_path / "earlier")).size == 7
    assert check_log(copy).ok


def test_a_log_under_other_keys_is_not_believed(tmp_path: Path):
    log, other = log_of(tmp_path, 3), log_of(tmp_path, 3, "other")
    with pytest.raises(OpenParosError):
        mirror(tmp_path / "copy", keys_of(log), folder_source(other))
    assert not (tmp_path / "copy" / CHECKPOINT).exists()


@pytest.mark.parametrize("as_mail", [False, True])
def test_a_parcel_carries_a_log_and_signed_things(tmp_path: Path, as_mail: bool):
    log, copy = log_of(tmp_path, 300), tmp_path / "copy"
    mirror(copy, keys_of(log), folder_source(log))
    with Ledger(log) as ledger:
        ledger.append(entries(*range(300, 310)))
    envelope = tmp_path / "n.json"
    envelope.write_text(json.dumps(signed_notice().to_json()))
    data = pack(log, [envelope], since=300)
    assert b"key.json" not in data
    if as_mail:
        data = mail(data, sender="a@example.org", to="b@example.org", subject="parcel")
        assert PARCEL_NAME.encode() in data
    parcel = Parcel.open(data, name="parcel")
    assert mirror(copy, keys_shown(parcel.source()), parcel.source()).size == 310
    assert check_log(copy, checkpoint=log / CHECKPOINT).ok
    assert [path_and_body(one)[0] for one in parcel.outbox()] == ["/notices"]
    with pytest.raises(InputRefused, match="is not there"):
        mirror(tmp_path / "new", keys_of(log), parcel.source())  # the beginning is not in it


def test_a_parcel_made_to_harm_is_refused(tmp_path: Path):
    import io
    import zipfile

    with pytest.raises(InputRefused):
        Parcel.open(b"not a parcel", name="x")
    with pytest.raises(InputRefused):
        Parcel.open(b"PK\x03\x04 broken", name="x")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("log/../../evil", b"x")
        archive.writestr("log/checkpoint", b"\0" * 25_000_000)
    parcel = Parcel.open(data.getvalue(), name="x")
    with pytest.raises(InputRefused, match="larger than"):
        parcel.source()("checkpoint")
    with pytest.raises(InputRefused):
        mirror(tmp_path / "copy", keys_of(log_of(tmp_path)), parcel.source())
    with pytest.raises(InputRefused):
        mail(b"", sender="a@b\r\nBcc: c", to="d@e", subject="s")


class Served:
    """An exchange behind a real socket, in a thread."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.server = None
        self.thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    def start(self) -> None:
        import uvicorn

        from openparos.cli.serve import LOOPBACK, site

        app = site(None, self.folder / "exchange.toml", LOOPBACK, pages=False)
        settings = uvicorn.Config(app, host="127.0.0.1", port=self.port, log_level="error")
        self.server = uvicorn.Server(settings)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        wait_until(lambda: self.server.started, 30)

    def stop(self) -> None:
        if self.server is not None:
            self.server.should_exit = True
            self.thread.join(20)
            self.server = None


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Served, Served]]:
    IDENTITIES.save(tmp_path / "identities.json")
    pair = []
    for name in ("a", "b"):
        served = Served(tmp_path / name, free_port())
        begin_exchange(
            tmp_path / name,
            origin=f"{name}.example/log",
            url=served.url,
            identities=tmp_path / "identities.json",
        )
        pair.append(served)
    for one, other in (pair, pair[::-1]):
        file = one.folder / "exchange.toml"
        text = file.read_text().replace(
            "# [limits]", "follow_every_s = 0.2\ncosign_every_s = 0.3\n# [limits]"
        )
        file.write_text(text + card(other.folder))
    yield pair[0], pair[1]
    for one in pair:
        one.stop()


def free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def test_a_notice_filed_at_one_is_read_proven_and_acknowledged_at_the_other(two, tmp_path: Path):
    from openparos.exchange.client import ExchangeClient
    from openparos.notices.acknowledgement import Acknowledgement

    a, b = two
    a.start()
    b.start()
    envelope = signed_notice()
    with ExchangeClient(a.url, PAIRS["IDN"]) as client:
        assert client.post("/notices", {"envelope": envelope.to_json()})["index"] == 0
    with ExchangeClient(b.url, PAIRS["BRA"]) as client:
        shown = wait_until(lambda: _found(client, "/notices/IDN/NV-1"))
        assert shown["origin"] == "a.example/log"
        _, proof = client.ask("GET", "/log/proof/0?origin=a.example/log")
        (tmp_path / "p.tlog-proof").write_bytes(proof)
        assert verify_file(tmp_path / "p.tlog-proof").ok
        one = Acknowledgement.of(envelope, party="BRA", office="mission", log="a.example/log")
        assert client.post("/acknowledgements", {"envelope": one.sign(PAIRS["BRA"]).to_json()})["anew"]
    with ExchangeClient(a.url) as client:
        found = wait_until(lambda: _found(client, "/notices/IDN/NV-1").get("acknowledgements"))
        assert (found[0]["party"], found[0]["filed_in"]) == ("BRA", "b.example/log")
        # each is witnessed by the other
        wait_until(lambda: client.get("/")["witnesses"] == ["b.example/log/witness"])
        assert all(one["problem"] is None for one in client.get("/peers")["witnesses"])

    b.stop()  # the line is cut: both go on, and find together again
    with ExchangeClient(a.url, PAIRS["IDN"]) as client:
        for number in range(2, 5):
            client.post("/notices", {"envelope": signed_notice(reference=f"NV-{number}").to_json()})
        assert wait_until(lambda: client.get("/peers")["peers"][0]["problem"])
    b.start()
    with ExchangeClient(b.url) as client:
        wait_until(lambda: _found(client, "/notices/IDN/NV-4"))
        listed = client.get("/notices?origin=a.example/log")["entries"]
        assert [one["id"] for one in listed] == ["IDN/NV-4", "IDN/NV-3", "IDN/NV-2", "IDN/NV-1"]
        assert client.get("/peers")["peers"][0]["problem"] is None


def test_a_peer_that_shows_another_history_is_followed_no_further(two):
    from openparos.exchange.client import ExchangeClient

    a, b = two
    shutil.copytree(a.folder / "log", a.folder / "second")
    a.start()
    b.start()
    with ExchangeClient(a.url, PAIRS["IDN"]) as client:
        client.post("/notices", {"envelope": signed_notice().to_json()})
        # What a witness has not seen it cannot miss later.
        wait_until(lambda: client.get("/")["witnesses"] == ["b.example/log/witness"])
    with ExchangeClient(b.url) as client:
        wait_until(lambda: _found(client, "/notices/IDN/NV-1"))
        a.stop()
        shutil.rmtree(a.folder / "log")
        shutil.move(a.folder / "second", a.folder / "log")
        (a.folder / "exchange.sqlite").unlink()
        with Ledger(a.folder / "log") as ledger:
            ledger.append(entries(1, 2, 3))
        a.start()
        problem = wait_until(lambda: client.get("/peers")["peers"][0]["problem"] or "")
        problem = wait_until(lambda: "histor" in (client.get("/peers")["peers"][0]["problem"] or ""))
        assert problem
        assert _found(client, "/notices/IDN/NV-1")  # what was taken stays
    witnesses = wait_until(lambda: _problem_of_witness(a))
    assert "cut short" in witnesses or "409" in witnesses or "422" in witnesses


def _problem_of_witness(served: Served) -> str | None:
    from openparos.exchange.client import ExchangeClient

    with ExchangeClient(served.url) as client:
        return client.get("/peers")["witnesses"][0]["problem"]


def _found(client, path: str):
    try:
        return client.get(path)
    except InputRefused:
        return {}
