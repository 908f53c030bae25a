"""What the register data in a workspace say of each payload, as the rules need it."""

from __future__ import annotations

from openparos.catalogue.registration import Check, Sources, check_registration
from openparos.catalogue.shelf import Shelf
from openparos.model.errors import InputRefused
from openparos.model.times import format_utc

from .context import Registration
from .shipped import shipped_context


def registrations(shelf: Shelf) -> dict[int, Registration]:
    """Return register facts by catalogue number.

    From the tables at hand where there are any that say which payloads exist; else from the small
    table of facts that is shipped.

    Parameters
    ----------
    shelf : Shelf
        Tables of the workspace.
    """
    try:
        sources = Sources.from_shelf(shelf)
    except InputRefused:
        return dict(shipped_context().registrations)
    label = ", ".join(sorted(set(sources.labels.values())))
    return {
        check.norad_id: _registration(check, label)
        for check in check_registration(sources)
        if check.norad_id is not None
    }


def _registration(check: Check, label: str) -> Registration:
    launched = None if check.launch_us is None else format_utc(check.launch_us)[:10]
    document = None if check.document is None else str(check.document)
    source = check.document_source or label
    return Registration(str(check.status), check.state, document, launched, source)
