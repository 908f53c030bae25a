from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from openparos.model.errors import InputRefused, SourceUnavailable, VerificationFailed
from openparos.sources import pip_download
from openparos.sources.samples import (
    CATALOGUE_WHEEL,
    ISS_WHEEL,
    SAMPLE_LABEL,
    SampleWheel,
    bring_sample,
    sample_is_there,
)

# Two sets in the shape of the sample's: a name line, blank lines, trailing blanks. Invented numbers.
CATALOGUE_TEXT = """0 ALPHA
1 99901U 24001A   24187.50000000  .00000000  00000-0  00000-0 0  9990
2 99901  10.0000  20.0000 0001000  30.0000  40.0000  1.00270000    10

"""
ISS_TEXT = b"0 BETA\n1 99902U 98099A   98001.00000000  .00000000  00000-0  00000+0 0  9996\n"


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def make_wheel(folder: Path, template: SampleWheel, content: bytes, output: bytes) -> SampleWheel:
    """Build a wheel that pip accepts, with the shape of the real one, and return its pins."""
    info = f"{template.package}-{template.version}.dist-info"
    tag = template.file.split("-", 2)[2].removesuffix(".whl")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(template.member, content)
        archive.writestr(
            f"{info}/METADATA",
            f"Metadata-Version: 2.1\nName: {template.package}\nVersion: {template.version}\n",
        )
        archive.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: {tag}\n")
        archive.writestr(f"{info}/RECORD", "")
    data = buffer.getvalue()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / template.file).write_bytes(data)
    return replace(
        template,
        size_bytes=len(data),
        sha256=sha(data),
        member_sha256=sha(content),
        output_sha256=sha(output),
    )


@pytest.fixture
def wheels(tmp_path: Path) -> tuple[SampleWheel, SampleWheel]:
    """Both wheels in tmp_path/index, small."""
    python = f"# a comment\nsgp4_test_tle = '''{CATALOGUE_TEXT}'''\n".encode()
    kept = CATALOGUE_TEXT.strip().encode() + b"\n"
    return (
        make_wheel(tmp_path / "index", CATALOGUE_WHEEL, python, kept),
        make_wheel(tmp_path / "index", ISS_WHEEL, ISS_TEXT, ISS_TEXT),
    )


@pytest.fixture
def local_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make pip look into a folder and nowhere else."""
    if importlib.util.find_spec("pip") is None:
        pytest.skip("this Python has no pip")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "index"))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    return tmp_path / "index"


def test_the_pins_are_those_of_two_named_files():
    assert CATALOGUE_WHEEL.requirement.startswith("heyoka==7.11.1 --hash=sha256:6ce196c6")
    assert ISS_WHEEL.requirement.startswith("spherapy==0.3.2 --hash=sha256:fcd2853a")
    assert CATALOGUE_WHEEL.size_bytes + ISS_WHEEL.size_bytes == 106_063_753


def test_pip_brings_it_once_and_the_second_time_no_network_is_used(
    tmp_path, wheels, local_index, monkeypatch
):
    seen: list[tuple[int, int]] = []
    paths = bring_sample(
        tmp_path / "ws", wheels=wheels, progress=lambda done, total: seen.append((done, total))
    )
    assert paths.fetched
    assert paths.label == SAMPLE_LABEL
    assert paths.catalogue.read_text() == CATALOGUE_TEXT.strip() + "\n"
    assert paths.iss.read_bytes() == ISS_TEXT
    total = sum(wheel.size_bytes for wheel in wheels)
    assert seen[-1] == (total, total)
    assert all(0 <= done <= total for done, _ in seen)
    record = json.loads((paths.folder / "provenance.json").read_text())
    assert record["label"] == SAMPLE_LABEL
    assert {one["package"] for one in record["files"]} == {"heyoka==7.11.1", "spherapy==0.3.2"}
    assert not (paths.folder / "incoming").exists()

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr("openparos.sources.samples.download", never)
    again = bring_sample(tmp_path / "ws", wheels=wheels)
    assert not again.fetched
    assert again.sha256 == paths.sha256
    assert sample_is_there(tmp_path / "ws", wheels)


def test_an_altered_copy_in_the_workspace_is_not_taken_for_the_sample(tmp_path, wheels):
    index = tmp_path / "index"
    given = [index / wheel.file for wheel in wheels]
    paths = bring_sample(tmp_path / "ws", wheels=wheels, from_wheels=given)
    paths.iss.write_bytes(b"tampered")
    assert not sample_is_there(tmp_path / "ws", wheels)
    bring_sample(tmp_path / "ws", wheels=wheels, from_wheels=given[1:])
    assert sample_is_there(tmp_path / "ws", wheels)


def test_wheels_passed_by_hand_are_known_by_content(tmp_path, wheels):
    index = tmp_path / "index"
    renamed = (index / wheels[0].file).rename(index / "download (1).whl")
    paths = bring_sample(tmp_path / "ws", wheels=wheels, from_wheels=[renamed, index / wheels[1].file])
    assert not paths.fetched
    assert paths.catalogue.is_file()


def test_a_wrong_hash_from_the_index_is_refused(tmp_path, wheels, local_index):
    wrong = (replace(wheels[0], sha256="0" * 64), wheels[1])
    with pytest.raises(VerificationFailed, match="not the pinned one"):
        bring_sample(tmp_path / "ws", wheels=wrong)
    assert not list((tmp_path / "ws" / "sample").glob("*.3le"))


def test_a_truncated_wheel_is_refused(tmp_path, wheels):
    path = tmp_path / "index" / wheels[0].file
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(VerificationFailed, match="neither wheel"):
        bring_sample(tmp_path / "ws", wheels=wheels, from_wheels=[path])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"def f(:", "no string is assigned"),
        (b"x = __import__('os').getcwd()", "no string is assigned"),
        (b"x = 5", "no string"),
        (b"", "no string is assigned"),
    ],
)
def test_a_python_file_of_another_shape_is_refused_and_never_run(tmp_path, wheels, content, message):
    odd = make_wheel(tmp_path / "odd", CATALOGUE_WHEEL, content, b"")
    with pytest.raises(VerificationFailed, match=message):
        bring_sample(tmp_path / "ws", wheels=(odd, wheels[1]), from_wheels=[tmp_path / "odd" / odd.file])


def test_other_content_inside_the_right_wheel_is_refused(tmp_path, wheels):
    other = replace(wheels[0], member_sha256="1" * 64)
    with pytest.raises(VerificationFailed, match="pinned 1111"):
        bring_sample(
            tmp_path / "ws", wheels=(other, wheels[1]), from_wheels=[tmp_path / "index" / other.file]
        )
    missing = replace(wheels[0], member="heyoka/elsewhere.py")
    with pytest.raises(VerificationFailed, match="cannot be read"):
        bring_sample(
            tmp_path / "ws", wheels=(missing, wheels[1]), from_wheels=[tmp_path / "index" / other.file]
        )


def test_a_file_that_is_not_there(tmp_path, wheels):
    with pytest.raises(InputRefused, match="no such file"):
        bring_sample(tmp_path / "ws", wheels=wheels, from_wheels=[tmp_path / "nothing.whl"])


def test_offline_says_what_to_do(tmp_path, wheels, local_index):
    for path in local_index.iterdir():
        path.unlink()
    with pytest.raises(SourceUnavailable) as caught:
        bring_sample(tmp_path / "ws", wheels=wheels)
    text = str(caught.value)
    assert "--from-wheel" in text
    assert "--synthetic" in text
    assert "heyoka" in text


def test_without_pip_says_what_to_do(tmp_path, wheels, monkeypatch):
    monkeypatch.setattr(pip_download.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SourceUnavailable, match="python -m ensurepip"):
        bring_sample(tmp_path / "ws", wheels=wheels)
