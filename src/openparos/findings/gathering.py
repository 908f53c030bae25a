"""Gathering what an assessment needs: notices, register, launches, declarations, sets, and what the sets cover."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from openparos.catalogue.coverage import ObjectCoverage, coverage
from openparos.catalogue.names import names_of, with_names
from openparos.catalogue.shelf import Shelf
from openparos.model.events import Event, EventObject
from openparos.model.states import is_party
from openparos.store.workspace import Workspace

from .assessment import Assessment, assess
from .context import Context, Declaration
from .filed import filed_notices
from .observing import Request, Say, anomalies_of, observe
from .registers import crewed, launches, registrations
from .shipped import shipped_context
from .sight import Sight

LOG = "log"


def context_of(workspace: Workspace, request: Request | None = None) -> Context:
    """Return what the rules look at, out of a workspace.

    Parameters
    ----------
    workspace : Workspace
        With its log of notices and its tables.
    request : Request or None
        Period, sets and objects; without one no sets and no launches are looked at.
    """
    shelf = Shelf.from_workspace(workspace)
    context = replace(
        shipped_context(filed_notices(workspace.root / LOG)),
        registrations=registrations(shelf),
        crewed=crewed(shelf),
    )
    if request is None:
        return context
    return replace(
        context,
        launches=launches(shelf, request.period),
        sight=Sight(request.sets),
        declarations=_of_objects(context.declarations, request),
    )


def _of_objects(declared: Sequence[Declaration], request: Request) -> tuple[Declaration, ...]:
    """Return the declarations that speak of the objects asked about, or of their launches; all where none is asked."""
    if not request.norad_ids:
        return tuple(declared)
    numbers = pa.array(sorted(request.norad_ids), pa.int32())
    named = request.sets.filter(pc.is_in(request.sets["norad_id"], value_set=numbers))["cospar_id"]
    of_launch = {str(name)[:8] for name in named.unique().to_pylist() if name}
    return tuple(
        one
        for one in declared
        if one.norad_ids & request.norad_ids or (one.launch and one.launch in of_launch)
    )


def assess_request(
    workspace: Workspace, request: Request, context: Context, say: Say = lambda text: None
) -> Assessment:
    """Look, and hold what was seen beside what was promised and said.

    Parameters
    ----------
    workspace : Workspace
        For names of objects.
    request : Request
        Period, sets, State, objects.
    context : Context
        As `context_of` gives it.
    say : callable
        Told each step as it begins.
    """
    events = observe(request, say)
    numbers = {one.norad_id for event in events for one in event.objects}
    events = with_names(events, names_of(Shelf.from_workspace(workspace), numbers))
    say("Searching the element sets themselves for what must not become an event")
    context = replace(context, anomalies=anomalies_of(request.sets, events))
    objects = _objects(events, request.state)
    say("Holding what was seen beside what was promised and said")
    return assess(
        events, objects, request.period, context,
        states=states_of(events, request), coverage=coverage_of(request, numbers),
    )  # fmt: skip


def _objects(events: Sequence[Event], state: str | None) -> list[EventObject]:
    objects = [one for event in events for one in event.objects]
    return objects if state is None else [one for one in objects if one.state == state]


def states_of(events: Sequence[Event], request: Request) -> Collection[str] | None:
    """Return the States spoken of as a whole: the one asked for, else all that take part; None for named objects."""
    if request.state is not None:
        return (request.state,)
    if request.norad_ids:
        return None
    named = {one.state for event in events if event.tier == "bulletin" for one in event.objects if one.state}
    return {one for one in named if is_party(one)}  # of other designations no duties are computed


def coverage_of(request: Request, norad_ids: Collection[int]) -> Mapping[int, ObjectCoverage]:
    """Return what the sets of a request cover of some objects in its period, by catalogue number."""
    found = coverage(_Sets(request.sets), request.period, sorted(norad_ids))
    return {one.norad_id: one for one in found}


@dataclass(frozen=True)
class _Sets:
    """A table of sets that can be asked as an archive can."""

    table: pa.Table

    def between(self, start_us: int, end_us: int, norad_ids: Sequence[int] | None = None) -> pa.Table:
        epochs = self.table["epoch_us"]
        wanted = pc.and_(pc.greater_equal(epochs, start_us), pc.less_equal(epochs, end_us))
        if norad_ids is not None:
            wanted = pc.and_(
                wanted, pc.is_in(self.table["norad_id"], value_set=pa.array(norad_ids, pa.int32()))
            )
        return self.table.filter(wanted)
