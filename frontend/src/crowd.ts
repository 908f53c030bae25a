/** All objects as points that one uniform moves: the mean motion is computed where the points are drawn. */
import * as THREE from 'three'

import { VALUES, positionOf, type Catalogue } from './elements'

const VERTEX = `
  attribute vec4 shape;                    // axis (Earth radii), eccentricity, inclination, RAAN (rad)
  attribute vec3 phase;                    // argument of perigee, mean anomaly (rad), its rate (rad/min)
  attribute vec3 paint;
  attribute float visible;                 // 0 hidden, 1 shown, 2 lit
  uniform float minutes;
  uniform float size;
  uniform float crowd;                     // opacity of points that are not lit
  varying vec4 colour;
  const float TURN = 6.283185307179586;
  void main() {
    float a = shape.x, e = shape.y, i = shape.z, p = a * (1. - e * e);
    float k = 1.5 * 1.082616e-3 * phase.z / (p * p);
    float W = shape.w - k * cos(i) * minutes;
    float w = phase.x + k * (2. - 2.5 * sin(i) * sin(i)) * minutes;
    float M = mod(phase.y + phase.z * minutes, TURN), E = M + e * sin(M);
    for (int j = 0; j < 5; j++) E -= (E - e * sin(E) - M) / (1. - e * cos(E));
    float x = a * (cos(E) - e), y = a * sqrt(1. - e * e) * sin(E);
    float X = x * cos(w) - y * sin(w), Y = x * sin(w) + y * cos(w);
    vec3 q = vec3(X * cos(W) - Y * cos(i) * sin(W), Y * sin(i), -(X * sin(W) + Y * cos(i) * cos(W)));
    vec4 seen = modelViewMatrix * vec4(q, 1.);
    gl_Position = visible < .5 ? vec4(2., 2., 2., 1.) : projectionMatrix * seen;
    bool lit = visible > 1.5;
    gl_PointSize = lit ? clamp(size * 22. / -seen.z, 4., 9.) : clamp(size * 10. / -seen.z, 1.7, 4.5);
    colour = vec4(paint, lit ? 1. : crowd);
  }`

const FRAGMENT = `
  varying vec4 colour;
  void main() {
    vec2 d = gl_PointCoord - .5;
    if (dot(d, d) > .25) discard;
    gl_FragColor = colour; // as the style sheet has it: no light is computed, so nothing is converted
  }`

export class Crowd {
  readonly points: THREE.Points
  private readonly material: THREE.ShaderMaterial
  private readonly geometry = new THREE.BufferGeometry()
  private paint = new THREE.BufferAttribute(new Uint8Array(0), 3, true)
  private visible = new THREE.BufferAttribute(new Uint8Array(0), 1)
  catalogue: Catalogue | undefined

  constructor() {
    this.material = new THREE.ShaderMaterial({
      uniforms: { minutes: { value: 0 }, size: { value: 1 }, crowd: { value: 0.75 } },
      transparent: true,
      depthWrite: false,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
    })
    this.points = new THREE.Points(this.geometry, this.material)
    this.points.frustumCulled = false
  }

  /** Show another catalogue. */
  show(catalogue: Catalogue): void {
    this.catalogue = catalogue
    const rows = new THREE.InterleavedBuffer(catalogue.values, VALUES)
    // three wants a position; the shader does not read it.
    this.geometry.setAttribute('position', new THREE.InterleavedBufferAttribute(rows, 3, 0))
    this.geometry.setAttribute('shape', new THREE.InterleavedBufferAttribute(rows, 4, 0))
    this.geometry.setAttribute('phase', new THREE.InterleavedBufferAttribute(rows, 3, 4))
    this.paint = new THREE.BufferAttribute(new Uint8Array(catalogue.count * 3), 3, true)
    this.visible = new THREE.BufferAttribute(new Uint8Array(catalogue.count), 1)
    this.geometry.setAttribute('paint', this.paint)
    this.geometry.setAttribute('visible', this.visible)
    this.geometry.setDrawRange(0, catalogue.count)
  }

  /** Colour each object: `rule(index)` gives red, green, blue (0..255) and 0 hidden, 1 shown, 2 lit. */
  colour(rule: (index: number) => readonly [number, number, number, 0 | 1 | 2]): number {
    const bytes = this.paint.array as Uint8Array
    const states = this.visible.array as Uint8Array
    let shown = 0
    for (let index = 0; index < (this.catalogue?.count ?? 0); index++) {
      const [r, g, b, state] = rule(index)
      bytes[3 * index] = r
      bytes[3 * index + 1] = g
      bytes[3 * index + 2] = b
      states[index] = state
      if (state) shown++
    }
    this.paint.needsUpdate = true
    this.visible.needsUpdate = true
    return shown
  }

  set minutes(value: number) {
    this.material.uniforms['minutes']!.value = value
  }

  set density(value: number) {
    this.material.uniforms['crowd']!.value = value
  }

  set size(value: number) {
    this.material.uniforms['size']!.value = value
  }

  /** The shown object nearest to a point of the screen (pixels), at most `within` pixels away. */
  pick(x: number, y: number, width: number, height: number, camera: THREE.Camera, minutes: number, within = 12): number | undefined {
    const catalogue = this.catalogue
    if (!catalogue) return undefined
    const states = this.visible.array as Uint8Array
    const point = new THREE.Vector3()
    let best: number | undefined
    let least = within
    let depth = Infinity
    for (let index = 0; index < catalogue.count; index++) {
      if (!states[index]) continue
      const [px, py, pz] = positionOf(catalogue.values, index, minutes)
      point.set(px, pz, -py)
      if (behindEarth(point, camera)) continue
      const far = point.distanceTo(camera.position)
      point.project(camera)
      const away = Math.hypot(((point.x + 1) / 2) * width - x, ((1 - point.y) / 2) * height - y)
      if (away < least - 2 || (away < least + 2 && far < depth)) {
        least = Math.min(least, away)
        depth = far
        best = index
      }
    }
    return best
  }

  dispose(): void {
    this.geometry.dispose()
    this.material.dispose()
  }
}

function behindEarth(point: THREE.Vector3, camera: THREE.Camera): boolean {
  const ray = point.clone().sub(camera.position)
  const length = ray.length()
  ray.divideScalar(length)
  const along = -camera.position.dot(ray)
  if (along <= 0 || along >= length) return false
  return camera.position.lengthSq() - along * along < 1
}
