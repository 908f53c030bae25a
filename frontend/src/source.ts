/** Where the globe's data come from: the server's addresses, or the notebook that shows it. */
import { unpack, type Catalogue } from './elements'
import type { ElementSet } from './exact'

export interface Names {
  readonly norad_id: readonly number[]
  readonly cospar_id: readonly (string | null)[]
  readonly name: readonly (string | null)[]
  /** State or organization by code, with the catalogue it rests on; null where nobody says. */
  readonly state: readonly (string | null)[]
}

export interface Finding {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly start: string | null
  readonly end: string | null
  readonly best: string | null
  readonly objects: readonly number[]
  readonly href: string | null
}

export interface History {
  readonly epoch_s: readonly number[]
  readonly semi_major_axis_km: readonly number[]
  readonly inclination_deg: readonly number[]
  readonly longitude_deg: readonly number[] | null
}

export interface Span {
  readonly first: string
  readonly last: string
  /** The instant to open with. */
  readonly at: string
}

export interface Source {
  span(): Promise<Span>
  elements(ms: number): Promise<Catalogue>
  names(): Promise<Names>
  sets(noradId: number, ms: number): Promise<{ name: string | null; sets: ElementSet[] }>
  findings(): Promise<readonly Finding[]>
  history(noradId: number): Promise<History>
  /** Address of an object's page, or null where there is none. */
  page(noradId: number): string | null
}

export function isoSecond(ms: number): string {
  return new Date(Math.round(ms / 1000) * 1000).toISOString().slice(0, 19) + 'Z'
}

/** The pages' own server. */
export class Server implements Source {
  constructor(private readonly base: string) {}

  private async ask(path: string): Promise<Response> {
    const answer = await fetch(this.base + path)
    if (!answer.ok) throw new Error(`${this.base + path}: ${answer.status} ${answer.statusText}`)
    return answer
  }

  async span(): Promise<Span> {
    return (await this.ask('/span')).json()
  }

  async elements(ms: number): Promise<Catalogue> {
    return unpack(await (await this.ask(`/elements?at=${isoSecond(ms)}`)).arrayBuffer())
  }

  async names(): Promise<Names> {
    return (await this.ask('/names')).json()
  }

  async sets(noradId: number, ms: number): Promise<{ name: string | null; sets: ElementSet[] }> {
    return (await this.ask(`/sets/${noradId}?at=${isoSecond(ms)}`)).json()
  }

  async findings(): Promise<readonly Finding[]> {
    return ((await (await this.ask('/findings')).json()) as { findings: Finding[] }).findings
  }

  async history(noradId: number): Promise<History> {
    return (await this.ask(`/history/${noradId}`)).json()
  }

  page(noradId: number): string {
    return `/objects/${noradId}`
  }
}
