"""`openparos log` as the design describes it: no questions, fixed keys, exit statuses."""

from __future__ import annotations

import json

import pytest

from openparos.cli.main import run


@pytest.fixture
def call(capsys):
    def call(*arguments: object) -> tuple[int, dict]:
        status = run([*map(str, arguments), "--json"])
        return status, json.loads(capsys.readouterr().out or "{}")

    return call


def test_from_the_first_key_to_the_last_proof(call, tmp_path):
    folder = tmp_path / "log"
    assert call("log", "init", folder, "--origin", "exchange.example/n")[0] == 0
    lines = tmp_path / "lines.jsonl"
    lines.write_text(
        '{"b": 1, "a": "x"}\n\n[1]\n{"a": 1.50}\nnope\n' + json.dumps({"x": "y" * 70_000}) + "\n"
    )
    status, answer = call("log", "append", folder, lines)
    assert status == 1
    assert (answer["appended"], answer["first"], answer["size"]) == (2, 0, 2)
    assert [(one["file"], one["line"]) for one in answer["refused"]] == [(str(lines), n) for n in (3, 5, 6)]
    assert "at most 65535" in answer["refused"][2]["reason"]
    older = tmp_path / "older"
    older.write_bytes((folder / "checkpoint").read_bytes())
    lines.write_text("".join(f'{{"n":{n}}}\n' for n in range(300)))
    assert call("log", "append", folder, lines)[0] == 0
    proof = tmp_path / "e.tlog-proof"
    assert call("log", "prove", folder, 1, "--out", proof)[1]["size"] == 302
    status, answer = call("log", "verify", proof)
    assert status == 0
    assert answer["ok"] is True
    assert answer["problems"] == []
    assert answer["checked"] >= 3
    assert answer["entry"] == {"a": 1.5}
    assert call("log", "verify", proof, "--checkpoint", folder / "checkpoint")[0] == 0
    assert call("log", "fsck", folder, "--checkpoint", older)[1]["ok"] is True
    tile = folder / "tile/0/000"
    tile.write_bytes(bytes([tile.read_bytes()[0] ^ 1]) + tile.read_bytes()[1:])
    status, answer = call("log", "fsck", folder)
    assert status == 1
    assert answer["ok"] is False
    assert answer["problems"][0]["path"] == "tile/0/000"


def test_the_proof_on_standard_output_is_the_file(tmp_path, capsysbinary):
    folder, lines = tmp_path / "log", tmp_path / "lines.jsonl"
    run(["log", "init", str(folder), "--origin", "exchange.example/n"])
    lines.write_text("{}\n")
    run(["log", "append", str(folder), str(lines)])
    capsysbinary.readouterr()
    assert run(["log", "prove", str(folder), "0"]) == 0
    (tmp_path / "proof").write_bytes(capsysbinary.readouterr().out)
    assert run(["log", "verify", str(tmp_path / "proof")]) == 0
    assert run(["log", "fsck", str(folder)]) == 0


def test_with_a_passphrase_file_and_without_questions(call, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("correct horse\n")
    folder, lines = tmp_path / "log", tmp_path / "lines.jsonl"
    lines.write_text("{}\n")
    assert call("log", "init", folder, "--origin", "exchange.example/n", "--passphrase-file", secret)[0] == 0
    assert call("log", "append", folder, lines)[1]["size"] == 1
    assert call("log", "append", folder, lines, "--passphrase-file", secret)[1]["size"] == 2
    secret.unlink()
    assert call("log", "append", folder, lines)[0] == 1
    assert call("log", "fsck", folder)[0] == 0


def test_wrong_use_and_refusals(call, tmp_path):
    assert call("log", "init", tmp_path / "log")[0] == 2
    assert call("log", "append", tmp_path / "absent", tmp_path / "lines")[0] == 1
    assert call("log", "fsck", tmp_path / "absent")[1]["ok"] is False
    assert call("log", "verify", tmp_path / "absent")[1]["ok"] is False
    assert call("log", "init", tmp_path / "log", "--origin", "a b")[0] == 1
    call("log", "init", tmp_path / "log", "--origin", "a")
    assert call("log", "prove", tmp_path / "log", 0)[0] == 1
    assert call("log", "append", tmp_path / "log", tmp_path / "absent.jsonl")[0] == 1


def test_a_witness_by_files(call, tmp_path):
    folder, lines, policy = tmp_path / "log", tmp_path / "lines.jsonl", tmp_path / "policy"
    call("log", "init", folder, "--origin", "exchange.example/n")
    lines.write_text("{}\n{}\n")
    call("log", "append", folder, lines)
    policy.write_text(call("log", "policy", folder)[1]["policy"])
    keys = call("log", "witness", tmp_path / "w", "--name", "witness.example/w")[1]["keys"]
    call("log", "cosign", folder, "--out", tmp_path / "request")
    status, answer = call(
        "log", "witness", tmp_path / "w", "--policy", policy, "--request", tmp_path / "request"
    )
    assert (status, answer["status"]) == (0, 200)
    (tmp_path / "answer").write_text(answer["body"])
    status, _ = call(
        "log", "cosign", folder, "--answer", tmp_path / "answer", "--key", keys[0], "--key", keys[1]
    )
    assert status == 0
    assert call("log", "fsck", folder)[0] == 0
    call("log", "prove", folder, 1, "--out", tmp_path / "p")
    policy.write_text(f"{policy.read_text().replace('quorum none', '')}witness w {keys[1]}\nquorum w\n")
    status, answer = call("log", "verify", tmp_path / "p", "--policy", policy)
    assert status == 0
    assert set(answer["times"]) == {"exchange.example/n", "witness.example/w"}
    assert call("log", "witness", tmp_path / "w2")[0] == 1
