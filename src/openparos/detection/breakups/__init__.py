"""Break-ups: families of fragments, the day their planes meet, the hour they gather, the parent.

Element sets of whole families come in; break-up events with stated intervals go out, and for every family
that gives none the reason. Likelihoods of classes are given, a cause never.
"""

from __future__ import annotations

from .detector import Answer, detect, examine, needs

__all__ = ["Answer", "detect", "examine", "needs"]
