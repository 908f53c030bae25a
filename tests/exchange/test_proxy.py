"""The nginx example, word for word behind a real nginx: certificates of States, forged headers, tiles from the disk."""

from __future__ import annotations

import datetime
import os
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi")

import httpx2
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from openparos.exchange.message_signatures import SignedMessage, sign_request

from .conftest import PAIRS, signed_notice, wait_until, write_settings
from .test_federation import free_port

ROOT = Path(__file__).resolve().parents[2]
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
SECRET = "a-secret-of-the-proxy-0123456789"


class Authority:
    """A certificate authority of a test, and what it signs."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.certificate = self._make(self.subject, self.key, authority=True)
        (folder / f"{name}.pem").write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))

    def _make(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, *, authority: bool = False, **names: object
    ):
        now = datetime.datetime.now(datetime.UTC)
        builder = (
            x509.CertificateBuilder().subject_name(subject).issuer_name(self.subject).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=2))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
            .add_extension(
                x509.KeyUsage(True, False, False, False, False, authority, authority, False, False), critical=True
            )
        )  # fmt: skip
        if not authority:
            builder = builder.add_extension(
                x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False
            ).add_extension(
                x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]),
                critical=False,
            )  # fmt: skip
        return builder.sign(self.key, hashes.SHA256())

    def issue(self, name: str) -> tuple[Path, Path, str]:
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self._make(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]), key)
        files = self.folder / f"{name}.crt", self.folder / f"{name}.key"
        files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        files[1].write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        return *files, certificate.fingerprint(hashes.SHA256()).hex()


class Front:
    """nginx with the example's settings before an exchange."""

    def __init__(self, folder: Path, port: int, authority: Authority) -> None:
        self.folder, self.port, self.authority = folder, port, authority
        self.url = f"https://localhost:{port}/api"

    def client(self, certificate: tuple[Path, Path, str] | None = None) -> httpx2.Client:
        context = ssl.create_default_context(cafile=str(self.folder / "authority.pem"))
        if certificate is not None:
            context.load_cert_chain(certificate[0], certificate[1])
        return httpx2.Client(verify=context)

    def file(
        self, client: httpx2.Client, reference: str, headers: dict[str, str] | None = None, by: str = "IDN"
    ):
        import json

        body = json.dumps({"envelope": signed_notice(by, reference).to_json()}).encode()
        message = SignedMessage("POST", f"{self.url}/notices", {"content-type": "application/json"})
        sign_request(message, PAIRS[by], body)
        return client.post(
            f"{self.url}/notices", content=body, headers={**message.headers, **(headers or {})}
        )


@pytest.fixture
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    if NGINX is None:
        pytest.skip("no nginx here: apt-get install nginx-light")
    folder = tmp_path_factory.mktemp("front")
    folder.chmod(0o755)
    for parent in folder.parents:  # nginx's worker is another user; it must be able to walk to the socket
        if parent == Path("/tmp"):
            break
        parent.chmod(parent.stat().st_mode | 0o055)
    authority = Authority(folder, "authority")
    server = authority.issue("localhost")
    states = {code: authority.issue(code) for code in ("IDN", "BRA")}
    port = free_port()
    (folder / "secret").write_text(SECRET)
    prints = "".join(f'{code} = ["{one[2]}"]\n' for code, one in states.items())
    more = f'[proxy]\nsecret_file = "../secret"\nrequire_certificate = true\n[proxy.certificates]\n{prints}'
    settings = write_settings(
        folder / "exchange", "sqlite", url=f"https://localhost:{port}/api", more=more
    )  # fmt: skip
    socket_path = folder / "s"
    text = (ROOT / "examples" / "exchange-nginx.conf").read_text()
    (folder / "proxy-secret.conf").write_text(f'proxy_set_header X-OpenPAROS-Proxy "{SECRET}";\n')
    for name, value in (
        ("CERTIFICATE_KEY", server[1]), ("CLIENT_AUTHORITIES", folder / "authority.pem"), ("CERTIFICATE", server[0]),
        ("SERVER_NAME", "localhost"), ("LISTEN", port), ("LOG_FOLDER", folder / "exchange" / "log"),
        ("PROXY_SECRET", folder / "proxy-secret.conf"), ("unix:SOCKET", f"unix:{socket_path}"),
    ):  # fmt: skip
        text = "\n".join(
            line if line.lstrip().startswith("#") else line.replace(f" {name};", f" {value};").replace(f" {name} ", f" {value} ")
            for line in text.splitlines()
        )  # fmt: skip
    temporary = "".join(f"  {kind}_temp_path {folder};\n" for kind in
                        ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))  # fmt: skip
    text = text.replace("http {", f"http {{\n  access_log off;\n{temporary}", 1)
    (folder / "nginx.conf").write_text(
        f"daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\n{text}\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    exchange = subprocess.Popen(
        [sys.executable, "-m", "openparos", "serve", "--exchange", str(settings), "--host", f"unix:{socket_path}",
         "--name", "localhost", "--workspace", str(folder / "workspace")], env=environment,
    )  # fmt: skip
    nginx = subprocess.Popen([NGINX, "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")])
    try:
        one = Front(folder, port, authority)
        wait_until(lambda: socket_path.exists(), 60)
        socket_path.chmod(0o666)

        def answers() -> bool:
            try:
                with one.client() as client:
                    return client.get(f"{one.url}/").status_code == 200
            except httpx2.HTTPError:
                return False

        wait_until(answers, 60)
        one.states = states
        yield one
    finally:
        for process in (nginx, exchange):
            process.terminate()
            process.wait(20)


def test_certificates_at_a_real_nginx(front: Front, tmp_path: Path):
    with front.client(front.states["IDN"]) as client:
        filed = front.file(client, "NV-1")
        assert filed.status_code == 201, filed.text
        # the State's own key, but the connection is another State's
        other = front.file(client, "NV-2", by="BRA")
        assert (other.status_code, other.json()["detail"].split(" ")[1]) == (403, "certificate")
    with front.client() as client:
        assert client.get(f"{front.url}/notices/IDN/NV-1").status_code == 200  # readers come without one
        missing = front.file(client, "NV-3")
        assert missing.status_code == 403
        forged = front.file(
            client, "NV-4", {"X-Client-Cert": front.states["IDN"][0].read_text().replace("\n", "%0A").replace(" ", "%20"),
                             "X-OpenPAROS-Proxy": "guess"}
        )  # fmt: skip
        assert forged.status_code == 403, forged.text
        tile = client.get(f"{front.url}/log/tile/0/000.p/1")
        assert (tile.status_code, len(tile.content)) == (200, 32)
        assert "immutable" in tile.headers["cache-control"]
        for path in ("log/keys/key.json", "log/tile/../keys/key.json", "log/tile/%2e%2e/keys/key.json"):
            assert client.get(f"{front.url}/{path}").status_code in (400, 404)
        large = client.post(f"{front.url}/notices", content=b"x" * 3_000_000)
        assert large.status_code == 413
        assert large.headers["content-type"] == "application/problem+json"
        for path in ("log/tile/..%2f..%2fkeys%2fkey.json", "log/tile/0/%2e%2e/%2e%2e/keys/key.json", "log/keys%2fkey.json",
                     "log/tile/entries/..%5c..%5ckeys", "log/tile/0/000%00", "log/pending", "log/tile//etc/passwd"):  # fmt: skip
            answer = client.get(f"{front.url}/{path}")
            assert answer.status_code in (400, 404), path
            assert b"seeds" not in answer.content
    stranger = Authority(tmp_path, "stranger").issue("IDN")
    with front.client(stranger) as client:
        assert front.file(client, "NV-5").status_code == 400  # nginx itself refuses it


def test_two_requests_in_one_are_not_smuggled_past_the_proxy(front: Front):
    """What proxy and server might read differently: the second request would bear the first one's certificate."""
    context = ssl.create_default_context(cafile=str(front.folder / "authority.pem"))
    hidden = b"GET /api/audit/denials HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for headers in (
        b"Content-Length: 4\r\nTransfer-Encoding: chunked",
        b"Transfer-Encoding: chunked\r\nContent-Length: 4",
        b"Content-Length: 4\r\nContent-Length: 90",
        b"Transfer-Encoding: xchunked",
        b"Transfer-Encoding: chunked, identity",
        b"Transfer-Encoding:\x0bchunked",
        b"Transfer-Encoding : chunked",
        b"X: y\rTransfer-Encoding: chunked",
        b"Content-Length: +4",
        b"Content-Length: 0x4",
    ):
        with (
            socket.create_connection(("localhost", front.port), timeout=10) as plain,
            context.wrap_socket(plain, server_hostname="localhost") as one,
        ):
            one.sendall(
                b"POST /api/witness/add-checkpoint HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + headers + b"\r\n\r\n0\r\n\r\n" + hidden
            )  # fmt: skip
            answer = b""
            while part := _receive(one):
                answer += part
        assert answer.count(b"HTTP/1.1 ") <= 1, (headers, answer)
        assert b"denials" not in answer, headers
        assert answer[9:12] in (b"400", b"404", b"501", b""), (headers, answer[:200])
    with front.client() as client:
        assert client.get(f"{front.url}/").status_code == 200


def _receive(one: ssl.SSLSocket) -> bytes:
    try:
        return one.recv(65536)
    except (TimeoutError, ConnectionResetError, ssl.SSLError):
        return b""


def test_a_flood_of_one_address_is_told_so_by_the_proxy(front: Front):
    with front.client() as client:
        answers = [client.get(f"{front.url}/log/checkpoint") for _ in range(420)]
    refused = [one for one in answers if one.status_code == 429]
    assert refused, "more than the burst was let through"
    assert {one.headers["content-type"] for one in refused} == {"application/problem+json"}
    assert all(int(one.headers["retry-after"]) >= 1 for one in refused)
