"""From two invented objects in one station to a finding: what was seen, beside article IX."""

# setup
import openparos as op
from openparos.catalogue.attribution import Attribution, attribute
from openparos.commitments.instruments import load_instruments
from openparos.detection.neighbours import geo_neighbours
from openparos.findings.context import Context
from openparos.findings.rules.consultation import proximity
from openparos.model.elements import to_table

noon = op.parse_utc("2026-11-22T12:00:00Z")


def stationary(number: int, name: str, mean_anomaly_deg: float) -> op.ElementSet:
    return op.ElementSet(
        object_id=op.ObjectId(number, f"2026-{number % 1000:03d}A"),
        epoch_us=noon,
        mean_motion_rev_day=1.00270,
        eccentricity=0.0001,
        inclination_deg=0.05,
        raan_deg=80.0,
        arg_perigee_deg=10.0,
        mean_anomaly_deg=mean_anomaly_deg,
        bstar=0.0,
        name=name,
        source="invented",
    )


table = to_table([stationary(900000001, "SYN-1", 200.00), stationary(900000002, "SYN-2", 200.04)])
owners = {900000001: "XAA", 900000002: "XBB"}
context = Context(load_instruments(), names={"XAA": "State A", "XBB": "State B"})

# action
events = geo_neighbours(table, noon, within_deg=0.1)
events = attribute(events, lambda number, on_us: Attribution(owners[number], "registry", "invented"))
finding = proximity(events[0], context)

# what comes out
assert finding is not None
print(finding.status.value)
print(finding.statement)

# validation
assert finding.status == "cannot-be-determined"
assert finding.states == ("XAA", "XBB")
assert "State A" in finding.statement
