/**
 * Mean elements of the whole catalogue as the server packs them, and their motion.
 *
 * The motion is Kepler's with the secular rates of J2: good to some kilometres within a day of the
 * instant the elements are for, and no better. The page says so beside every picture made from it.
 */

export const EARTH_RADIUS_KM = 6378.135
const TURN = 2 * Math.PI
const DEG = Math.PI / 180
const J2 = 1.082616e-3
export const VALUES = 7

/** What `/globe/elements` answers, in the order of the columns. */
export interface Catalogue {
  /** Instant of the elements, milliseconds since 1970, UTC. */
  readonly instantMs: number
  readonly count: number
  /** n times: axis (Earth radii), eccentricity, inclination, RAAN, argument of perigee, mean anomaly (rad), rate of it (rad/min). */
  readonly values: Float32Array
  readonly noradId: Uint32Array
  /** Age of each set at the instant, days. */
  readonly ageDays: Float32Array
  /** Regime: 0 low, 1 medium, 2 geosynchronous, 3 highly eccentric. */
  readonly regime: Uint8Array
}

const MAGIC = 0x4f50474c // "OPGL"

/** Read the packed catalogue. Throws when the bytes are not what the server of this version sends. */
export function unpack(bytes: ArrayBuffer): Catalogue {
  const view = new DataView(bytes)
  if (bytes.byteLength < 24 || view.getUint32(0, false) !== MAGIC)
    throw new Error('the answer is not a packed catalogue')
  const count = view.getUint32(4, true)
  const expected = 24 + count * (VALUES * 4 + 4 + 4 + 1)
  if (bytes.byteLength !== expected)
    throw new Error(`the packed catalogue has ${bytes.byteLength} bytes, ${expected} were expected`)
  const at = { offset: 24 }
  const take = (size: number): number => {
    const start = at.offset
    at.offset += size
    return start
  }
  return {
    instantMs: view.getFloat64(8, true),
    count,
    values: new Float32Array(bytes, take(count * VALUES * 4), count * VALUES),
    noradId: new Uint32Array(bytes, take(count * 4), count),
    ageDays: new Float32Array(bytes, take(count * 4), count),
    regime: new Uint8Array(bytes, take(count), count),
  }
}

/** Position in Earth radii, inertial axes (x to the equinox, z to the pole), minutes after the instant. */
export function positionOf(values: Float32Array, index: number, minutes: number): [number, number, number] {
  const o = index * VALUES
  const [a, e, i, node, perigee, anomaly, rate] = values.subarray(o, o + VALUES) as unknown as [
    number, number, number, number, number, number, number,
  ]
  const p = a * (1 - e * e)
  const k = (1.5 * J2 * rate) / (p * p)
  const W = node - k * Math.cos(i) * minutes
  const w = perigee + k * (2 - 2.5 * Math.sin(i) ** 2) * minutes
  const M = (anomaly + rate * minutes) % TURN
  let E = M + e * Math.sin(M)
  for (let step = 0; step < 5; step++) E -= (E - e * Math.sin(E) - M) / (1 - e * Math.cos(E))
  const x = a * (Math.cos(E) - e)
  const y = a * Math.sqrt(1 - e * e) * Math.sin(E)
  const X = x * Math.cos(w) - y * Math.sin(w)
  const Y = x * Math.sin(w) + y * Math.cos(w)
  return [
    X * Math.cos(W) - Y * Math.cos(i) * Math.sin(W),
    X * Math.sin(W) + Y * Math.cos(i) * Math.cos(W),
    Y * Math.sin(i),
  ]
}

/** Greenwich mean sidereal time (IAU 1982), radians. */
export function siderealAngle(ms: number): number {
  const days = ms / 86_400_000 + 2440587.5 - 2451545
  const t = days / 36525
  const seconds = 67310.54841 + (876600 * 3600 + 8640184.812866) * t + 0.093104 * t * t - 6.2e-6 * t ** 3
  return ((((seconds % 86400) / 240) * DEG) % TURN + TURN) % TURN
}

/** Direction to the Sun in the same axes (unit vector), good to a hundredth of a degree. */
export function sunDirection(ms: number): [number, number, number] {
  const d = ms / 86_400_000 + 2440587.5 - 2451545
  const g = (357.529 + 0.98560028 * d) * DEG
  const longitude = (280.459 + 0.98564736 * d + 1.915 * Math.sin(g) + 0.02 * Math.sin(2 * g)) * DEG
  const tilt = (23.439 - 3.6e-7 * d) * DEG
  return [Math.cos(longitude), Math.cos(tilt) * Math.sin(longitude), Math.sin(tilt) * Math.sin(longitude)]
}
