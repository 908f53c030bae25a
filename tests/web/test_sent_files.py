"""Files that a form sends along: read byte for byte, refused where the form is none or a name leads elsewhere."""

from __future__ import annotations

import os
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openparos.cases.evidence import cite
from openparos.model.errors import OpenParosError
from openparos.web.sent_files import SentFile, fields_and_files, on_disk


def sent(body: bytes, kind: str = "multipart/form-data; boundary=xYz"):
    return SimpleNamespace(headers={"content-type": kind}, state=SimpleNamespace(body=body))


def form(*parts: tuple[str, bytes]) -> bytes:
    told = b"".join(
        b"--xYz\r\nContent-Disposition: form-data; " + head.encode() + b"\r\n\r\n" + data + b"\r\n"
        for head, data in parts
    )
    return told + b"--xYz--\r\n"


@given(st.binary(max_size=300).filter(lambda data: b"--xYz" not in data))
def test_any_bytes_come_through_as_they_are(data: bytes):
    body = form(('name="act"', b"reply"), ('name="attach"; filename="a.bin"\r\nContent-Type: x/y', data))
    fields, files = fields_and_files(sent(body))
    assert fields == {"act": ["reply"]}
    assert files == (SentFile("attach", "a.bin", data),)


def test_an_input_left_empty_is_no_file_and_fields_may_stand_twice():
    body = form(('name="bases"', b"a"), ('name="bases"', "é".encode()), ('name="attach"; filename=""', b""))
    assert fields_and_files(sent(body)) == ({"bases": ["a", "é"]}, ())


@pytest.mark.parametrize(
    "request_",
    [
        sent(form(('name="a"', b"1"))[:-6]), sent(b""), sent(b"--xYz--"[:-1]), sent(form(('nothing="a"', b"1"))),
        sent(form(('name="a"', b"\xff"))), sent(form(('name="a"', b"1")), "multipart/form-data"), sent(b"junk" + form(('name="a"', b"1"))),
        sent(form(*[('name="a"', b"1")] * 300)), sent(b"--xYz\r\nno end--xYz--"),
    ],
)  # fmt: skip
def test_what_is_no_form_is_refused(request_):
    with pytest.raises(OpenParosError, match="form"):
        fields_and_files(request_)


@pytest.mark.parametrize(
    "name", ["../key", "a/b", "a\\b", "..", ".hidden", "C:x", "a%2fb", "x" * 300, "a\x01", "a."]
)
def test_a_name_that_leads_out_of_its_folder_is_refused(name: str):
    _, files = fields_and_files(sent(form((f'name="attach"; filename="{name}"', b"1"))))
    with pytest.raises(OpenParosError), on_disk(files):
        pass


def test_files_are_gone_afterwards_and_two_of_one_name_are_refused():
    with on_disk((SentFile("attach", "a", b"1"), SentFile("bundle", "b.zip", b"2"))) as paths:
        assert paths["attach"][0].read_bytes() == b"1"
        kept = paths["bundle"][0].parent
    assert not os.path.exists(kept)
    with (
        pytest.raises(OpenParosError, match="two files"),
        on_disk((SentFile("a", "x", b""), SentFile("b", "x", b""))),
    ):
        pass


def test_a_file_that_is_refused_is_called_by_its_own_name():
    with (
        pytest.raises(OpenParosError) as refused,
        on_disk((SentFile("bundle", "b.zip", b"no zip"),)) as paths,
    ):
        cite(paths["bundle"][0])
    assert "openparos-sent" not in str(refused.value)
    assert "bundle" in str(refused.value) or "b.zip" in str(refused.value)
