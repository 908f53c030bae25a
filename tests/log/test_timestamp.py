"""RFC 3161 timestamps over a checkpoint, by an authority made with openssl for the test."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from openparos.cli.main import run
from openparos.log.fsck import check_log
from openparos.log.ledger import Ledger
from openparos.log.timestamp import check_kept, keep_timestamp, request_timestamp
from openparos.model.errors import InputRefused, VerificationFailed

from .conftest import entries

CONFIG = """
[req]
distinguished_name = dn
x509_extensions = ext
[dn]
[ext]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
[tsa]
default_tsa = tsa1
[tsa1]
serial = serial
signer_cert = cert.pem
certs = cert.pem
signer_key = key.pem
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha512
ess_cert_id_alg = sha256
"""


@pytest.fixture
def authority(tmp_path):
    """Return a function that answers requests, and the certificate to trust."""
    pytest.importorskip("rfc3161_client")
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make an authority with")
    place = tmp_path / "tsa"
    place.mkdir()
    (place / "tsa.cnf").write_text(CONFIG)
    (place / "serial").write_text("01\n")

    def openssl(*arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=place, check=True, capture_output=True)

    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days", "30",
            "-subj", "/CN=Test authority", "-config", "tsa.cnf")  # fmt: skip

    def answer(request: bytes) -> bytes:
        (place / "q").write_bytes(request)
        openssl("ts", "-reply", "-config", "tsa.cnf", "-section", "tsa1", "-queryfile", "q", "-out", "r")
        return (place / "r").read_bytes()

    return answer, (place / "cert.pem").read_bytes()


def test_asked_for_kept_and_checked(make_log, authority):
    answer, roots = authority
    folder = make_log(20)
    kept = keep_timestamp(folder, answer(request_timestamp(folder)), roots)
    assert kept.size == 20
    with Ledger(folder) as ledger:
        ledger.append(entries(20, 300))
    assert check_log(folder).problems == []
    stamped, time_us = check_kept(kept.file)
    assert (stamped.size, time_us) == (20, kept.time_us)
    data = kept.file.read_bytes()
    for place in range(0, len(data), 97):
        kept.file.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert [problem.path for problem in check_log(folder).problems] == ["timestamps/20.json"]


def test_a_reply_over_something_else_or_by_a_stranger(make_log, authority):
    answer, roots = authority
    folder, other = make_log(20), make_log(21, name="other")
    with pytest.raises(VerificationFailed, match="does not hold"):
        keep_timestamp(folder, answer(request_timestamp(other)), roots)
    with pytest.raises(InputRefused, match="no certificates"):
        keep_timestamp(folder, answer(request_timestamp(folder)), b"")
    with pytest.raises(VerificationFailed, match="does not hold"):
        keep_timestamp(folder, b"nonsense", roots)


def test_on_the_command_line(make_log, authority, tmp_path, capsys):
    answer, roots = authority
    folder = make_log(20)
    assert run(["log", "timestamp", str(folder)]) == 2
    assert run(["log", "timestamp", str(folder), "--request", str(tmp_path / "q")]) == 0
    (tmp_path / "r").write_bytes(answer((tmp_path / "q").read_bytes()))
    (tmp_path / "roots.pem").write_bytes(roots)
    keep = [
        "log",
        "timestamp",
        str(folder),
        "--reply",
        str(tmp_path / "r"),
        "--roots",
        str(tmp_path / "roots.pem"),
    ]
    assert run(keep) == 0
    assert run([*keep, "--json"]) == 0
    assert '"size": 20' in capsys.readouterr().out
