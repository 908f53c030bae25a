/** The part of satellite.js that is used. Its front door also brings WebAssembly builds and workers, which no page here needs. */
export { json2satrec } from '../node_modules/satellite.js/dist/io.js'
export { propagate } from '../node_modules/satellite.js/dist/propagation/propagate.js'
export type { SatRec } from '../node_modules/satellite.js/dist/propagation/SatRec.js'
export type { OMMJsonObject } from '../node_modules/satellite.js/dist/common-types.js'
