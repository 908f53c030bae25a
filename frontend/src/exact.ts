/** Exact motion of a selected object: SGP4 of the element set as published. */
import { json2satrec, propagate, type OMMJsonObject, type SatRec } from './sgp4'

import { EARTH_RADIUS_KM } from './elements'

/** One element set as `/globe/sets` sends it: the fields of a CCSDS OMM. */
export interface ElementSet extends OMMJsonObject {
  /** SHA-256 by which findings cite the set. */
  sha256?: string
}

/** The sets of one object around an instant, ready to propagate. */
export class ExactObject {
  private readonly records: { epochMs: number; record: SatRec; set: ElementSet }[]

  constructor(
    readonly noradId: number,
    readonly name: string,
    sets: ElementSet[],
  ) {
    this.records = sets
      .map((set) => ({ epochMs: Date.parse(set.EPOCH + 'Z'), record: json2satrec(set), set }))
      .sort((one, other) => one.epochMs - other.epochMs)
  }

  get count(): number {
    return this.records.length
  }

  /** The set in force at an instant: the last before it, else the first after it. */
  setAt(ms: number): { epochMs: number; record: SatRec; set: ElementSet } | undefined {
    let found = this.records[0]
    for (const each of this.records) if (each.epochMs <= ms) found = each
    return found
  }

  /** Position in Earth radii (TEME), or undefined where SGP4 has no answer. */
  at(ms: number): [number, number, number] | undefined {
    const chosen = this.setAt(ms)
    if (!chosen) return undefined
    const { x, y, z } = propagate(chosen.record, new Date(ms))?.position ?? { x: NaN, y: NaN, z: NaN }
    return Number.isFinite(x) ? [x / EARTH_RADIUS_KM, y / EARTH_RADIUS_KM, z / EARTH_RADIUS_KM] : undefined
  }

  /** Period of the set in force, minutes. */
  periodMin(ms: number): number {
    const set = this.setAt(ms)?.set
    return set ? 1440 / Number(set.MEAN_MOTION) : 0
  }

  /** Hours between an instant and the epoch of the set in force. */
  ageHours(ms: number): number {
    const chosen = this.setAt(ms)
    return chosen ? (ms - chosen.epochMs) / 3_600_000 : NaN
  }
}

/** Distance of two objects, km, over a stretch of time: what an approach looks like. */
export function ranges(one: ExactObject, other: ExactObject, startMs: number, endMs: number, points = 400): [number[], number[]] {
  const times: number[] = []
  const kilometres: number[] = []
  for (let k = 0; k < points; k++) {
    const ms = startMs + ((endMs - startMs) * k) / (points - 1)
    const a = one.at(ms)
    const b = other.at(ms)
    if (!a || !b) continue
    times.push(ms / 1000)
    kilometres.push(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) * EARTH_RADIUS_KM)
  }
  return [times, kilometres]
}
