"""Navigation data messages: what is read, what is refused, and in which words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openparos.formats.ndm.cdm import Cdm
from openparos.formats.ndm.ocm import Ocm
from openparos.formats.ndm.oem import Oem
from openparos.formats.ndm.opm import Opm
from openparos.formats.ndm.reading import read_message
from openparos.formats.ndm.tdm import Tdm
from openparos.formats.ndm.writing import write_cdm, write_oem
from openparos.formats.reading import read_elements
from openparos.formats.sniff import kind_of
from openparos.model.errors import InputRefused

# Every file of the folder `ccsds` that is refused, with its line and words; all others are read.
REFUSED = {
    "CDM-covariance-wrong-entry-format.txt": (
        65,
        "CRDOT_T: '-4.152E-02 this-is-not-a-number' is not a number",
    ),
    "CDM-missing-TCA.txt": (5, "TCA is missing"),
    "CDM-missing-object1-covariance-block.xml": (41, "the covariance of OBJECT1 is missing"),
    "CDM-missing-object2-state-vector.txt": (43, "X is missing in OBJECT2"),
    "CDM-wrong-key-word.txt": (6, "WRONG_KEYWORD is no keyword"),
    "CDMExample1InvalidTca.txt": (5, "'2010-04-31T22:37:52.618' is not a date"),
    "CDMExample_issue1319_mandatory_empty_value.xml": (88, "X is blank in OBJECT1"),
    "ocm/OCM-incompatible-units-dimension.txt": (13, "unit m, expected deg for TRAJ_TYPE DELAUNAY"),
    "ocm/OCM-incompatible-units-scale.txt": (13, "unit m, expected km for TRAJ_TYPE CARTPV"),
    "ocm/OCM-missing-maneuver-time.txt": (18, "neither TIME_ABSOLUTE nor TIME_RELATIVE"),
    "ocm/OCM-missing-revnum-basis.txt": (13, "ORB_REVNUM without ORB_REVNUM_BASIS"),
    "ocm/OCM-missing-t0.txt": (8, "EPOCH_TZERO is missing"),
    "ocm/OCM-spurious-metadata-section.txt": (13, "a second block META"),
    "ocm/OCM-unknown-frame-center.txt": (12, "'ZZ' is no centre"),
    "ocm/OCM-unknown-frame.txt": (12, "'ZZRF' is no frame"),
    "ocm/OCM-wrong-nb-elements.txt": (13, "6 units, expected 3 for TRAJ_TYPE CARTP"),
    "ocm/OCM-wrong-time-span.txt": (11, "TIME_SPAN: 'WRONG' is not a number"),
    "oem/OEM-covariance-number-format-error.txt": (52, "'this-is-not-a-number' is not a number"),
    "oem/OEM-ephemeris-number-format-error.txt": (44, "'this-is-not-a-number' is not a number"),
    "oem/OEM-inconsistent-time-systems.txt": (33, "TIME_SYSTEM TCG differs from UTC"),
    "oem/OEM-keyword-within-covariance.txt": (91, "USER_DEFINED_TEST_KEY is no keyword of a covariance"),
    "oem/OEM-keyword-within-ephemeris.txt": (24, "USER_DEFINED_TEST_KEY between the blocks"),
    "oem/OEM-too-few-covariance-columns.txt": (55, "row 5 has 4 columns, expected 5"),
    "oem/OEM-too-large-covariance-dimension.txt": (91, "row 7 has 7 columns"),
    "oem/OEM-too-many-covariance-columns.txt": (51, "row 1 has 6 columns, expected 1"),
    "oem/OEM-too-small-covariance-dimension.txt": (83, "4 rows, expected 6"),
    "oem/OEM-wrong-keyword.txt": (19, "WRONG_KEYWORD is no keyword of the metadata"),
    "oem/OEMExample7.txt.post": (None, "without the first line CCSDS_..._VERS"),
    "oem/OEMExample7.txt.pre": (5, "META_START without META_STOP"),
    "oem/OEMExample8.txt": (6, "INTERPOLATION without INTERPOLATION_DEGREE"),
    "omm/OMM-number-format-error.txt": (15, "'this-is-not-a-number' is not a number"),
    "omm/OMM-wrong-keyword.txt": (9, "WRONG_KEYWORD is no keyword of an OMM"),
    # Well-formed messages that SGP4 cannot propagate:
    "omm/OMMExample3.txt": (11, "REF_FRAME: 'TOD'; only sets for SGP4 are read"),
    "omm/OMMExample3_utc.txt": (11, "REF_FRAME: 'TOD'; only sets for SGP4 are read"),
    "omm/OMMExample5.txt": (10, "'SGP4-XP'; only sets for SGP4 are read"),
    "omm/spurious-metadata.xml": (17, "a second element <metadata>"),
    "opm/OPM-frame-mapper-gcrf.txt": (42, "'ZZRF' is no frame"),
    "opm/OPM-incompatible-units.txt": (20, "unit [s], expected [m**2]"),
    "opm/OPM-non-standard-units.txt": (16, "unit [m], expected [km]"),
    "opm/OPM-number-format-error.txt": (9, "'0000-023T02:28:01' is not a date"),
    "opm/OPM-unknown-center.txt": (11, "'UNKNOWN-CENTER' is no centre"),
    "opm/OPM-unknown-frame-mapper.txt": (12, "'ZZRF' is no frame"),
    "opm/OPM-unknown-frame.txt": (7, "'ZZRF' is no frame"),
    "opm/OPM-wrong-keyword.txt": (11, "WRONG_KEYWORD is no keyword"),
    "opm/spurious-metadata.xml": (23, "a second element <metadata>"),
}


def refusal(path: Path) -> tuple[int | None, str] | None:
    """Read a message of any kind; return line and words of its refusal."""
    try:
        if kind_of(path).startswith("omm"):
            batches = list(read_elements(path, source="test"))
            refused = [one for batch in batches for one in batch.refused]
            return (refused[0].line, refused[0].reason) if refused else None
        read_message(path)
    except InputRefused as error:
        assert str(path) in str(error)
        return error.line, error.what
    return None


def test_every_message_of_the_collection(shared_data: Path):
    folder = shared_data / "ccsds"
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert len(files) == 130
    for path in files:
        name = str(path.relative_to(folder))
        found, expected = refusal(path), REFUSED.get(name)
        if expected is None:
            assert found is None, name
        else:
            assert found is not None, f"{name} was read"
            assert found[0] == expected[0], f"{name}: {found}"
            assert expected[1] in found[1], f"{name}: {found}"


def test_both_notations_of_a_message_give_the_same(shared_data: Path):
    kvn = read_message(shared_data / "ccsds" / "CDMExample_issue_940.txt")
    xml = read_message(shared_data / "ccsds" / "CDMExample_issue_940.xml")
    assert isinstance(kvn, Cdm)
    assert isinstance(xml, Cdm)
    assert kvn.tca_us == xml.tca_us == 1268519872618000
    assert kvn.miss_distance_m == xml.miss_distance_m == 715.0
    for of_kvn, of_xml in zip(kvn.objects, xml.objects, strict=True):
        np.testing.assert_array_equal(of_kvn.covariance_rtn, of_xml.covariance_rtn)
        np.testing.assert_array_equal(of_kvn.position_km, of_xml.position_km)


def test_round_trip_of_every_readable_oem_and_cdm(shared_data: Path, tmp_path: Path):
    count = 0
    for path in sorted((shared_data / "ccsds").rglob("*")):
        if not path.is_file() or refusal(path) is not None or kind_of(path) not in ("oem", "cdm"):
            continue
        one = read_message(path)
        lines = write_oem(one) if isinstance(one, Oem) else write_cdm(one)
        copy = tmp_path / "copy"
        copy.write_text("".join(lines), encoding="utf-8")
        again = read_message(copy)
        lines = write_oem(again) if isinstance(again, Oem) else write_cdm(again)
        assert "".join(lines) == copy.read_text(encoding="utf-8")
        if isinstance(one, Oem) and isinstance(again, Oem):
            for first, second in zip(one.segments, again.segments, strict=True):
                np.testing.assert_array_equal(first.epochs_us, second.epochs_us)
                np.testing.assert_array_equal(first.positions_km, second.positions_km)
                np.testing.assert_array_equal(first.velocities_km_s, second.velocities_km_s)
        elif isinstance(one, Cdm) and isinstance(again, Cdm):
            np.testing.assert_array_equal(one.objects[1].covariance_rtn, again.objects[1].covariance_rtn)
            assert one.relative == again.relative
        count += 1
    assert count > 40


OEM = """CCSDS_OEM_VERS = 2.0
CREATION_DATE = 2024-01-01T00:00:00
ORIGINATOR = TEST
META_START
OBJECT_NAME = ALPHA
OBJECT_ID = 2021-001A
CENTER_NAME = Earth
REF_FRAME = ITRF2014
TIME_SYSTEM = UTC
START_TIME = 2024-001T00:00:00
STOP_TIME = 2024-01-01T00:02:00
META_STOP
2024-01-01T00:00:00 7000.0 0 0 0 7.5 0
2024-01-01T00:01:00 6985.5 449 0 -0.48 7.48 0 0.001 0.002 0.003
2024-01-01T00:01:00 6985.5 449 0 -0.48 7.48 0 0.001 0.002 0.003
"""


def read_message_text(tmp_path: Path, text: str | bytes) -> Oem | Cdm | Tdm | Opm | Ocm:
    path = tmp_path / "message.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_message(path)


def test_an_oem_in_detail(tmp_path: Path):
    oem = read_message_text(tmp_path, OEM)
    assert isinstance(oem, Oem)
    (segment,) = oem.segments
    assert (segment.centre, segment.frame, segment.time_system) == ("EARTH", "ITRF2014", "UTC")
    assert segment.start_us == 1704067200000000
    assert segment.epochs_us.tolist() == [1704067200000000, 1704067260000000]
    np.testing.assert_array_equal(segment.positions_km[1], [6985.5, 449.0, 0.0])
    assert segment.accelerations_km_s2 is not None
    assert np.isnan(segment.accelerations_km_s2[0]).all()
    np.testing.assert_array_equal(segment.accelerations_km_s2[1], [0.001, 0.002, 0.003])


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("START_TIME = 2024-001T00:00:00\n", "", 4, "START_TIME is missing in the metadata"),
        ("OBJECT_ID = 2021-001A", "OBJECT_ID =", 6, "OBJECT_ID is blank"),
        ("OBJECT_ID = 2021-001A", "OBJECT_NAME = B", 6, "OBJECT_NAME is given twice"),
        ("TIME_SYSTEM = UTC", "TIME_SYSTEM = MOSCOW", 9, "no time system"),
        ("META_STOP\n", "", 4, "META_START without META_STOP"),
        ("META_STOP", "META_START", 12, "META_START within the block META"),
        ("META_STOP", "META_STOP\nDATA_STOP", 13, "DATA_STOP without DATA_START"),
        ("00:01:00 6985.5 449 0 -0.48 7.48 0 0.001", "00:01:00 6985.5 449 0 -0.48 7.48 0", 14, "9 columns"),
        ("2024-01-01T00:01:00 6985.5 449", "2023-01-01T00:01:00 6985.5 449", 14, "not after the one before"),
        ("7000.0", "NaN", 13, "'NaN' is not a number"),
        ("CREATION_DATE = 2024-01-01T00:00:00\n", "", 1, "CREATION_DATE is missing in the header"),
    ],
)
def test_faults_of_an_oem(tmp_path: Path, old: str, new: str, line: int, words: str):
    with pytest.raises(InputRefused) as caught:
        read_message_text(tmp_path, OEM.replace(old, new, 1))
    assert words in caught.value.what
    assert caught.value.line == line


TDM = """CCSDS_TDM_VERS = 2.0
CREATION_DATE = 2024-01-01T00:00:00Z
ORIGINATOR = TEST
META_START
TIME_SYSTEM = UTC
PARTICIPANT_1 = STATION
PARTICIPANT_2 = ALPHA
MODE = SEQUENTIAL
PATH = 1,2,1
RANGE_UNITS = km
META_STOP
DATA_START
RANGE = 2024-01-01T00:00:00 1234.5
ANGLE_1 = 2024-001T00:00:01 45.25
DATA_STOP
"""
TDM_XML = """<?xml version="1.0"?><tdm id="CCSDS_TDM_VERS" version="2.0"><header>
<CREATION_DATE>2024-01-01T00:00:00Z</CREATION_DATE><ORIGINATOR>TEST</ORIGINATOR></header><body><segment><metadata>
<TIME_SYSTEM>UTC</TIME_SYSTEM><PARTICIPANT_1>STATION</PARTICIPANT_1><PARTICIPANT_2>ALPHA</PARTICIPANT_2>
<MODE>SEQUENTIAL</MODE><PATH>1,2,1</PATH><RANGE_UNITS>km</RANGE_UNITS></metadata><data>
<observation><EPOCH>2024-01-01T00:00:00</EPOCH><RANGE>1234.5</RANGE></observation>
<observation><EPOCH>2024-001T00:00:01</EPOCH><ANGLE_1>45.25</ANGLE_1></observation></data></segment></body></tdm>"""


@pytest.mark.parametrize("text", [TDM, TDM_XML, TDM_XML.replace("\n", "")])
def test_a_tdm_in_both_notations(tmp_path: Path, text: str):
    tdm = read_message_text(tmp_path, text)
    assert isinstance(tdm, Tdm)
    (segment,) = tdm.segments
    assert segment.participants == {1: "STATION", 2: "ALPHA"}
    assert [(one.keyword, one.epoch_us, one.value) for one in segment.observations] == [
        ("RANGE", 1704067200000000, 1234.5),
        ("ANGLE_1", 1704067201000000, 45.25),
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("RANGE =", "RANG =", "RANG is no keyword of tracking data"),
        ("00:00 1234.5", "00:00", "holds 1 words"),
        ("1234.5", "inf", "'inf' is not a number"),
        (
            "DATA_STOP\n",
            "DATA_STOP\nMETA_START\nTIME_SYSTEM = UTC\nPARTICIPANT_1 = A\nMETA_STOP\n",
            "META and then DATA",
        ),
        ("PARTICIPANT_1 = STATION\n", "", "PARTICIPANT_1 is missing"),
    ],
)
def test_faults_of_a_tdm(tmp_path: Path, old: str, new: str, words: str):
    with pytest.raises(InputRefused, match=r"message\.txt") as caught:
        read_message_text(tmp_path, TDM.replace(old, new, 1))
    assert words in caught.value.what


@given(data=st.data())
def test_damaged_messages_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject):
    text = data.draw(st.sampled_from([OEM, TDM, TDM_XML])).encode()
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, min(len(text), start + 40)))
    damaged = text[:start] + data.draw(st.binary(max_size=12)) + text[stop:]
    try:
        read_message_text(tmp_path_factory.mktemp("ndm"), damaged)
    except InputRefused as error:
        assert "message.txt" in str(error)


def test_a_cdm_is_written_with_its_units(shared_data: Path):
    """Units are optional in KVN, but `ccsds-ndm` 3.1.1 reads no CDM without them."""
    one = read_message(shared_data / "ccsds" / "CDMExample1.txt")
    lines = dict(line.rstrip("\n").split("=", 1) for line in write_cdm(one) if "=" in line)
    written = {name.strip(): value.strip() for name, value in lines.items()}
    assert written["MISS_DISTANCE"].endswith(" [m]")
    assert written["X"].endswith(" [km]") and written["Z_DOT"].endswith(" [km/s]")
    assert written["CT_R"].endswith(" [m**2]") and written["CNDOT_NDOT"].endswith(" [m**2/s**2]")
    assert "[" not in written["OBJECT_NAME"] + written["TCA"]
