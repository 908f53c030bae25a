// An independent check of a .tlog-proof with WebCrypto alone, as a reader's browser would do it.
//
//   node verify.mjs POLICY PROOF-FILE [ENTRY-FILE]
//
// Ed25519 signatures of the log and of witnesses, and the way from the entry to the signed root.
// ML-DSA-44 lines are passed over: WebCrypto does not know them yet.
import fs from 'node:fs'
import { webcrypto } from 'node:crypto'

const { subtle } = webcrypto
const bytes = text => new TextEncoder().encode(text)
const fromBase64 = text => Uint8Array.from(atob(text), c => c.charCodeAt(0))
const same = (a, b) => a.length === b.length && a.every((x, i) => x === b[i])

async function sha256(...parts) {
  const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0))
  let place = 0
  for (const part of parts) { all.set(part, place); place += part.length }
  return new Uint8Array(await subtle.digest('SHA-256', all))
}

function fail(reason) {
  console.log('FAIL', reason)
  process.exit(1)
}

const [policyFile, proofFile, entryFile] = process.argv.slice(2)
const keys = []
for (const line of fs.readFileSync(policyFile, 'utf8').split('\n')) {
  const words = line.trim().split(/[ \t]+/)
  const text = words[0] === 'log' ? words[1] : words[0] === 'witness' ? words[2] : null
  if (!text) continue
  const [, name, key] = text.match(/^([^+]+)\+[0-9a-f]{8}\+(.*)$/)
  keys.push({ name, raw: fromBase64(key), isLog: words[0] === 'log' })
}

const file = fs.readFileSync(proofFile, 'utf8')
const gap = file.indexOf('\n\n')
const head = file.slice(0, gap).split('\n')
const note = file.slice(gap + 2)
if (head[0] !== 'c2sp.org/tlog-proof@v1') fail('not a proof')
let entry = entryFile ? new Uint8Array(fs.readFileSync(entryFile)) : null
if (head[1].startsWith('extra ')) {
  const extra = JSON.parse(new TextDecoder().decode(fromBase64(head[1].slice(6))))
  entry ??= fromBase64(extra.entry)
  head.splice(1, 1)
}
if (!entry) fail('the proof does not carry its entry')
const index = Number(head[1].slice(6))
const hashes = head.slice(2).map(fromBase64)
const end = note.lastIndexOf('\n\n')
const text = note.slice(0, end + 1)
const lines = note.slice(end + 2).trimEnd().split('\n').map(line => line.split(' '))
const [, sizeText, root] = text.split('\n')

async function holds({ name, raw }) {
  const id = (await sha256(bytes(name + '\n'), raw)).slice(0, 4)
  const line = lines.find(l => l[1] === name && same(fromBase64(l[2]).slice(0, 4), id))
  if (!line) return false
  let signature = fromBase64(line[2]).slice(4)
  let message = text
  if (raw[0] === 4) { // a cosignature: eight bytes of time first
    const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)
    message = `cosignature/v1\ntime ${time}\n${text}`
    signature = signature.slice(8)
  }
  const key = await subtle.importKey('raw', raw.slice(1), 'Ed25519', false, ['verify'])
  return subtle.verify('Ed25519', key, signature, bytes(message))
}

let byLog = 0
let byWitnesses = 0
for (const key of keys) {
  if (key.raw[0] !== 1 && key.raw[0] !== 4) continue
  if (!(await holds(key))) fail(`the signature of ${key.name} does not hold`)
  if (key.isLog) byLog++; else byWitnesses++
}
if (!byLog) fail('no signature of the log')

let result = await sha256(Uint8Array.of(0), entry)
let [position, last] = [index, Number(sizeText) - 1]
for (const hash of hashes) {
  if (last === 0) fail('the proof is too long')
  if (position % 2 || position === last) {
    result = await sha256(Uint8Array.of(1), hash, result)
    while (position % 2 === 0 && position) { position /= 2; last = Math.floor(last / 2) }
  } else result = await sha256(Uint8Array.of(1), result, hash)
  position = Math.floor(position / 2)
  last = Math.floor(last / 2)
}
if (last !== 0 || !same(result, fromBase64(root))) fail(`the hashes do not lead from entry ${index} to the signed root`)
console.log('PASS', 'entry', index, 'of', sizeText, 'signatures', byLog + byWitnesses)
