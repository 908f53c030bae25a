import { expect, test } from 'vitest'

import { VALUES, positionOf, siderealAngle, sunDirection, unpack } from '../src/elements'
import { ExactObject, ranges, type ElementSet } from '../src/exact'

/** An invented object: 550 km, 53 degrees. */
const SET = {
  OBJECT_NAME: 'INVENTED', OBJECT_ID: '2026-001A', EPOCH: '2026-01-01T00:00:00.000000', MEAN_MOTION: 15.06, ECCENTRICITY: 0.0012,
  INCLINATION: 53.05, RA_OF_ASC_NODE: 120, ARG_OF_PERICENTER: 80, MEAN_ANOMALY: 10, EPHEMERIS_TYPE: 0, CLASSIFICATION_TYPE: 'U',
  NORAD_CAT_ID: 99901, ELEMENT_SET_NO: 999, REV_AT_EPOCH: 1, BSTAR: 0, MEAN_MOTION_DOT: 0, MEAN_MOTION_DDOT: 0,
} as unknown as ElementSet
const RAD = Math.PI / 180

function packed(rows: number[][]): ArrayBuffer {
  const bytes = new ArrayBuffer(24 + rows.length * (VALUES * 4 + 9))
  const view = new DataView(bytes)
  view.setUint32(0, 0x4f50474c, false)
  view.setUint32(4, rows.length, true)
  view.setFloat64(8, Date.parse('2026-01-01T00:00:00Z'), true)
  rows.flat().forEach((value, k) => view.setFloat32(24 + 4 * k, value, true))
  return bytes
}

const MEAN = [6933.2 / 6378.135, 0.0012, 53.05 * RAD, 120 * RAD, 80 * RAD, 10 * RAD, (15.06 * 2 * Math.PI) / 1440]

test('a packed catalogue is read back', () => {
  const read = unpack(packed([MEAN, MEAN]))
  expect(read.count).toBe(2)
  expect([...read.values.subarray(0, VALUES)]).toEqual(MEAN.map(Math.fround))
})

test('other bytes are refused with what is wrong', () => {
  expect(() => unpack(new ArrayBuffer(10))).toThrow('not a packed catalogue')
  expect(() => unpack(packed([MEAN]).slice(0, -1))).toThrow('were expected')
})

test('the mean motion stays within tens of kilometres of SGP4 over half a day', () => {
  const catalogue = unpack(packed([MEAN]))
  const exact = new ExactObject(99901, 'INVENTED', [SET])
  const start = Date.parse('2026-01-01T00:00:00Z')
  for (const minutes of [0, 30, 95, 360]) {
    const there = positionOf(catalogue.values, 0, minutes)
    const at = exact.at(start + minutes * 60_000)!
    const apart = Math.hypot(there[0] - at[0], there[1] - at[1], there[2] - at[2]) * 6378.135
    expect(apart).toBeLessThan(120)
  }
})

test('an object keeps the height its elements give it', () => {
  const catalogue = unpack(packed([MEAN]))
  for (let minutes = 0; minutes < 100; minutes += 7) {
    const radius = Math.hypot(...positionOf(catalogue.values, 0, minutes))
    expect(radius).toBeGreaterThan(MEAN[0]! * (1 - 0.0013))
    expect(radius).toBeLessThan(MEAN[0]! * (1 + 0.0013))
  }
})

test('sidereal time and the Sun are where almanacs have them', () => {
  // Vallado, Fundamentals of Astrodynamics, example 3-5: 1992-08-20 12:14 UT1, 152.578788 degrees.
  expect(siderealAngle(Date.parse('1992-08-20T12:14:00Z')) / RAD).toBeCloseTo(152.5788, 3)
  // At the March equinox of 2024 (03-20 03:06 UTC) the Sun stands at the zero of right ascension.
  const [x, y, z] = sunDirection(Date.parse('2024-03-20T03:06:00Z'))
  expect(x).toBeCloseTo(1, 4)
  expect(Math.abs(y)).toBeLessThan(3e-4)
  expect(Math.abs(z)).toBeLessThan(3e-4)
})

test('the set in force is the last one before the instant', () => {
  const later = { ...SET, EPOCH: '2026-01-02T00:00:00.000000' } as ElementSet
  const exact = new ExactObject(1, 'x', [later, SET])
  expect(exact.setAt(Date.parse('2026-01-01T23:00:00Z'))!.set.EPOCH).toBe(SET.EPOCH)
  expect(exact.setAt(Date.parse('2026-01-02T01:00:00Z'))!.set.EPOCH).toBe(later.EPOCH)
  expect(exact.setAt(Date.parse('2020-01-01T00:00:00Z'))!.set.EPOCH).toBe(SET.EPOCH)
})

test('an object is no distance from itself', () => {
  const exact = new ExactObject(1, 'x', [SET])
  const start = Date.parse('2026-01-01T00:00:00Z')
  const [times, km] = ranges(exact, exact, start, start + 3_600_000, 11)
  expect(times).toHaveLength(11)
  expect(Math.max(...km)).toBe(0)
})
