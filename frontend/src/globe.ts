/** Entry: starts the globe of a page by itself; for a notebook it exports what anywidget asks for. */
import { run, type Running } from './app'
import './globe.css'
import { notebook } from './notebook'
import { Server } from './source'
import type { Words } from './words'

declare global {
  interface Window {
    /** The globe of this page, once it runs. */
    openparosGlobe?: Running
  }
}

const place = document.querySelector<HTMLElement>('[data-globe]')
if (place) {
  const words = place.dataset['words']
  const asked = new URLSearchParams(location.search)
  const begin = { at: asked.get('at'), select: (asked.get('select') ?? '').split(/[ ,]+/).map(Number).filter(Boolean).slice(0, 2) }
  const source = new Server(place.dataset['globe'] ?? '/globe')
  void run(place, source, words ? (JSON.parse(words) as Partial<Words>) : {}, begin).then((globe) => {
    if (globe) window.openparosGlobe = globe
  })
}

export default notebook
