/** Which colour means what, and which kinds are shown: by regime, by State, by the age of the set. */
import type { Catalogue } from './elements'
import type { Names } from './source'
import { rgb, type Theme } from './theme'
import type { Words } from './words'

export type Scheme = 'regime' | 'state' | 'age'

export interface Category {
  readonly key: string
  readonly name: string
  readonly colour: string
  readonly count: number
}

/** Sorts objects into at most eight categories. */
export class Legend {
  readonly categories: readonly Category[]
  readonly hidden = new Set<string>()
  private readonly of: Uint8Array

  constructor(catalogue: Catalogue, names: Names | undefined, scheme: Scheme, theme: Theme, words: Words) {
    const [labels, indices] =
      scheme === 'state' && names
        ? byState(catalogue, names, words)
        : scheme === 'age'
          ? byAge(catalogue, words)
          : ([words.regimes.split('|'), catalogue.regime] as const)
    this.of = indices
    const counts = new Array<number>(labels.length).fill(0)
    for (const index of indices) counts[index]!++
    this.categories = labels.map((name, k) => ({
      key: name,
      name,
      colour: theme.categories[k] ?? theme.other,
      count: counts[k]!,
    }))
  }

  /** What the crowd asks of one object. */
  rule(lit: ReadonlySet<number>, catalogue: Catalogue): (index: number) => readonly [number, number, number, 0 | 1 | 2] {
    const colours = this.categories.map((each) => rgb(each.colour))
    const shown = this.categories.map((each) => !this.hidden.has(each.key))
    return (index) => {
      const category = this.of[index]!
      const state = lit.has(catalogue.noradId[index]!) ? 2 : shown[category] ? 1 : 0
      return [...colours[category]!, state]
    }
  }
}

function byAge(catalogue: Catalogue, words: Words): [string[], Uint8Array] {
  const indices = Uint8Array.from(catalogue.ageDays, (days) => (days < 1 ? 0 : days < 3 ? 1 : days < 7 ? 2 : 3))
  return [words.ages.split('|'), indices]
}

function byState(catalogue: Catalogue, names: Names, words: Words): [string[], Uint8Array] {
  const state = new Map(names.norad_id.map((id, k) => [id, names.state[k] ?? '']))
  const counts = new Map<string, number>()
  const of = Array.from(catalogue.noradId, (id) => state.get(id) ?? '')
  for (const code of of) if (code) counts.set(code, (counts.get(code) ?? 0) + 1)
  // The most numerous come first; the rest share a colour so that no more than eight have to be told apart.
  const largest = [...counts].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0])).slice(0, 6)
  const order = new Map(largest.map(([code], k) => [code, k]))
  const labels = [...order.keys(), words.others, words.nobody]
  const rest = order.size
  return [labels, Uint8Array.from(of, (code) => (code ? (order.get(code) ?? rest) : rest + 1))]
}
