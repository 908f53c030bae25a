"""Search over everything, addresses of Akoma Ntoso, the JSON-LD graph."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openparos.commitments.export import entries as of_commitments
from openparos.commitments.export import instrument_akn, provision_akn
from openparos.commitments.export import nodes as commitment_nodes
from openparos.commitments.instruments import load_instruments
from openparos.formats.akn import element_id, work_uri
from openparos.formats.jsonld import graph
from openparos.record.entries import load_record
from openparos.record.export import document_akn
from openparos.record.export import entries as of_record
from openparos.record.export import nodes as record_nodes
from openparos.store.fulltext import Entry, FullText, match_expression

INDEX = FullText(chain(of_commitments(), of_record()))


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("harmful interference", "instruments/ost-1967/IX"),
        ("nodal period inclination", "instruments/registration-1975/IV.1.d"),
        ("CD/2119", "documents/cd-2119"),
        ("GE.18-13664", "documents/g21-paros-2018"),
        ("sounding rocket", "claims/n05-china"),
        ("Patriota", "bodies/cd-sb3"),
        ("common heritage", "instruments/moon-1979/11"),
        ('"working group" 2018', "demands/72-26-b"),
        ("weaponization", "concepts/weaponization"),
        ("Beidou", "events/G27"),
    ],
)
def test_found_among_the_first(words: str, address: str):
    assert address in [hit.entry.address for hit in INDEX.search(words, limit=12)]


def test_kinds_and_limit():
    hits = INDEX.search("outer space", limit=5, kinds=frozenset({"document"}))
    assert len(hits) == 5
    assert {hit.entry.kind for hit in hits} == {"document"}
    assert INDEX.search("") == []
    assert INDEX.search("zzzzqqq") == []


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_an_answer_and_no_error(words: str):
    index = FullText([Entry("a/b", "x", "A title", "some text")])
    index.search(words)
    index.close()


def test_expression_quotes_what_could_be_syntax():
    assert match_expression('a OR "b c" NOT') == '"a" AND "OR" AND "b c" AND "NOT"*'
    assert match_expression(" - ") is None


def test_addresses_are_unique():
    addresses = [entry.address for entry in chain(of_commitments(), of_record())]
    assert len(addresses) == len(set(addresses)) > 400


def test_akoma_ntoso():
    treaty = load_instruments()["ost-1967"]
    assert instrument_akn(treaty) == "/akn/un/act/treaty/states/1966-12-19/a-res-2222-xxi"
    provision = load_instruments().provision("registration-1975/IV.1.d")
    assert provision_akn(provision).endswith("/eng@/!main~art_IV__para_1__point_d")
    seed = load_record().documents["g21-paros-2018"]
    assert document_akn(seed) == "/akn/un/doc/working-paper/cd/2018-08-17/nn"
    assert element_id("42", element="para") == "para_42"
    assert work_uri("resolution", "ga", None, None) == "/akn/un/statement/resolution/ga/nodate/nn"
    ids = [provision_akn(each) for each in load_instruments().provisions.values()]
    assert len(ids) == len(set(ids))


def test_graph_is_closed_over_citations():
    document = graph(chain(commitment_nodes(), record_nodes()))
    assert set(document) == {"@context", "@graph"}
    known = {node["@id"] for node in document["@graph"]}
    assert len(known) == len(document["@graph"])
    for node in document["@graph"]:
        assert node["@type"]
        for cited in node.get("cites", ()):
            assert cited in known
        assert node.get("part_of", node["@id"]) in known
    vote = next(node for node in document["@graph"] if node["@id"] == "votes/A-RES-72-26")
    assert vote["votes"]["VNM"] == "yes"
