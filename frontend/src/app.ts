/** The globe as a whole: data in, controls joined to the picture. */
import type uPlot from 'uplot'

import { Clock } from './clock'
import { h } from './dom'
import { ExactObject, ranges } from './exact'
import { Legend, type Scheme } from './legend'
import { Panel } from './panel'
import { curve } from './plots'
import type { Finding, Names, Source } from './source'
import { themeOf, type Theme } from './theme'
import { View } from './view'
import { ENGLISH, fill, type Words } from './words'

const CARRY_MS = 12 * 3_600_000 // farther than this from their instant the mean elements are read anew
const AROUND_APPROACH_MS = 6 * 3_600_000
const SETS_REACH_MS = 5 * 86_400_000 // the server sends ten days on either side

/** What the tests and a page may ask of a globe that runs. */
export interface Running {
  readonly firstFrameMs: Promise<number>
  readonly view: View
  readonly clock: Clock
  select(noradIds: readonly number[]): Promise<void>
  selected(): readonly ExactObject[]
  stop(): void
}

class Globe implements Running {
  readonly firstFrameMs: Promise<number>
  readonly view: View
  private readonly panel: Panel
  private theme: Theme
  private names: Names | undefined
  private legend: Legend | undefined
  private scheme: Scheme = 'regime'
  private chosen: ExactObject[] = []
  private family = false
  private wanted = NaN
  private setsAt = NaN
  private described = ''
  private drawnPlots: uPlot[] = []
  private frame = 0
  private readonly stopped = new AbortController()

  constructor(
    private readonly root: HTMLElement,
    private readonly source: Source,
    readonly clock: Clock,
    private readonly words: Words,
  ) {
    const stage = h('div', { class: 'globe-stage' })
    this.view = new View(stage)
    stage.append(this.buttons())
    this.panel = new Panel(words, clock, {
      choose: (id) => void this.select([id]).then(() => this.faceFirst()),
      find: (finding) => void this.follow(finding),
      clear: () => void this.select([]),
      colourBy: (scheme) => this.colourBy(scheme),
      toggle: (key, shown) => this.toggle(key, shown),
      family: (on) => this.lightFamily(on),
    })
    root.replaceChildren(stage, this.panel.element, this.panel.timeBar, this.panel.status)
    this.theme = themeOf(root)
    this.repaint()
    this.listen()
    this.firstFrameMs = new Promise((resolve) => {
      this.view.onFrame = () => {
        if (!this.view.crowd.catalogue) return
        this.view.onFrame = () => {}
        resolve(performance.now())
      }
    })
  }

  async start(): Promise<void> {
    await this.read(this.clock.ms)
    this.clock.onChange((ms) => this.move(ms))
    this.move(this.clock.ms)
    const loop = (now: number): void => {
      this.frame = requestAnimationFrame(loop)
      this.clock.tick(now)
      this.view.draw()
    }
    this.frame = requestAnimationFrame(loop)
    // Names and findings come after the first picture, which does not need them.
    void this.firstFrameMs.then(async () => {
      this.names = await this.source.names()
      this.panel.know(this.names)
      this.panel.showFindings(await this.source.findings())
    })
  }

  private async read(ms: number): Promise<void> {
    this.wanted = ms
    const catalogue = await this.source.elements(ms)
    if (this.wanted !== ms) return // a later question has been asked meanwhile
    this.view.crowd.show(catalogue)
    this.sort()
    this.view.touch()
  }

  private move(ms: number): void {
    const instant = this.view.crowd.catalogue?.instantMs ?? ms
    this.view.show(ms, (ms - instant) / 60_000)
    if (Math.abs(ms - instant) > CARRY_MS && !(Math.abs(ms - this.wanted) <= CARRY_MS)) void this.read(ms).then(() => this.move(this.clock.ms))
    for (const plot of this.drawnPlots) plot.redraw(false)
    if (this.chosen.length && Math.abs(ms - this.setsAt) > SETS_REACH_MS) {
      this.setsAt = ms
      void this.select(this.chosen.map((each) => each.noradId))
    } else this.describe()
  }

  /** Say anew what is selected when another set has come into force. */
  private describe(): void {
    const ms = this.clock.ms
    const now = this.chosen.map((each) => `${each.noradId} ${each.setAt(ms)?.epochMs} ${Math.floor(each.ageHours(ms) / 24)}`).join()
    if (now === this.described) return
    this.described = now
    this.panel.showChosen(this.chosen, ms, this.family, (id) => this.source.page(id))
  }

  private sort(): void {
    const catalogue = this.view.crowd.catalogue
    if (!catalogue) return
    const hidden = this.legend?.hidden
    this.legend = new Legend(catalogue, this.names, this.scheme, this.theme, this.words)
    hidden?.forEach((key) => this.legend?.hidden.add(key))
    this.panel.showLegend(this.legend.categories, this.legend.hidden)
    this.recolour()
  }

  private recolour(): void {
    const catalogue = this.view.crowd.catalogue
    if (!catalogue || !this.legend) return
    const shown = this.view.crowd.colour(this.legend.rule(this.lit(), catalogue))
    this.panel.say(shown, catalogue.count, catalogue.instantMs, this.chosen.length > 0)
    this.view.touch()
  }

  /** The selected, and with `family` every object of the same launches. */
  private lit(): Set<number> {
    const lit = new Set(this.chosen.map((each) => each.noradId))
    if (!this.family || !this.names) return lit
    const { norad_id, cospar_id } = this.names
    const launches = new Set(norad_id.flatMap((id, k) => (lit.has(id) && cospar_id[k] ? [cospar_id[k]!.slice(0, 8)] : [])))
    norad_id.forEach((id, k) => {
      if (cospar_id[k] && launches.has(cospar_id[k]!.slice(0, 8))) lit.add(id)
    })
    return lit
  }

  private colourBy(scheme: Scheme): void {
    this.scheme = scheme
    this.legend?.hidden.clear()
    this.sort()
  }

  private toggle(key: string, shown: boolean): void {
    if (shown) this.legend?.hidden.delete(key)
    else this.legend?.hidden.add(key)
    this.recolour()
  }

  private lightFamily(on: boolean): void {
    this.family = on
    this.recolour()
  }

  selected(): readonly ExactObject[] {
    return this.chosen
  }

  async select(noradIds: readonly number[]): Promise<void> {
    const ms = this.clock.ms
    this.setsAt = ms
    const same = noradIds.length === this.chosen.length && this.chosen.every((each, k) => each.noradId === noradIds[k])
    const read = await Promise.all(
      noradIds.map(async (id) => {
        const { name, sets } = await this.source.sets(id, ms)
        return new ExactObject(id, name ?? String(id), sets)
      }),
    )
    this.chosen = read.filter((each) => each.count)
    this.family &&= same
    this.view.select(this.chosen)
    this.described = ''
    this.describe()
    this.recolour()
    await this.plot()
  }

  /** Select and look at what the address of the page asks for. */
  async begin(noradIds: readonly number[]): Promise<void> {
    await this.select(noradIds)
    this.faceFirst()
  }

  private async follow(finding: Finding): Promise<void> {
    const when = finding.best ?? finding.start
    if (when) this.clock.ms = Date.parse(when)
    await this.select(finding.objects.slice(0, 2))
    this.faceFirst()
  }

  private faceFirst(): void {
    const at = this.chosen[0]?.at(this.clock.ms)
    if (at) this.view.face(at)
  }

  private async plot(): Promise<void> {
    for (const each of this.drawnPlots) each.destroy()
    this.drawnPlots = []
    this.panel.plots.replaceChildren()
    const add = (title: string, x: readonly number[], y: readonly number[]): void => {
      const place = h('div', {})
      this.panel.plots.append(place)
      this.drawnPlots.push(curve(place, title, x, y, this.theme, () => this.clock.ms, (ms) => (this.clock.ms = ms)))
    }
    const [one, other] = this.chosen
    if (one && other) {
      const [times, km] = ranges(one, other, this.clock.ms - AROUND_APPROACH_MS, this.clock.ms + AROUND_APPROACH_MS)
      add(this.words.together, times, km)
      const least = km.indexOf(Math.min(...km))
      if (least >= 0) {
        const time = new Date(times[least]! * 1000).toISOString().slice(0, 19) + 'Z'
        this.panel.plots.append(h('p', {}, fill(this.words.nearest, { km: km[least]!.toFixed(1), time })))
      }
    }
    if (!one) return
    const history = await this.source.history(one.noradId)
    if (this.chosen[0] !== one || history.epoch_s.length < 2) return
    if (history.longitude_deg) add(this.words.longitude, history.epoch_s, history.longitude_deg)
    else add(this.words.axisHistory, history.epoch_s, history.semi_major_axis_km)
  }

  private repaint(): void {
    this.theme = themeOf(this.root)
    this.view.paint(this.theme)
    this.sort()
  }

  /** What dragging and the wheel do, for those who can do neither. */
  private buttons(): HTMLElement {
    const ways: [string, string, () => void][] = [
      ['←', this.words.turnLeft, () => this.view.turn(-0.2, 0)],
      ['→', this.words.turnRight, () => this.view.turn(0.2, 0)],
      ['↑', this.words.turnUp, () => this.view.turn(0, -0.2)],
      ['↓', this.words.turnDown, () => this.view.turn(0, 0.2)],
      ['+', this.words.nearer, () => this.view.zoom(0.8)],
      ['−', this.words.farther, () => this.view.zoom(1.25)],
    ]
    const made = ways.map(([sign, name, onclick]) => h('button', { type: 'button', 'aria-label': name, title: name, onclick }, sign))
    return h('div', { class: 'globe-buttons', role: 'group', 'aria-label': this.words.panel }, ...made)
  }

  private listen(): void {
    const signal = this.stopped.signal
    const canvas = this.view.canvas
    canvas.tabIndex = 0
    canvas.setAttribute('role', 'img')
    canvas.setAttribute('aria-label', `${this.words.label}. ${this.words.describe}`)
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.repaint(), { signal })
    let pressed: [number, number] = [0, 0]
    canvas.addEventListener('pointerdown', (event) => (pressed = [event.offsetX, event.offsetY]), { signal })
    canvas.addEventListener('pointerup', (event) => this.click(event, pressed), { signal })
    canvas.addEventListener('keydown', (event) => this.key(event), { signal })
    this.root.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') void this.select([])
      },
      { signal },
    )
  }

  private click(event: PointerEvent, [x, y]: [number, number]): void {
    // A drag turns the globe; only a press that stays where it was chooses.
    if (Math.hypot(event.offsetX - x, event.offsetY - y) > 4) return
    const catalogue = this.view.crowd.catalogue
    if (!catalogue) return
    const index = this.view.pick(event.offsetX, event.offsetY, (this.clock.ms - catalogue.instantMs) / 60_000)
    if (index === undefined) return
    const id = catalogue.noradId[index]!
    const kept = event.shiftKey && this.chosen[0] ? [this.chosen[0].noradId] : []
    void this.select([...kept, id])
  }

  private key(event: KeyboardEvent): void {
    const actions: Record<string, () => void> = {
      ArrowLeft: () => this.view.turn(-0.1, 0),
      ArrowRight: () => this.view.turn(0.1, 0),
      ArrowUp: () => this.view.turn(0, -0.1),
      ArrowDown: () => this.view.turn(0, 0.1),
      '+': () => this.view.zoom(0.85),
      '=': () => this.view.zoom(0.85),
      '-': () => this.view.zoom(1.18),
      ' ': () => this.panel.toggleTime(),
      '/': () => this.panel.search.focus(),
    }
    const action = actions[event.key]
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    action()
  }

  stop(): void {
    cancelAnimationFrame(this.frame)
    this.stopped.abort()
    for (const each of this.drawnPlots) each.destroy()
    this.view.dispose()
    this.root.replaceChildren()
  }
}

/** Put a globe into an element. Where it cannot be drawn the element says why. */
export async function run(
  root: HTMLElement,
  source: Source,
  words: Partial<Words> = {},
  begin: { at?: string | null; select?: readonly number[] } = {},
): Promise<Running | undefined> {
  const all: Words = { ...ENGLISH, ...words }
  root.classList.add('globe')
  root.replaceChildren(h('p', { class: 'globe-status', role: 'status' }, all.loading))
  try {
    const span = await source.span()
    const asked = Date.parse(begin.at ?? '')
    const clock = new Clock(Date.parse(span.at), Date.parse(span.first), Date.parse(span.last))
    if (Number.isFinite(asked)) clock.ms = asked
    const globe = new Globe(root, source, clock, all)
    await globe.start()
    if (begin.select?.length) await globe.begin(begin.select)
    return globe
  } catch (reason) {
    root.replaceChildren(
      h('p', { class: 'globe-status', role: 'alert' }, fill(all.failed, { reason: reason instanceof Error ? reason.message : String(reason) })),
    )
    return undefined
  }
}
