"""What a signed file is, and to which path of an exchange it is handed in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from openparos.cases.step import STEP_TYPE
from openparos.log.notes import to_base64
from openparos.model.errors import InputRefused
from openparos.notices.acknowledgement import ACKNOWLEDGEMENT_TYPE
from openparos.notices.envelope import NOTICE_TYPE, SEALED_TYPE

_PATHS: Final = {
    NOTICE_TYPE: "/notices",
    SEALED_TYPE: "/notices",
    ACKNOWLEDGEMENT_TYPE: "/acknowledgements",
    STEP_TYPE: "/cases/steps",
}


def path_and_body(
    value: dict[str, Any], *, attachments: tuple[Path, ...] = (), ciphertext: Path | None = None
) -> tuple[str, dict[str, Any]]:
    """Return where a signed thing is handed in, and the body.

    Parameters
    ----------
    value : dict
        An envelope as `openparos notice sign` writes it, or what ``--out`` of a step or acknowledgement wrote.
    attachments : tuple of Path
        Files it names.
    ciphertext : Path or None
        The ciphertext of a confidential notice, where it is to be kept at the exchange.

    Raises
    ------
    InputRefused
        When it is none of these.
    """
    if set(value) == {"sealed", "ciphertext"}:
        return "/cases/sealed-steps", value
    body: dict[str, Any] = {"envelope": value} if "payloadType" in value else dict(value)
    try:
        path = _PATHS[body["envelope"]["payloadType"]]
    except (KeyError, TypeError) as error:
        raise InputRefused("not a signed notice, acknowledgement or step") from error
    if attachments:
        body["attachments"] = [
            *body.get("attachments", []),
            *(to_base64(one.read_bytes()) for one in attachments),
        ]
    if ciphertext is not None:
        body["ciphertext"] = to_base64(ciphertext.read_bytes())
    return path, body
