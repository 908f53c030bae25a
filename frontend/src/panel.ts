/** The controls beside the globe: time, search, legend, findings, what is selected. */
import type { Clock } from './clock'
import { h } from './dom'
import type { ExactObject } from './exact'
import type { Category, Scheme } from './legend'
import { isoSecond, type Finding, type Names } from './source'
import { fill, type Words } from './words'

export interface Actions {
  choose(noradId: number): void
  find(finding: Finding): void
  clear(): void
  colourBy(scheme: Scheme): void
  toggle(category: string, shown: boolean): void
  family(on: boolean): void
}

const SPEEDS = [
  [1, 'real'],
  [60, 'minuteASecond'],
  [600, 'tenMinutesASecond'],
  [3600, 'hourASecond'],
] as const

export class Panel {
  readonly element: HTMLElement
  readonly timeBar: HTMLElement
  readonly plots = h('div', { class: 'globe-plots' })
  readonly status = h('p', { class: 'globe-status', role: 'status' })
  readonly search: HTMLInputElement
  private readonly results = h('ul', { class: 'globe-results' })
  private readonly legend = h('ul', { class: 'globe-legend' })
  private readonly chosen = h('div', { class: 'globe-chosen' })
  private readonly findings = h('ul', { class: 'globe-findings' })
  private readonly play: HTMLButtonElement
  private readonly when: HTMLInputElement
  private readonly day: HTMLInputElement
  private names: Names | undefined

  constructor(
    private readonly words: Words,
    private readonly clock: Clock,
    private readonly actions: Actions,
  ) {
    this.search = h('input', { type: 'search', placeholder: words.search, 'aria-label': words.search, autocomplete: 'off', oninput: () => this.offer() })
    this.play = h('button', { type: 'button', onclick: () => this.toggleTime() }, words.play)
    this.when = h('input', { type: 'datetime-local', step: 1, 'aria-label': words.time, onchange: () => this.jump() })
    this.day = h('input', {
      type: 'range', min: 0, max: Math.max(1, Math.round((clock.lastMs - clock.firstMs) / 3_600_000)), step: 1,
      'aria-label': words.span, oninput: () => (clock.ms = clock.firstMs + Number(this.day.value) * 3_600_000),
    })
    this.timeBar = this.makeTimeBar()
    const schemes = h(
      'select',
      { onchange: (event) => actions.colourBy((event.target as HTMLSelectElement).value as Scheme) },
      ...(['regime', 'state', 'age'] as const).map((each) => h('option', { value: each }, words[each])),
    )
    this.element = h(
      'details',
      { class: 'globe-panel', open: matchMedia('(min-width: 48rem)').matches },
      h('summary', {}, words.panel),
      this.search,
      this.results,
      h('h3', {}, words.selected),
      this.chosen,
      this.plots,
      h('h3', {}, h('label', {}, words.colourBy + ' ', schemes)),
      this.legend,
      h('h3', {}, words.findings),
      this.findings,
    )
    this.showChosen([], 0, false)
    clock.onChange(() => this.showTime())
    this.showTime()
  }

  private makeTimeBar(): HTMLElement {
    const { words, clock } = this
    const speeds = h(
      'select',
      { 'aria-label': words.speed, onchange: (event) => (clock.rate = Number((event.target as HTMLSelectElement).value)) },
      ...SPEEDS.map(([rate, key]) => h('option', { value: String(rate), selected: rate === clock.rate }, words[key])),
    )
    return h(
      'div',
      { class: 'globe-time' },
      this.play,
      speeds,
      h('button', { type: 'button', 'aria-label': words.dayBack, title: words.dayBack, onclick: () => (clock.ms -= 86_400_000) }, '−1 d'),
      h('button', { type: 'button', 'aria-label': words.dayOn, title: words.dayOn, onclick: () => (clock.ms += 86_400_000) }, '+1 d'),
      this.when,
      h('span', {}, 'UTC'),
      this.day,
    )
  }

  toggleTime(): void {
    this.clock.running = !this.clock.running
    this.play.textContent = this.clock.running ? this.words.pause : this.words.play
    this.play.setAttribute('aria-pressed', String(this.clock.running))
  }

  private jump(): void {
    const ms = Date.parse(this.when.value + 'Z')
    if (Number.isFinite(ms)) this.clock.ms = ms
  }

  showTime(): void {
    if (document.activeElement !== this.when) this.when.value = isoSecond(this.clock.ms).slice(0, 19)
    if (document.activeElement !== this.day || this.clock.running)
      this.day.value = String(Math.round((this.clock.ms - this.clock.firstMs) / 3_600_000))
    this.day.setAttribute('aria-valuetext', isoSecond(this.clock.ms))
  }

  know(names: Names): void {
    this.names = names
    this.offer()
  }

  private offer(): void {
    const asked = this.search.value.trim().toUpperCase()
    if (!asked || !this.names) return this.results.replaceChildren()
    const { norad_id, name, cospar_id } = this.names
    const found: number[] = []
    for (let k = 0; k < norad_id.length && found.length < 8; k++)
      if (String(norad_id[k]) === asked || name[k]?.toUpperCase().includes(asked) || cospar_id[k]?.startsWith(asked)) found.push(k)
    this.results.replaceChildren(
      ...found.map((k) =>
        h('li', {}, h('button', { type: 'button', onclick: () => this.actions.choose(norad_id[k]!) }, `${name[k] ?? '?'} · ${norad_id[k]}`)),
      ),
    )
    if (!found.length) this.results.append(h('li', {}, this.words.noResult))
  }

  showLegend(categories: readonly Category[], hidden: ReadonlySet<string>): void {
    this.legend.replaceChildren(
      ...categories
        .filter((each) => each.count)
        .map((each) => {
          const box = h('input', {
            type: 'checkbox', checked: !hidden.has(each.key),
            onchange: (event) => this.actions.toggle(each.key, (event.target as HTMLInputElement).checked),
          })
          const spot = h('span', { class: 'globe-spot', 'aria-hidden': 'true' })
          spot.style.background = each.colour
          return h('li', {}, h('label', {}, box, spot, `${each.name} (${each.count.toLocaleString('en')})`))
        }),
    )
  }

  showFindings(findings: readonly Finding[]): void {
    this.findings.replaceChildren(
      ...findings.map((each) => h('li', {}, h('button', { type: 'button', onclick: () => this.actions.find(each) }, each.title))),
    )
    if (!findings.length) this.findings.append(h('li', {}, this.words.noFindings))
  }

  showChosen(objects: readonly ExactObject[], ms: number, lit: boolean, page: (noradId: number) => string | null = () => null): void {
    if (!objects.length) {
      this.chosen.replaceChildren(h('p', {}, this.words.nothingSelected))
      return
    }
    const family = h('input', { type: 'checkbox', checked: lit, onchange: (event) => this.actions.family((event.target as HTMLInputElement).checked) })
    this.chosen.replaceChildren(
      ...objects.map((each) => this.describe(each, ms, page(each.noradId))),
      h('label', {}, family, ' ' + this.words.family),
      h('button', { type: 'button', onclick: () => this.actions.clear() }, this.words.clear),
    )
  }

  private describe(object: ExactObject, ms: number, page: string | null): HTMLElement {
    const { words } = this
    const chosen = object.setAt(ms)
    const rows: [string, string][] = []
    if (chosen) {
      const { set } = chosen
      const radS = (Number(set.MEAN_MOTION) * 2 * Math.PI) / 86400
      rows.push(
        [words.axis, `${Math.cbrt(398600.8 / radS ** 2).toFixed(1)} km`],
        [words.inclination, `${Number(set.INCLINATION).toFixed(3)}°`],
        [words.eccentricity, Number(set.ECCENTRICITY).toFixed(6)],
        [words.period, `${(1440 / Number(set.MEAN_MOTION)).toFixed(2)} min`],
        [words.epoch, isoSecond(chosen.epochMs)],
        [words.distanceInTime, fill(words.days, { days: ((ms - chosen.epochMs) / 86_400_000).toFixed(1) })],
      )
    }
    return h(
      'section',
      {},
      h('h4', {}, `${object.name} · ${object.noradId}`),
      h('dl', {}, ...rows.flatMap(([key, value]) => [h('dt', {}, key), h('dd', {}, value)])),
      page ? h('a', { href: page }, words.page) : null,
    )
  }

  say(shown: number, count: number, instantMs: number, selected: boolean): void {
    const { words } = this
    this.status.textContent = [
      fill(words.shown, { shown: shown.toLocaleString('en'), count: count.toLocaleString('en') }),
      fill(words.read, { time: isoSecond(instantMs) }),
      words.crowdMotion,
      selected ? words.exactMotion : '',
    ]
      .filter(Boolean)
      .join(' · ')
  }
}
