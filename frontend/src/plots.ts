/** Histories beside the globe: distance of a pair, longitude or axis of one object. */
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'

import type { Theme } from './theme'

/** Labels of instants: the clock where the ticks are hours apart, else the day, month or year. */
function dates(seconds: number[], step: number): string[] {
  let day = ''
  return seconds.map((second) => {
    const text = new Date(second * 1000).toISOString()
    if (step >= 360 * 86400) return text.slice(0, 4)
    if (step >= 27 * 86400) return text.slice(0, 7)
    if (step >= 86400) return text.slice(0, 10)
    const changed = text.slice(0, 10) !== day
    day = text.slice(0, 10)
    return text.slice(11, 16) + (changed ? '\n' + day : '')
  })
}

/** Draw one curve over time (seconds since 1970) into a place; returns the plot, to be destroyed. */
export function curve(
  place: HTMLElement,
  title: string,
  times: readonly number[],
  values: readonly number[],
  theme: Theme,
  nowMs: () => number,
  choose: (ms: number) => void,
): uPlot {
  const axis = { stroke: theme.ink, grid: { stroke: theme.grid, width: 0.5 }, ticks: { stroke: theme.grid, width: 0.5 } }
  const plot = new uPlot(
    {
      title,
      width: Math.max(place.clientWidth, 220),
      height: 180,
      tzDate: (ts) => uPlot.tzDate(new Date(ts * 1000), 'Etc/UTC'),
      legend: { show: false },
      cursor: { drag: { x: false, y: false } },
      scales: { x: { time: true } },
      axes: [{ ...axis, size: 46, values: (_, seconds, __, ___, step) => dates(seconds, step) }, { ...axis, size: 62, values: (_, ticks) => ticks.map((tick) => String(tick)) }],
      series: [{}, { stroke: theme.second, width: 1.3, points: { show: times.length < 60, size: 4 } }],
      hooks: {
        draw: [
          (drawn) => {
            const x = drawn.valToPos(nowMs() / 1000, 'x', true)
            if (x < drawn.bbox.left || x > drawn.bbox.left + drawn.bbox.width) return
            drawn.ctx.strokeStyle = theme.first
            drawn.ctx.beginPath()
            drawn.ctx.moveTo(x, drawn.bbox.top)
            drawn.ctx.lineTo(x, drawn.bbox.top + drawn.bbox.height)
            drawn.ctx.stroke()
          },
        ],
      },
    },
    [times as number[], values as number[]],
    place,
  )
  plot.over.addEventListener('click', () => {
    const left = plot.cursor.left
    if (left !== undefined && left >= 0) choose(plot.posToVal(left, 'x') * 1000)
  })
  return plot
}
