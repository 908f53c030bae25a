"""Other people's software accepts our log and refuses an altered one: Go's sumdb code, WebCrypto."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from openparos.log.keys import KeyPair
from openparos.log.ledger import Ledger, create_log
from openparos.log.settings import LogSettings
from openparos.log.verify import prove
from openparos.log.witness import Witness, ask_witness, create_witness, read_cosignatures

HERE = Path(__file__).parent
DEBIAN_GO = Path("/usr/share/gocode")


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Path:
    """A log of 70,007 entries with one witness, a proof, an older checkpoint, and the policy."""
    place = tmp_path_factory.mktemp("interop")
    pair = KeyPair.from_seeds("exchange.example/openparos", bytes(range(32)), bytes(32))
    create_log(place / "log", pair.name, keys=pair)
    create_witness(place / "witness", "witness.example/state")
    witness = Witness(place / "witness", pair.log_keys())
    with Ledger(place / "log") as ledger:
        ledger.append(json.dumps({"n": n}).encode() for n in range(1000))
        (place / "older").write_bytes((place / "log/checkpoint").read_bytes())
        ledger.append(json.dumps({"n": n}).encode() for n in range(1000, 70_007))
        answer = witness.add_checkpoint(ask_witness(place / "log", 0).to_bytes())
        ledger.add_cosignatures(read_cosignatures(answer.body), witness.keys)
    keys = LogSettings.load(place / "log").keys
    policy = [f"log {key}" for key in keys]
    policy += [f"witness w{n} {key}" for n, key in enumerate(witness.keys)]
    (place / "policy").write_text("\n".join([*policy, "group all all w0 w1", "quorum all", ""]))
    (place / "e.tlog-proof").write_text(str(prove(place / "log", 41_234)), newline="")
    return place


def run(*command: object) -> tuple[int, str]:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def flip(path: Path, out: Path, place: int) -> Path:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)
    return out


@pytest.fixture(scope="module")
def go_verifier(tmp_path_factory) -> Path:
    if shutil.which("go") is None or not (DEBIAN_GO / "src/golang.org/x/mod/sumdb").is_dir():
        pytest.skip("no Go: apt-get install golang-go golang-golang-x-mod-dev")
    program = tmp_path_factory.mktemp("go") / "verify_log"
    subprocess.run(
        ["go", "build", "-o", str(program), str(HERE / "verify_log/main.go")],
        check=True,
        env={
            **os.environ, "GO111MODULE": "off", "GOPATH": str(DEBIAN_GO), "GOPROXY": "off", "GOFLAGS": "",
            "GOCACHE": str(program.parent / "cache"),
        },
    )  # fmt: skip
    return program


def test_go_accepts_log_proof_and_growth(files, go_verifier):
    status, said = run(go_verifier, files / "policy", files / "log", files / "e.tlog-proof", files / "older")
    assert status == 0, said
    assert "signatures 2 entries 70007" in said
    assert "proof of entry 41234 holds" in said
    assert "grew from 1000" in said
    assert said.endswith("PASS\n")


def test_go_refuses_what_was_altered(files, go_verifier, tmp_path):
    shutil.copytree(files / "log", tmp_path / "log")
    flip(files / "log/tile/entries/100", tmp_path / "log/tile/entries/100", 7)
    status, said = run(go_verifier, files / "policy", tmp_path / "log")
    assert (status, "not the one in the tree" in said) == (1, True)
    proof = tmp_path / "p"
    lines = (files / "e.tlog-proof").read_text().split("\n")
    lines[3], lines[4] = lines[4], lines[3]
    proof.write_text("\n".join(lines))
    assert run(go_verifier, files / "policy", files / "log", proof)[0] == 1


def node() -> str:
    program = shutil.which("node")
    if program is None:
        pytest.skip("no node")
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    if int(version[1:].split(".")[0]) < 20:
        pytest.skip(f"node {version.strip()} is too old for Ed25519 in WebCrypto; 20 is needed")
    return program


def test_webcrypto_accepts_a_proof_and_refuses_an_altered_one(files, tmp_path):
    status, said = run(node(), HERE / "verify.mjs", files / "policy", files / "e.tlog-proof")
    assert status == 0, said
    assert "PASS entry 41234 of 70007 signatures 2" in said
    (tmp_path / "entry").write_bytes(b'{"n": 41235}')
    status, said = run(
        node(), HERE / "verify.mjs", files / "policy", files / "e.tlog-proof", tmp_path / "entry"
    )
    assert (status, "do not lead" in said) == (1, True)
    altered = tmp_path / "p"
    altered.write_text((files / "e.tlog-proof").read_text().replace("\n70007\n", "\n70008\n"), newline="")
    assert "does not hold" in run(node(), HERE / "verify.mjs", files / "policy", altered)[1]
