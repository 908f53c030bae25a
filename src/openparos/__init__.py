"""OpenPAROS: the regime for the prevention of an arms race in outer space, as software.

The notebook interface: the few dozen names an analyst needs. A lazy table of names (PEP 562) and
nothing else, so that `import openparos` costs nothing.
"""

from importlib import import_module
from typing import Any, Final

_NAMES: Final[dict[str, str]] = {
    "Archive": "openparos.store.archive",
    "Confidence": "openparos.model.confidence",
    "ElementSet": "openparos.model.elements",
    "Event": "openparos.model.events",
    "Interval": "openparos.model.times",
    "ObjectId": "openparos.model.ids",
    "OpenParosError": "openparos.model.errors",
    "Propagator": "openparos.orbits.propagate",
    "Shelf": "openparos.catalogue.shelf",
    "SpaceObject": "openparos.catalogue.objects",
    "State": "openparos.model.states",
    "Workspace": "openparos.store.workspace",
    "__version__": "openparos.model",
    "check_registration": "openparos.catalogue.registration",
    "content_hashes": "openparos.model.elements",
    "coverage": "openparos.catalogue.coverage",
    "describe": "openparos.catalogue.describe",
    "detect_manoeuvres": "openparos.detection.manoeuvres:detect",
    "duties_of": "openparos.commitments.duties",
    "format_utc": "openparos.model.times",
    "geo_neighbours": "openparos.detection.neighbours",
    "load_elements": "openparos.sources.elements",
    "load_instruments": "openparos.commitments.instruments",
    "load_record": "openparos.record.entries",
    "mean_elements": "openparos.orbits.mean",
    "mean_longitudes": "openparos.orbits.geostationary",
    "parse_utc": "openparos.model.times",
}

__all__ = sorted(_NAMES)


def __getattr__(name: str) -> Any:
    if name in _NAMES:
        module, _, attribute = _NAMES[name].partition(":")
        return getattr(import_module(module), attribute or name)
    raise AttributeError(f"module 'openparos' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
