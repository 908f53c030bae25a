/** The Earth: a sphere with day and night, coastlines and a graticule. Borders are not drawn: the software takes no side in them. */
import * as THREE from 'three'
import { mesh } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import land from 'world-atlas/land-110m.json'

import { siderealAngle, sunDirection } from './elements'
import type { Theme } from './theme'

const DEG = Math.PI / 180

function onSphere(longitude: number, latitude: number, radius: number): [number, number, number] {
  const c = Math.cos(latitude * DEG) * radius
  return [c * Math.cos(longitude * DEG), Math.sin(latitude * DEG) * radius, -c * Math.sin(longitude * DEG)]
}

function lines(paths: readonly (readonly (readonly number[])[])[], radius: number): THREE.BufferGeometry {
  const xyz: number[] = []
  for (const path of paths)
    for (let k = 0; k + 1 < path.length; k++)
      xyz.push(...onSphere(path[k]![0]!, path[k]![1]!, radius), ...onSphere(path[k + 1]![0]!, path[k + 1]![1]!, radius))
  return new THREE.BufferGeometry().setAttribute('position', new THREE.Float32BufferAttribute(xyz, 3))
}

function graticule(): number[][][] {
  const paths: number[][][] = []
  for (let longitude = -180; longitude < 180; longitude += 30)
    paths.push(Array.from({ length: 61 }, (_, k) => [longitude, -90 + 3 * k]))
  for (let latitude = -60; latitude <= 60; latitude += 30)
    paths.push(Array.from({ length: 121 }, (_, k) => [-180 + 3 * k, latitude]))
  return paths
}

export class Earth {
  readonly group = new THREE.Group()
  private readonly ocean: THREE.ShaderMaterial
  private readonly coast = new THREE.LineBasicMaterial()
  private readonly grid = new THREE.LineBasicMaterial({ transparent: true, opacity: 0.5 })

  constructor() {
    this.ocean = new THREE.ShaderMaterial({
      uniforms: { sun: { value: new THREE.Vector3(1, 0, 0) }, day: { value: new THREE.Color() }, night: { value: new THREE.Color() } },
      vertexShader: `
        varying vec3 up;
        void main() { up = normalize(position); gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.); }`,
      fragmentShader: `
        uniform vec3 sun, day, night;
        varying vec3 up;
        void main() {
          gl_FragColor = vec4(mix(night, day, smoothstep(-.12, .12, dot(normalize(up), sun))), 1.);
          #include <colorspace_fragment>
        }`,
    })
    const topology = land as unknown as Topology
    const coast = mesh(topology, topology.objects['land'] as never)
    this.group.add(
      new THREE.Mesh(new THREE.SphereGeometry(0.997, 64, 48), this.ocean),
      new THREE.LineSegments(lines(coast.coordinates as number[][][], 1), this.coast),
      new THREE.LineSegments(lines(graticule(), 0.999), this.grid),
    )
  }

  /** Turn the Earth to an instant; its sphere is lit where the Sun is up. */
  turnTo(ms: number): void {
    const angle = siderealAngle(ms)
    this.group.rotation.y = angle
    const [x, y, z] = sunDirection(ms)
    ;(this.ocean.uniforms['sun']!.value as THREE.Vector3).set(x, z, -y).applyAxisAngle(new THREE.Vector3(0, 1, 0), -angle)
  }

  paint(theme: Theme): void {
    ;(this.ocean.uniforms['day']!.value as THREE.Color).set(theme.day)
    ;(this.ocean.uniforms['night']!.value as THREE.Color).set(theme.night)
    this.coast.color.set(theme.coast)
    this.grid.color.set(theme.grid)
  }
}
