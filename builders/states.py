"""Check the tables beside `openparos.model.states` against outside lists; say where they came from.

The tables were written by hand, from memory, and are marked so: names in six languages and dates of
membership have not been reviewed by a second person. What can be checked is checked here:

* ISO 3166 codes and M49 numbers against `pycountry` (ISO's lists; a test does the same);
* that every owner code of a SATCAT file and every State code of GCAT's list of organizations has a meaning.

The meanings of SATCAT's codes are those of CelesTrak's page "SATCAT Sources" as of 2017-01-11 (read in a
public copy); codes that came later are marked unverified. Those of GCAT are the entries CY, CYP and IGO
of `orgs.tsv` (J. McDowell, GCAT, CC-BY 4.0).

Run: `python builders/states.py [--satcat FILE.csv] [--gcat-orgs FILE.tsv]`
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from openparos.model import states


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--satcat", type=Path)
    parser.add_argument("--gcat-orgs", type=Path)
    given = parser.parse_args()
    missing: list[str] = []
    if given.satcat:
        with given.satcat.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines)
            column = "OWNER" if "OWNER" in (rows.fieldnames or ()) else "source"
            found = {row[column].strip().upper() for row in rows} - {""}
        missing += [f"satcat {code}" for code in sorted(found - set(states.owner_codes("satcat")))]
    if given.gcat_orgs:
        lines_read = given.gcat_orgs.read_text(encoding="utf-8").splitlines()
        found = {line.split("\t")[2].strip().upper() for line in lines_read if not line.startswith("#")}
        missing += [f"gcat {code}" for code in sorted(found - set(states.owner_codes("gcat")))]
    everybody = states.all_states(dissolved=True)
    unreviewed = sum(len(one.unverified) for one in everybody)
    print(f"{len(everybody)} States, dissolved ones included; {unreviewed} names marked unverified")
    print(f"codes without meaning: {', '.join(missing) or 'none'}")
    return bool(missing)


if __name__ == "__main__":
    raise SystemExit(main())
