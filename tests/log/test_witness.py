"""Witnesses: both sides of add-checkpoint, what is refused with which status, and over HTTP."""

from __future__ import annotations

import http.client
import threading

import pytest

from openparos.log.fsck import check_log
from openparos.log.ledger import Ledger, create_log
from openparos.log.notes import Note
from openparos.log.settings import LogSettings
from openparos.log.witness import AddCheckpoint, Witness, ask_witness, create_witness, read_cosignatures
from openparos.log.witness_server import WitnessServer
from openparos.model.errors import InputRefused, StoreDamaged, VerificationFailed

from .conftest import ORIGIN, entries


@pytest.fixture
def witness(tmp_path, keys) -> Witness:
    create_witness(tmp_path / "witness", "witness.example/state")
    return Witness(tmp_path / "witness", keys.log_keys())


def test_first_sight_growth_and_memory(make_log, witness):
    folder = make_log(20)
    request = ask_witness(folder, 0)
    assert AddCheckpoint.parse(request.to_bytes()) == request
    answer = witness.add_checkpoint(request.to_bytes())
    assert answer.status == 200
    with Ledger(folder) as ledger:
        published = ledger.add_cosignatures(read_cosignatures(answer.body), witness.keys)
        assert len(published.note.lines) == 4
        assert check_log(folder).problems == []
        ledger.append(entries(20, 300))
    again = Witness(witness.folder, witness.trusted)
    assert again.last(ORIGIN).size == 20
    assert again.add_checkpoint(ask_witness(folder, 20).to_bytes()).status == 200
    assert again.last(ORIGIN).size == 320
    # The same checkpoint again is fine: a lost answer can be asked for anew.
    assert again.add_checkpoint(ask_witness(folder, 320).to_bytes()).status == 200


def test_the_size_it_knows_is_told(make_log, witness):
    folder = make_log(20)
    witness.add_checkpoint(ask_witness(folder, 0).to_bytes())
    with Ledger(folder) as ledger:
        ledger.append(entries(20, 3))
    for old in (0, 7, 23):
        answer = witness.add_checkpoint(ask_witness(folder, old).to_bytes())
        assert (answer.status, answer.body, answer.media_type) == (409, b"20\n", "text/x.tlog.size")


def test_a_split_view_is_not_cosigned(make_log, witness):
    one, other, longer = make_log(20), make_log(19, name="other"), make_log(18, name="longer")
    for folder, count in ((other, 1), (longer, 9)):
        with Ledger(folder) as ledger:
            ledger.append([b'{"another":%d}' % n for n in range(count)])
    assert witness.add_checkpoint(ask_witness(one, 0).to_bytes()).status == 200
    assert witness.add_checkpoint(ask_witness(other, 20).to_bytes()).status == 409
    assert witness.add_checkpoint(ask_witness(longer, 20).to_bytes()).status == 422
    assert witness.last(ORIGIN).size == 20


def test_a_rollback_is_not_cosigned(make_log, witness, tmp_path):
    folder = make_log(20)
    early = ask_witness(folder, 0)
    with Ledger(folder) as ledger:
        ledger.append(entries(20, 30))
    assert witness.add_checkpoint(ask_witness(folder, 0).to_bytes()).status == 200
    assert witness.add_checkpoint(early.to_bytes()).status == 409
    replay = AddCheckpoint(50, (), early.note)
    assert witness.add_checkpoint(replay.to_bytes()).status == 400


def test_statuses(make_log, witness, tmp_path, keys):
    folder = make_log(20)
    good = ask_witness(folder, 0)
    stranger = tmp_path / "stranger"
    create_log(stranger, "stranger.example/log")
    assert witness.add_checkpoint(ask_witness(stranger, 0).to_bytes()).status == 404
    impostor = tmp_path / "impostor"
    create_log(impostor, ORIGIN)
    assert witness.add_checkpoint(ask_witness(impostor, 0).to_bytes()).status == 403
    assert witness.add_checkpoint(AddCheckpoint(0, (bytes(32),), good.note).to_bytes()).status == 422
    for body in (
        b"",
        b"old x\n\n",
        b"old 01\n\n",
        good.to_bytes()[:-5],
        b"old 0\nAAAA\n\n" + good.note.to_bytes(),
    ):
        assert witness.add_checkpoint(body).status == 400
    assert witness.last(ORIGIN) is None


def test_a_witness_whose_memory_was_altered_does_not_sign(make_log, witness):
    folder = make_log(20)
    witness.add_checkpoint(ask_witness(folder, 0).to_bytes())
    (memory,) = witness.folder.glob("*.checkpoint")
    memory.write_bytes(memory.read_bytes().replace(b"\n20\n", b"\n10\n"))
    with pytest.raises(StoreDamaged, match="remembers is altered"):
        witness.add_checkpoint(ask_witness(folder, 20).to_bytes())


def test_cosignatures_that_do_not_hold_are_not_added(make_log, witness, tmp_path):
    folder, other = make_log(20), make_log(30, name="other")
    answer = witness.add_checkpoint(ask_witness(other, 0).to_bytes())
    with Ledger(folder) as ledger:
        with pytest.raises(VerificationFailed):
            ledger.add_cosignatures(read_cosignatures(answer.body), witness.keys)
        with pytest.raises(VerificationFailed, match="no cosignature by the keys"):
            ledger.add_cosignatures((), witness.keys)
    for body in (b"\xff", b"\xe2\x80\x94 cut off"):
        with pytest.raises(InputRefused):
            read_cosignatures(body)
    assert LogSettings.load(folder).witnesses == ()


def test_over_http(make_log, witness):
    folder = make_log(20)
    with WitnessServer(("127.0.0.1", 0), witness) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
            for old, status in ((0, 200), (3, 409), (20, 200)):
                connection.request("POST", "/add-checkpoint", ask_witness(folder, old).to_bytes())
                answer = connection.getresponse()
                body = answer.read()
                assert answer.status == status
            connection.request("POST", "/other", b"")
            assert connection.getresponse().read() == b"only add-checkpoint is answered here\n"
            connection.putrequest("POST", "/add-checkpoint")
            connection.putheader("Content-Length", "2000000")
            connection.endheaders()
            assert connection.getresponse().status == 413
        finally:
            connection.close()
            server.shutdown()
            thread.join()
    note = Note.parse((folder / "checkpoint").read_bytes())
    assert witness.keys[0].verify(note.text, read_cosignatures(body)[0].signature) is not None
