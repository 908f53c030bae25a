/** The same globe inside a notebook: anywidget hands over a model, questions and answers go through its messages. */
import { run, type Running } from './app'
import { unpack, type Catalogue } from './elements'
import type { ElementSet } from './exact'
import type { Finding, History, Names, Source, Span } from './source'

interface Model {
  get(key: string): unknown
  send(content: unknown): void
  on(event: string, handler: (content: never, buffers: DataView[]) => void): void
  off(event: string, handler?: unknown): void
}

interface Answer {
  readonly id: number
  readonly error?: string
  readonly value?: unknown
}

/** Asks the kernel over the widget's own channel; no address is ever opened. */
class Kernel implements Source {
  private next = 0
  private readonly open = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>()

  constructor(private readonly model: Model) {
    model.on('msg:custom', (content: Answer, buffers) => {
      const waiting = this.open.get(content.id)
      this.open.delete(content.id)
      if (content.error) waiting?.reject(new Error(content.error))
      else waiting?.resolve(buffers[0] ?? content.value)
    })
  }

  private ask<T>(question: string, values: Record<string, unknown> = {}): Promise<T> {
    const id = this.next++
    return new Promise<T>((resolve, reject) => {
      this.open.set(id, { resolve: resolve as (value: unknown) => void, reject })
      this.model.send({ id, question, ...values })
    })
  }

  span(): Promise<Span> {
    return this.ask('span')
  }

  async elements(ms: number): Promise<Catalogue> {
    const view = await this.ask<DataView>('elements', { at_ms: Math.round(ms) })
    return unpack(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength) as ArrayBuffer)
  }

  names(): Promise<Names> {
    return this.ask('names')
  }

  sets(noradId: number, ms: number): Promise<{ name: string | null; sets: ElementSet[] }> {
    return this.ask('sets', { norad_id: noradId, at_ms: Math.round(ms) })
  }

  async findings(): Promise<readonly Finding[]> {
    return (await this.ask<{ findings: Finding[] }>('findings')).findings
  }

  history(noradId: number): Promise<History> {
    return this.ask('history', { norad_id: noradId })
  }

  page(): null {
    return null
  }
}

export const notebook = {
  async render({ model, el }: { model: Model; el: HTMLElement }): Promise<() => void> {
    const place = document.createElement('div')
    place.style.height = `${Number(model.get('height') ?? 560)}px`
    el.append(place)
    const chosen = model.get('selected')
    const select = Array.isArray(chosen) ? (chosen as number[]) : []
    const globe: Running | undefined = await run(place, new Kernel(model), {}, { select })
    return () => globe?.stop()
  },
}
