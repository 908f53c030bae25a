"""The parts of `openparos notice` around a notice: its forms, the keys of offices, opening what is sealed."""

from __future__ import annotations

from pathlib import Path

from .options import Common, ExitStatus, print_json, say


def forms(name: str | None = None, /, *, common: Common = Common()) -> ExitStatus:
    """List the forms, or print the JSON Schema of one.

    Parameters
    ----------
    name : str or None
        A form, such as scheduled-manoeuvre.
    """
    from openparos.notices.forms import get_form, load_forms
    from openparos.notices.schema import notice_schema

    if name is not None:
        print_json(notice_schema(get_form(name)))
        return ExitStatus.DONE
    every = load_forms().values()
    if common.as_json:
        rows = [
            {"form": f.form, "title": f.title, "measures": list(f.measures), "timing": f.timing}
            for f in every
        ]
        print_json({"forms": rows})
    else:
        for form in every:
            say(f"{form.form:28} {form.title}")
    return ExitStatus.DONE


def key(
    file: Path,
    /,
    *,
    party: str,
    office: str,
    identities: Path,
    office_name: str | None = None,
    role: list[str] | None = None,
    valid_until: str | None = None,
    passphrase_file: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Make the signing key of an office and name it in a file of identities.

    Parameters
    ----------
    file : Path
        Where to keep the private key; it must not exist yet.
    party : str
        Code of the State (ISO 3166 alpha-3) or organization.
    office : str
        Short name of the office, such as mfa.
    identities : Path
        The file of identities; made when absent. An office that is there already is refused: later keys
        are a new version, signed under the present one.
    office_name : str or None
        How the office calls itself in a note verbale.
    role : list of str or None
        publish, acknowledge, witness, rotate, recover; by default the first four.
    valid_until : str or None
        When the key expires.
    passphrase_file : Path or None
        Encrypts the private key; without it it is kept by file mode.
    """
    from openparos.notices.issuing import issue_key

    done = issue_key(
        file, party=party, office=office, identities_file=identities, office_name=office_name,
        roles=tuple(role or ()), valid_until=valid_until, passphrase_file=passphrase_file,
    )  # fmt: skip
    if common.as_json:
        print_json({"file": str(file), "party": party, "office": office, "key": done})
    else:
        say(f"key {done} of {party}, {office}, in {file}; public part in {identities}")
    return ExitStatus.DONE


def unseal(
    envelope: Path,
    ciphertext: Path,
    /,
    *,
    key: Path,
    identities: Path,
    passphrase_file: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Open a confidential notice that is addressed to one's own office.

    Parameters
    ----------
    envelope : Path
        What was filed.
    ciphertext : Path
        What was handed over, or kept beside the log.
    key : Path
        The private key of the office.
    identities : Path
        Who speaks for whom: the signature inside is checked.
    passphrase_file : Path or None
        Opens the key.
    """
    import json

    from openparos.log.keys import load_key_pair
    from openparos.model.times import now_us
    from openparos.notices.filing import read_envelope
    from openparos.notices.identity import Identities, Role
    from openparos.notices.sealed import open_sealed

    pair = load_key_pair(key, passphrase_file=passphrase_file)
    inner, content_key = open_sealed(read_envelope(envelope), ciphertext.read_bytes(), pair)
    signed_by = Identities.load(identities).signer_of(inner, now_us(), Role.PUBLISH)
    notice = json.loads(inner.payload)
    if common.as_json:
        print_json({"signed_by": signed_by.party, "notice": notice, "content_key": content_key.hex()})
    else:
        say(f"signed by {signed_by.party}, {signed_by.office.name}")
        say(json.dumps(notice, ensure_ascii=False, indent=2))
    return ExitStatus.DONE


def rotate(
    identities: Path,
    /,
    *,
    party: str,
    office: str,
    sign_with: list[Path],
    out: Path,
    new_key: Path | None = None,
    revoke: str | None = None,
    reason: str | None = None,
    passphrase_file: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Make a new version of a party's key set: a new key, a revoked one, or both.

    Parameters
    ----------
    identities : Path
        The file of identities with the present version.
    party : str
        Code of the State or organization.
    office : str
        The office whose key changes.
    sign_with : list of Path
        A private key that may rotate, or enough recovery keys.
    out : Path
        Where to write the signed version, for every party to accept.
    new_key : Path or None
        Where to keep the new private key; the office's other keys end now.
    revoke : str or None
        Id of a lost or stolen key.
    reason : str or None
        Why it is revoked.
    passphrase_file : Path or None
        Encrypts the new private key.
    """
    import json

    from openparos.log.keys import load_key_pair
    from openparos.model.times import US_PER_SECOND, now_us
    from openparos.notices.identity import Identities
    from openparos.notices.rotation import rotate as make_version

    signed = make_version(
        Identities.load(identities), party, office, [load_key_pair(one) for one in sign_with],
        at_us=now_us() // US_PER_SECOND * US_PER_SECOND, new_key=new_key, revoke=revoke, reason=reason,
        passphrase_file=passphrase_file,
    )  # fmt: skip
    out.write_text(json.dumps(signed.to_json(), indent=1) + "\n", encoding="utf-8")
    if common.as_json:
        print_json({"party": party, "file": str(out)})
    else:
        say(f"new version of the key set of {party}: {out}; others take it in with: openparos notice accept")
    return ExitStatus.DONE


def accept(identities: Path, version: Path, /, *, common: Common = Common()) -> ExitStatus:
    """Take a new version of a party's key set into a file of identities, if it is signed as demanded.

    Parameters
    ----------
    identities : Path
        The file of identities.
    version : Path
        The signed version.
    """
    import json

    from openparos.model.times import now_us
    from openparos.notices.filing import read_envelope
    from openparos.notices.identity import Identities

    signed = read_envelope(version)
    known = Identities.load(identities).updated(signed, now_us())
    known.save(identities)
    party = json.loads(signed.payload)["party"]
    present = known.party(party)
    number = present.version if present else 0
    if common.as_json:
        print_json({"party": party, "version": number})
    else:
        say(f"{party}: version {number} accepted")
    return ExitStatus.DONE
