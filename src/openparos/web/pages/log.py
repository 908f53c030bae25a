"""The log: its checkpoint and entries, with the proofs that the reader's own browser checks."""

from __future__ import annotations

import json
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from openparos.log.merkle import consistency_proof
from openparos.log.notes import NoteAlgorithm, to_base64
from openparos.log.settings import CHECKPOINT, LogSettings, read_note
from openparos.log.tiles import StoredTree
from openparos.log.verify import prove
from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_SECOND, format_utc

from ..answers import Page, table_of
from ..paging import part_of
from ..site import Site

_KINDS: Final = {
    NoteAlgorithm.ED25519: "Ed25519",
    NoteAlgorithm.COSIGNATURE_ED25519: "Ed25519 with time",
    NoteAlgorithm.COSIGNATURE_ML_DSA_44: "ML-DSA-44 with time",
}
_ON_A_PAGE: Final = 50


def log(site: Site, request: Request) -> Page:
    """Show the checkpoint, the keys, and the entries, newest first."""
    if not site.has_log():
        return Page("log", "Log", {"log": None, "entries": []}, view={"part": None})
    settings = LogSettings.load(site.log_folder)
    note = read_note(site.log_folder / CHECKPOINT)
    public, time_s = settings.check(note)
    numbers, part = part_of(range(public.size - 1, -1, -1), request, _ON_A_PAGE)
    tree = StoredTree(site.log_folder, public.size)
    rows = [{"index": index, **_about(tree.entry(index))} for index in numbers]
    data = {
        "log": {
            "origin": settings.origin,
            "size": public.size,
            "root": to_base64(public.root),
            "time": format_utc(time_s * US_PER_SECOND),
            "keys": [{"key": str(key), "kind": _KINDS[key.algorithm]} for key in settings.keys],
            "witnesses": [{"key": str(key), "name": key.name} for key in settings.witnesses],
        },
        "entries": rows,
    }
    columns = {"index": "Entry", "received": "Received", "what": "What", "who": "Who", "id": "Id"}
    return Page("log", "Log", data, (table_of("Entries", columns, rows),), view={"part": part})


def _about(data: bytes) -> dict[str, Any]:
    """Return what can be said of an entry without trusting it: its kind, time and who speaks."""
    try:
        record = json.loads(data)
        schema = str(record.get("schema", ""))
    except (ValueError, AttributeError):
        return {"what": "not an entry of ours", "received": None, "who": None, "id": None, "address": None}
    told: dict[str, Any] = {"received": record.get("received"), "who": None, "id": None, "address": None}
    inside: dict[str, Any] = {}
    try:
        import base64

        inside = json.loads(base64.b64decode(record["envelope"]["payload"]))
    except (KeyError, TypeError, ValueError):
        pass  # sealed, or of another kind: nothing more can be said
    if not isinstance(inside, dict):
        inside = {}
    who, reference = inside.get("party"), inside.get("reference")
    told |= {"who": who, "id": f"{who}/{reference}" if who and reference else None}
    if schema.startswith("openparos.manifest/"):
        form = inside.get("form")
        return {**told, "what": f"notice: {form}" if form else "confidential notice",
                "address": f"/notices/{told['id']}" if form and told["id"] else None}  # fmt: skip
    if schema.startswith("openparos.case-entry/"):
        case = inside.get("case") or told["id"]
        sealed = "sealed" in record
        return {**told, "what": "step of a case not open to all" if sealed else f"step of a case: {inside.get('act', '')}",
                "address": None if sealed or not case else f"/cases/{case}"}  # fmt: skip
    return {**told, "what": schema or "a JSON object"}


def entry(site: Site, request: Request) -> Page:
    """Show one entry with its proof, for the browser to check."""
    index = int(request.path_params["index"])
    found = prove(site.log_folder, index)
    content = found.entry or b""
    try:
        shown: Any = json.loads(content)
    except ValueError:
        shown = content.decode("utf-8", "replace")
    data = {
        "index": index,
        "size": found.checkpoint.size,
        "about": _about(content),
        "entry": shown,
        "hashes": len(found.hashes),
    }
    return Page("log_entry", f"Entry {index} of the log", data)


def proof(site: Site, request: Request) -> Response:
    """Return the proof of one entry, as `openparos log prove` writes it."""
    index = int(request.path_params["index"])
    saved = {"content-disposition": f'inline; filename="entry-{index}.tlog-proof"'}
    return PlainTextResponse(str(prove(site.log_folder, index)), headers=saved)


def checkpoint(site: Site, request: Request) -> Response:
    """Return the signed checkpoint."""
    if not site.has_log():
        return PlainTextResponse("no log here\n", 404)
    return Response((site.log_folder / CHECKPOINT).read_bytes(), media_type="text/plain")


def consistency(site: Site, request: Request) -> Response:
    """Return the proof that the log of today has grown from one of an earlier size."""
    text = request.query_params.get("from", "")
    public = LogSettings.load(site.log_folder).check(read_note(site.log_folder / CHECKPOINT))[0]
    if not text.isdigit() or not 0 < int(text) <= public.size:
        raise InputRefused(f"the log has {public.size} entries; {text!r} is no earlier size of it")
    tree = StoredTree(site.log_folder, public.size)
    hashes = consistency_proof(int(text), public.size, tree.subtree)
    return JSONResponse({"from": int(text), "to": public.size, "hashes": [to_base64(one) for one in hashes]})
