"""One message out of one file: OEM, CDM, TDM, OPM or OCM, in KVN or XML, found by content."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from openparos.formats.opening import head
from openparos.formats.sniff import kind_of
from openparos.model.errors import InputRefused

from .blocks import Message, read_kvn_blocks, read_xml_blocks
from .cdm import Cdm, cdm_from
from .ocm import Ocm, ocm_from
from .oem import Oem, oem_from
from .opm import Opm, opm_from
from .tdm import Tdm, tdm_from

_TYPED: Final[dict[str, Callable[[Message], Oem | Cdm | Tdm | Opm | Ocm]]] = {
    "oem": oem_from,
    "cdm": cdm_from,
    "tdm": tdm_from,
    "opm": opm_from,
    "ocm": ocm_from,
}


def read_message(path: Path, kind: str | None = None) -> Oem | Cdm | Tdm | Opm | Ocm:
    """Read a navigation data message.

    Parameters
    ----------
    path : Path
        The file, plain or gzip.
    kind : str or None
        `oem`, `cdm`, `tdm`, `opm` or `ocm`; found by content when None.

    Raises
    ------
    InputRefused
        When the file is none of these, or ill-formed: names line, keyword, fault and remedy.
    """
    kind = kind or kind_of(path)
    if kind not in _TYPED:
        raise InputRefused(
            f"is of the kind {kind}, which is not read as a message", file=str(path),
            remedy="OEM, CDM, TDM, OPM and OCM are read here; an OMM is read as an element set",
        )  # fmt: skip
    is_xml = head(path, 4096).lstrip().startswith(b"<")
    message = read_xml_blocks(path, kind) if is_xml else read_kvn_blocks(path, kind)
    return _TYPED[kind](message)
