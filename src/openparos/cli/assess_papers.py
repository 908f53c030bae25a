"""What `openparos assess` writes: everything an assessment is printed as, in one folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from openparos.model.errors import InputRefused

if TYPE_CHECKING:
    from openparos.catalogue.shelf import Shelf
    from openparos.findings.assessment import Assessment
    from openparos.findings.context import Context
    from openparos.findings.observing import Request
    from openparos.reports.language import Words
    from openparos.store.workspace import Workspace


def write_papers(
    out: Path,
    assessment: Assessment,
    context: Context,
    request: Request,
    workspace: Workspace,
    *,
    objects: tuple[str, ...] = (),
    language: str = "en",
    by: str | None = None,
    region: str | None = None,
) -> dict[str, str]:
    """Write the folder and return its files with their hashes."""
    from openparos.catalogue.shelf import Shelf
    from openparos.findings.ledger import FindingLedger
    from openparos.findings.limits import findings_of_last_edition, limits_of
    from openparos.reports.assessment_folder import Asked, write_assessment
    from openparos.reports.language import words
    from openparos.reports.papers import Setting

    said = words(language)
    now = [one.finding_id for one in assessment.findings]
    ledger = FindingLedger.open(workspace)
    shelf = Shelf.from_workspace(workspace)
    limits = limits_of(request.sets, request.period, shelf, findings_of_last_edition(out), now)
    asked = Asked(
        assessment=assessment,
        context=context,
        sets=request.sets,
        scope=_scope(request.state, objects, region, context, said),
        setting=Setting(said, by),
        reviewed=ledger.bulletin(),
        entries=ledger.beside(),
        state=request.state,
        limits=limits,
        missions=missions_of(shelf, set(request.sets["norad_id"].to_pylist())),
        register=None if request.state is None else register_sheet(workspace, request.state),
    )
    return write_assessment(out, asked)


def missions_of(shelf: Shelf, numbers: set[int]) -> dict[str, int]:
    """Count the objects by mission, where the General Catalog at hand says what they do."""
    from collections import Counter

    from openparos.catalogue import gcat
    from openparos.catalogue.missions import mission_of_gcat

    table = shelf.table("gcat-psatcat")
    if table is None:
        return {}
    named = (mission_of_gcat(one.category or "") for one in gcat.payloads(table) if one.norad_id in numbers)
    return dict(Counter(name for name in named if name))


def _scope(
    state: str | None, objects: tuple[str, ...], region: str | None, context: Context, said: Words
) -> str:
    """Return for whom or what it was asked, in words."""
    parts = [said("scope.all")]
    if state is not None:
        parts = [said("scope.state", name=said.state(state, context.name_of(state)))]
    if objects:
        parts.append(said("scope.objects", numbers=", ".join(objects)))
    if region is not None:
        parts.append(said("scope.region", name=region))
    return "; ".join(parts)


def register_sheet(workspace: Workspace, state: str) -> dict[str, Any] | None:
    """Return the State's sheet of the register, or None where the workspace has no tables for it."""
    from openparos.catalogue.registration import Sources, check_registration
    from openparos.catalogue.registration_summary import sheet
    from openparos.catalogue.shelf import Shelf

    try:
        sources = Sources.from_shelf(Shelf.from_workspace(workspace))
    except InputRefused:
        return None
    return sheet(state, check_registration(sources))
