"""Keys of offices that lie in the workspace, and whether a page may sign with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request

from openparos.model.errors import NoticeRefused, OpenParosError

from .security import is_local
from .site import Site

if TYPE_CHECKING:
    from openparos.log.keys import KeyPair


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """The file of a key, and for whom it speaks."""

    file: str
    party: str
    office: str


def keys_here(site: Site, request: Request) -> tuple[OfficeKey, ...]:
    """Return the keys of the workspace that speak for an office.

    None where the site may not sign, where the browser asked for this server by a name that is not this computer's
    own, or where there is no log to append to.
    """
    if not (site.may_sign and is_local(request.headers.get("host")) and site.has_log()):
        return ()
    from openparos.log.keys import load_key_pair
    from openparos.notices.envelope import PublicKeyPair
    from openparos.notices.identity import Role

    known = {
        key.public.key_id: (identity.party, office.office)
        for identity in site.identities().parties
        for office, key in identity.office_keys()
        if Role.PUBLISH in office.roles
    }
    found = []
    for file in sorted(site.workspace.keys_dir.glob("*")):
        try:
            told = known.get(PublicKeyPair.of(load_key_pair(file)).key_id)
        except OpenParosError:
            continue  # another kind of file, or one whose passphrase is elsewhere
        if told is not None:
            found.append(OfficeKey(file.name, *told))
    return tuple(found)


def pair_of(site: Site, request: Request, file: str) -> tuple[KeyPair, OfficeKey]:
    """Return a key by the name of its file.

    Raises
    ------
    NoticeRefused
        When no such key may sign here.
    """
    from openparos.log.keys import load_key_pair

    for one in keys_here(site, request):
        if one.file == file:
            return load_key_pair(site.workspace.keys_dir / one.file), one
    raise NoticeRefused(
        "no such key may sign here",
        remedy="Serve with --sign on this computer alone, or sign with the command line where the key is",
    )
