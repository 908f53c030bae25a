"""OpenPAROS: the regime for the prevention of an arms race in outer space, as software.

The notebook interface: the few dozen names an analyst needs. A lazy table of names (PEP 562) and
nothing else, so that `import openparos` costs nothing.
"""

from importlib import import_module
from typing import Any, Final

_NAMES: Final[dict[str, str]] = {
    "Archive": "openparos.store.archive",
    "ElementSet": "openparos.model.elements",
    "Event": "openparos.model.events",
    "Interval": "openparos.model.times",
    "ObjectId": "openparos.model.ids",
    "OpenParosError": "openparos.model.errors",
    "Propagator": "openparos.orbits.propagate",
    "Shelf": "openparos.catalogue.shelf",
    "SpaceObject": "openparos.catalogue.objects",
    "Workspace": "openparos.store.workspace",
    "__version__": "openparos.model",
    "check_registration": "openparos.catalogue.registration",
    "content_hashes": "openparos.model.elements",
    "count_registration": "openparos.catalogue.registration_summary:count",
    "coverage": "openparos.catalogue.coverage",
    "describe": "openparos.catalogue.describe",
    "detect_breakups": "openparos.detection.breakups:detect",
    "detect_decays": "openparos.detection.decays:detect",
    "detect_manoeuvres": "openparos.detection.manoeuvres:detect",
    "detect_noise": "openparos.detection.noise:detect",
    "detect_proximity": "openparos.detection.proximity:detect",
    "detect_releases": "openparos.detection.releases:detect",
    "detect_stations": "openparos.detection.stations:detect",
    "duties_of": "openparos.commitments.duties",
    "format_utc": "openparos.model.times",
    "geo_neighbours": "openparos.detection.neighbours",
    "globe": "openparos.web.widget",
    "load_elements": "openparos.sources.elements",
    "load_instruments": "openparos.commitments.instruments",
    "load_record": "openparos.record.entries",
    "mean_elements": "openparos.orbits.mean",
    "mean_longitudes": "openparos.orbits.geostationary",
    "parse_utc": "openparos.model.times",
    "plots": "openparos.reports.plots:",
    "proximity_about": "openparos.detection.proximity:about",
    "registration_by_state": "openparos.catalogue.registration_summary:by_state",
    "registration_sources": "openparos.catalogue.registration:Sources",
    "roster_of": "openparos.commitments.duties",
    "screen": "openparos.detection.screening.screen",
    "votes_of": "openparos.record.votes",
}

__all__ = sorted(_NAMES)


def __getattr__(name: str) -> Any:
    if name in _NAMES:
        module, colon, attribute = _NAMES[name].partition(":")
        loaded = import_module(module)
        # A module stands for itself where nothing follows the colon.
        return loaded if colon and not attribute else getattr(loaded, attribute or name)
    raise AttributeError(f"module 'openparos' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
