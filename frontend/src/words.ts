/** What the globe says, in English; the page may hand over the same keys in another language. */

import english from '../../src/openparos/web/data/globe.json'

export const ENGLISH = english

export type Words = Record<keyof typeof ENGLISH, string>

/** Fill the places in braces. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))
}
