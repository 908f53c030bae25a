"""What somebody who wants to mislead a reader makes of a bundle is refused, by name, and never ends in a fault."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from openparos.findings.members import EVENT_INPUTS, MANIFEST, SEAL, STATEMENT, pack
from openparos.findings.verification import verify_bundle


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _sealed_again(members: dict[str, bytes]) -> bytes:
    """Return members whose manifest and seal were made to fit, as a forger would."""
    manifest = json.loads(members[MANIFEST])
    manifest["files"] = {
        name: hashlib.sha256(members[name]).hexdigest() for name in members if name not in (MANIFEST, SEAL)
    }
    members[MANIFEST] = json.dumps(manifest).encode()
    members[SEAL] = f"{hashlib.sha256(members[MANIFEST]).hexdigest()}  {MANIFEST}\n".encode()
    return pack(members)


def _written(folder: Path, content: bytes) -> Path:
    file = folder / "bundle.zip"
    file.write_bytes(content)
    return file


def _refused(file: Path, content: bytes) -> list[tuple[str, str]]:
    file.write_bytes(content)
    verdict = verify_bundle(file)
    assert not verdict.ok
    return [(one.path, one.reason) for one in verdict.problems]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compressed_member_is_refused_before_it_is_unpacked(made, tmp_path: Path, bundle_of, method: int):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression=method) as archive:
        for name, data in _members(bundle_of(made)).items():
            archive.writestr(name, data)
    ((path, reason),) = _refused(tmp_path / "bundle.zip", stream.getvalue())
    assert path in _members(bundle_of(made))
    assert "compressed" in reason


def test_members_larger_together_than_any_bundle_are_refused(
    made, tmp_path: Path, bundle_of, monkeypatch: pytest.MonkeyPatch
):
    content = bundle_of(made)
    sizes = [len(one) for one in _members(content).values()]
    monkeypatch.setattr("openparos.findings.verification.LARGEST_BUNDLE_BYTES", len(content) + 1)
    assert verify_bundle(_written(tmp_path, content)).ok
    overlapping = bytearray(content)
    first = overlapping.index(b"PK\x01\x02")
    for field in (20, 24):
        overlapping[first + field : first + field + 4] = (sum(sizes) * 2).to_bytes(4, "little")
    ((path, reason),) = _refused(tmp_path / "bundle.zip", bytes(overlapping))
    assert path == min(_members(content))
    assert "larger" in reason


@pytest.mark.parametrize("method", [8, 12, 14])
def test_a_member_that_only_says_it_is_compressed_is_refused_by_name(
    made, tmp_path: Path, bundle_of, method: int
):
    content = bytearray(bundle_of(made))
    first = content.index(b"PK\x01\x02")
    content[first + 10] = method
    content[content.index(b"PK\x03\x04") + 8] = method
    ((path, reason),) = _refused(tmp_path / "bundle.zip", bytes(content))
    assert path == min(_members(bundle_of(made)))
    assert "compressed" in reason


def test_an_encrypted_member_is_refused_by_name(made, tmp_path: Path, bundle_of):
    content = bytearray(bundle_of(made))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    content[content.index(b"PK\x03\x04") + 6] |= 1
    ((path, _),) = _refused(tmp_path / "bundle.zip", bytes(content))
    assert path == min(_members(bundle_of(made)))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (EVENT_INPUTS, b'{"events": ["none", 1]}'),
        (EVENT_INPUTS, b"[]"),
        ("finding.json", b"[]"),
        ("finding.json", b'"a"'),
        ("finding.json", b"[" * 200_000),
        ("events.jsonl", b"[]\n"),
        ("events.jsonl", b"\xff\xfe"),
        ("context.json", b"[" * 200_000),
        ("element-sets.csv", b"\x00\n"),
    ],
)
def test_a_member_of_another_shape_is_named_where_every_hash_was_made_to_fit(
    made, tmp_path: Path, bundle_of, name: str, content: bytes
):
    problems = _refused(tmp_path / "bundle.zip", _sealed_again(_members(bundle_of(made)) | {name: content}))
    assert name in {path for path, _ in problems}


@pytest.mark.parametrize("manifest", [b"[" * 200_000, b'{"files": [[1, "a"], ["b", "c"]]}', b"[]", b"1"])
def test_a_manifest_of_another_shape_is_named(made, tmp_path: Path, bundle_of, manifest: bytes):
    members = _members(bundle_of(made)) | {MANIFEST: manifest}
    members[SEAL] = f"{hashlib.sha256(manifest).hexdigest()}  {MANIFEST}\n".encode()
    problems = _refused(tmp_path / "bundle.zip", pack(members))
    assert {path for path, _ in problems} == {MANIFEST}


@pytest.mark.parametrize("name", ["../escape.txt", "/etc/escape", "C:\\escape", "a/../../b"])
def test_a_member_that_would_leave_its_folder_is_named(made, tmp_path: Path, bundle_of, name: str):
    problems = _refused(tmp_path / "bundle.zip", pack(_members(bundle_of(made)) | {name: b"x"}))
    assert name in {path for path, _ in problems}


@pytest.mark.parametrize(
    "statement",
    [
        b"[" * 200_000,
        b"[]",
        b"1",
        b'{"payload": 1, "payloadType": [], "signatures": {}}',
        b'{"payload": "W10=", "payloadType": "application/vnd.in-toto+json", "signatures": [1]}',
        b'{"payload": "W10=", "payloadType": "application/vnd.in-toto+json", "signatures": []}',
        b'{"payload": "MQ==", "payloadType": "application/vnd.in-toto+json", "signatures": [{"keyid": "a", "sig": "AA=="}]}',
    ],
)
def test_a_statement_of_another_shape_is_named(made, tmp_path: Path, bundle_of, statement: bytes):
    members = _members(bundle_of(made)) | {STATEMENT: statement}
    assert {path for path, _ in _refused(tmp_path / "bundle.zip", pack(members))} == {STATEMENT}
