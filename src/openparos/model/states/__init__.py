"""States and international organizations: what they are called, since when they exist, and by which codes
the catalogues name them.

Codes and names as other people write them come in; a State, an organization, or (for an entity that
is neither Member nor observer State of the United Nations) the bare designation its source uses goes
out. The tables beside this file are the project's own; none has been reviewed by a second person, and
`unverified` marks what was written without a source at hand. In ``states.csv`` `codes_source` says where the codes
stand, `names_as_in` in which languages the name is that of the lists of iso-codes (as pycountry carries them), word
for word: an attested name, which need not be the one the United Nations use.
"""

from __future__ import annotations

from .lookup import (
    all_organizations,
    all_states,
    by_alpha3,
    by_name,
    by_owner_code,
    continuing_state,
    is_party,
    members_on,
    organization,
    owner_codes,
    party,
)
from .parties import LANGUAGES, Designation, Organization, Party, State, UnStatus

__all__ = [
    "LANGUAGES",
    "Designation",
    "Organization",
    "Party",
    "State",
    "UnStatus",
    "all_organizations",
    "all_states",
    "by_alpha3",
    "by_name",
    "by_owner_code",
    "continuing_state",
    "is_party",
    "members_on",
    "organization",
    "owner_codes",
    "party",
]
