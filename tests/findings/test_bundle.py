"""A bundle holds together, anybody can open it, and one byte changed anywhere is named."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from openparos.commitments.instruments import load_instruments
from openparos.findings.bundle import build_bundle
from openparos.findings.listing import listed_sets
from openparos.findings.members import pack
from openparos.findings.verification import verify_bundle
from openparos.model.elements import content_hashes, to_table
from openparos.model.errors import InputRefused


def test_a_bundle_verifies_and_repeats_byte_for_byte(made, tmp_path: Path, bundle_of):
    file = tmp_path / "bundle.zip"
    file.write_bytes(bundle_of(made))
    verdict = verify_bundle(file)
    assert verdict.ok, verdict.problems
    assert verdict.checked == 10
    assert bundle_of(made) == file.read_bytes()


def test_the_elements_are_in_it_only_when_allowed(made, tmp_path: Path, bundle_of, two_sets):
    file = tmp_path / "bundle.zip"
    file.write_bytes(bundle_of(made))
    assert not listed_sets(verify_bundle(file).members).complete.any()
    assert b"1.0027" not in file.read_bytes()
    file.write_bytes(bundle_of(made, with_elements=True))
    verdict = verify_bundle(file)
    assert verdict.ok, verdict.problems
    listed = listed_sets(verdict.members)
    assert listed.complete.all()
    assert set(content_hashes(listed.table)) == {one.content_hash for one in two_sets} == set(listed.names)


def test_one_bit_changed_anywhere_is_noticed(made, tmp_path: Path, bundle_of):
    content = bundle_of(made, with_elements=True)
    file = tmp_path / "bundle.zip"
    places = random.Random(1).sample(range(len(content)), 300)
    for place in places:
        altered = bytearray(content)
        altered[place] ^= 1 << (place % 8)
        file.write_bytes(altered)
        verdict = verify_bundle(file)
        assert not verdict.ok, f"byte {place}"
        assert all(problem.path and problem.reason for problem in verdict.problems)


@pytest.mark.parametrize(
    "name", ["finding.json", "events.jsonl", "element-sets.csv", "prov.json", "manifest.json"]
)
def test_the_altered_file_is_named(made, tmp_path: Path, name: str, bundle_of):
    file = tmp_path / "bundle.zip"
    file.write_bytes(bundle_of(made))
    members = verify_bundle(file).members
    members[name] = members[name].replace(b"0", b"1", 1)
    file.write_bytes(pack(members))
    verdict = verify_bundle(file)
    assert [problem.path for problem in verdict.problems] == [name]


def test_a_missing_or_added_file_is_named(made, tmp_path: Path, bundle_of):
    file = tmp_path / "bundle.zip"
    file.write_bytes(bundle_of(made))
    members = verify_bundle(file).members
    file.write_bytes(pack({name: content for name, content in members.items() if name != "prov.json"}))
    assert verify_bundle(file).problems[0].path == "prov.json"
    file.write_bytes(pack(members | {"extra.txt": b"x"}))
    assert verify_bundle(file).problems[0].path == "extra.txt"


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all", b"\0" * 1000])
def test_what_is_no_bundle_is_refused_by_name(tmp_path: Path, content: bytes):
    file = tmp_path / "bundle.zip"
    file.write_bytes(content)
    verdict = verify_bundle(file)
    assert not verdict.ok
    assert verdict.problems[0].path == "bundle.zip"


def test_what_is_cited_must_be_given(made, two_sets):
    finding, event = made
    with pytest.raises(InputRefused, match="element sets"):
        build_bundle(finding, [event], load_instruments(), to_table(two_sets[:1]), published="2024-07-05")
    with pytest.raises(InputRefused, match="cited but not given"):
        build_bundle(finding, [], load_instruments(), to_table(two_sets), published="2024-07-05")


def test_other_peoples_libraries_open_it(made, tmp_path: Path, bundle_of):
    crate_module = pytest.importorskip("rocrate.rocrate")
    prov_model = pytest.importorskip("prov.model")
    members = verify_and_unpack(made, tmp_path, bundle_of)
    crate = crate_module.ROCrate(tmp_path / "crate")
    assert {one.id for one in crate.data_entities} == set(members) - {
        "manifest.json",
        "manifest.sha256",
        "ro-crate-metadata.json",
    }
    document = prov_model.ProvDocument.deserialize(content=members["prov.json"].decode(), format="json")
    assert len(list(document.get_records(prov_model.ProvEntity))) == 4


def verify_and_unpack(made, tmp_path: Path, bundle_of) -> dict[str, bytes]:
    file = tmp_path / "bundle.zip"
    file.write_bytes(bundle_of(made))
    members = verify_bundle(file).members
    folder = tmp_path / "crate"
    folder.mkdir()
    for name, content in members.items():
        (folder / name).write_bytes(content)
    assert json.loads(members["finding.json"])["evidence"] == made[0].digest
    return members
