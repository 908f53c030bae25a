/** The picture: camera, Earth, crowd, the orbits of the selected; drawn only when something has changed. */
import * as THREE from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'

import { Crowd } from './crowd'
import { Earth } from './earth'
import type { ExactObject } from './exact'
import type { Theme } from './theme'

const RING_POINTS = 240

interface Drawn {
  readonly object: ExactObject
  readonly ring: THREE.Line
  readonly label: HTMLElement
}

/** A round spot to draw points with. */
function disc(): THREE.CanvasTexture {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 32
  const pen = canvas.getContext('2d')!
  pen.fillStyle = '#fff'
  pen.arc(16, 16, 14, 0, 2 * Math.PI)
  pen.fill()
  return new THREE.CanvasTexture(canvas)
}

export class View {
  readonly crowd = new Crowd()
  readonly canvas: HTMLCanvasElement
  private readonly earth = new Earth()
  private readonly scene = new THREE.Scene()
  private readonly camera = new THREE.PerspectiveCamera(38, 1, 0.01, 200)
  private readonly renderer: THREE.WebGLRenderer
  private readonly controls: OrbitControls
  private readonly markers = new THREE.Points(
    new THREE.BufferGeometry(),
    new THREE.PointsMaterial({ size: 11, sizeAttenuation: false, vertexColors: true, depthTest: false, transparent: true, map: disc() }),
  )
  private readonly between = new THREE.Line(new THREE.BufferGeometry(), new THREE.LineBasicMaterial({ depthTest: false }))
  private drawn: Drawn[] = []
  private theme!: Theme
  private stale = true
  private ringsAt = NaN
  private ms = 0
  private readonly watcher: ResizeObserver
  frames = 0
  onFrame: () => void = () => {}

  constructor(private readonly host: HTMLElement) {
    this.renderer = new THREE.WebGLRenderer({ antialias: false, powerPreference: 'low-power' })
    this.renderer.setPixelRatio(Math.min(devicePixelRatio, 2))
    this.canvas = this.renderer.domElement
    host.append(this.canvas)
    this.camera.position.set(3.6, 2.6, 4.6)
    this.controls = new OrbitControls(this.camera, this.canvas)
    this.controls.enablePan = false
    this.controls.minDistance = 1.2
    this.controls.maxDistance = 60
    this.controls.addEventListener('change', () => (this.stale = true))
    this.between.visible = false
    this.markers.frustumCulled = false
    this.between.frustumCulled = false
    this.markers.renderOrder = 2
    this.scene.add(this.earth.group, this.crowd.points, this.between, this.markers)
    this.watcher = new ResizeObserver(() => this.fit())
    this.watcher.observe(host)
    this.fit()
  }

  private fit(): void {
    const width = this.host.clientWidth || 640
    const height = this.host.clientHeight || 480
    this.renderer.setSize(width, height, false)
    this.camera.aspect = width / height
    // A narrow screen is as wide a view as a broad one is high.
    this.camera.fov = width < height ? (2 * Math.atan(Math.tan((19 * Math.PI) / 180) * (height / width)) * 180) / Math.PI : 38
    this.camera.updateProjectionMatrix()
    this.stale = true
  }

  paint(theme: Theme): void {
    this.theme = theme
    this.scene.background = new THREE.Color(theme.sky)
    this.crowd.density = theme.dark ? 0.7 : 0.8
    this.earth.paint(theme)
    ;(this.between.material as THREE.LineBasicMaterial).color.set(theme.second)
    this.drawn.forEach((each, k) => (each.ring.material as THREE.LineBasicMaterial).color.set(k ? theme.second : theme.first))
    this.stale = true
  }

  /** Draw the orbits of these objects, the first in the first colour. */
  select(objects: readonly ExactObject[]): void {
    for (const each of this.drawn) {
      this.scene.remove(each.ring)
      each.ring.geometry.dispose()
      each.label.remove()
    }
    this.drawn = objects.map((object, k) => {
      const ring = new THREE.Line(
        new THREE.BufferGeometry(),
        new THREE.LineBasicMaterial({ color: k ? this.theme.second : this.theme.first, transparent: true, opacity: 0.8 }),
      )
      ring.frustumCulled = false
      this.scene.add(ring)
      const label = document.createElement('span')
      label.className = 'globe-label'
      label.textContent = object.name
      label.ariaHidden = 'true'
      this.host.append(label)
      return { object, ring, label }
    })
    this.ringsAt = NaN
    this.stale = true
  }

  /** Show an instant; `minutes` is its distance from the instant of the crowd's elements. */
  show(ms: number, minutes: number): void {
    this.ms = ms
    this.crowd.minutes = minutes
    this.earth.turnTo(ms)
    this.stale = true
  }

  turn(about: number, over: number): void {
    const way = new THREE.Spherical().setFromVector3(this.camera.position)
    way.theta += about
    way.phi = Math.min(Math.max(way.phi + over, 0.05), Math.PI - 0.05)
    this.camera.position.setFromSpherical(way)
    this.camera.lookAt(0, 0, 0)
    this.stale = true
  }

  zoom(factor: number): void {
    const distance = Math.min(Math.max(this.camera.position.length() * factor, 1.2), 60)
    this.camera.position.setLength(distance)
    this.stale = true
  }

  /** Look at a place (Earth radii) from outside it, far enough to see what is around. */
  face([x, y, z]: readonly [number, number, number]): void {
    const there = new THREE.Vector3(x, z, -y)
    this.camera.position.copy(there).setLength(Math.max(there.length() * 2.1, 3.2))
    this.camera.lookAt(0, 0, 0)
    this.stale = true
  }

  pick(x: number, y: number, minutes: number): number | undefined {
    return this.crowd.pick(x, y, this.host.clientWidth, this.host.clientHeight, this.camera, minutes)
  }

  touch(): void {
    this.stale = true
  }

  /** Draw if anything has changed since the last call. */
  draw(): boolean {
    this.controls.update()
    if (!this.stale) return false
    this.stale = false
    this.drawSelected()
    this.renderer.render(this.scene, this.camera)
    this.frames++
    this.onFrame()
    return true
  }

  private drawSelected(): void {
    if (!(Math.abs(this.ms - this.ringsAt) <= 60_000)) this.drawRings()
    const places: number[] = []
    const colours: number[] = []
    const shown: THREE.Vector3[] = []
    this.drawn.forEach((each, k) => {
      const at = each.object.at(this.ms)
      each.label.hidden = !at
      if (!at) return
      const there = new THREE.Vector3(at[0], at[2], -at[1])
      shown.push(there)
      places.push(...there)
      colours.push(...new THREE.Color(k ? this.theme.second : this.theme.first))
      const flat = there.clone().project(this.camera)
      each.label.style.transform = `translate(${((flat.x + 1) / 2) * this.host.clientWidth + 8}px, ${((1 - flat.y) / 2) * this.host.clientHeight - 8 + (k && shown.length > 1 ? 16 : 0)}px)`
      each.label.style.opacity = this.camera.position.distanceTo(there) < this.camera.position.length() ? '1' : '0.55'
    })
    this.markers.geometry.dispose()
    this.markers.geometry = new THREE.BufferGeometry()
      .setAttribute('position', new THREE.Float32BufferAttribute(places, 3))
      .setAttribute('color', new THREE.Float32BufferAttribute(colours, 3))
    this.between.visible = shown.length === 2
    if (shown.length === 2) {
      this.between.geometry.dispose()
      this.between.geometry = new THREE.BufferGeometry().setFromPoints(shown)
    }
  }

  private drawRings(): void {
    this.ringsAt = this.ms
    for (const { object, ring } of this.drawn) {
      const period = object.periodMin(this.ms) * 60_000
      const points: THREE.Vector3[] = []
      for (let k = 0; k <= RING_POINTS; k++) {
        const at = object.at(this.ms + period * (k / RING_POINTS - 0.5))
        if (at) points.push(new THREE.Vector3(at[0], at[2], -at[1]))
      }
      ring.geometry.dispose()
      ring.geometry = new THREE.BufferGeometry().setFromPoints(points)
    }
  }

  dispose(): void {
    this.watcher.disconnect()
    this.select([])
    this.crowd.dispose()
    this.controls.dispose()
    this.renderer.dispose()
    this.canvas.remove()
  }
}
