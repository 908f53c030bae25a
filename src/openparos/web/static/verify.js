// Checks a proof of the log in the reader's own browser, with WebCrypto alone: RFC 6962 hashes, C2SP signed notes.
// Nothing is asked of any host but the one this page came from, and nothing that it says is believed unchecked.
"use strict";
const place = document.getElementById("verify");
const utf8 = text => new TextEncoder().encode(text);
const bytesOf = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
const hexOf = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
const join = parts => { const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0)); let at = 0; for (const p of parts) { all.set(p, at); at += p.length; } return all; };
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(parts)));
const node = (left, right) => sha256(Uint8Array.of(1), left, right);
const half = n => Math.floor(n / 2);

function parseNote(note) {
  const gap = note.lastIndexOf("\n\n");
  const text = note.slice(0, gap + 1);
  const [origin, size, root] = text.split("\n");
  const lines = note.slice(gap + 2).trimEnd().split("\n").map(line => line.split(" "));
  return { text, origin, size: Number(size), root: bytesOf(root), lines: lines.map(([, name, signature]) => ({ name, raw: bytesOf(signature) })) };
}

function parseProof(file) {
  const gap = file.indexOf("\n\n");
  const head = file.slice(0, gap).split("\n");
  if (head.shift() !== "c2sp.org/tlog-proof@v1") throw new Error("this is not a proof");
  const extra = head[0].startsWith("extra ") ? JSON.parse(new TextDecoder().decode(bytesOf(head.shift().slice(6)))) : { keys: [] };
  const index = Number(head.shift().slice("index ".length));
  return { index, hashes: head.map(bytesOf), entry: extra.entry ? bytesOf(extra.entry) : null, keys: extra.keys, note: parseNote(file.slice(gap + 2)) };
}

// The hash of the root that an entry and its proof lead to, or null where they lead nowhere (RFC 9162, 2.1.3.2).
async function rootFrom(entry, index, size, hashes) {
  if (index >= size) return null;
  let root = await sha256(Uint8Array.of(0), entry), at = index, last = size - 1;
  for (const hash of hashes) {
    if (last === 0) return null;
    if (at % 2 || at === last) {
      root = await node(hash, root);
      while (at % 2 === 0 && at) { at = half(at); last = half(last); }
    } else root = await node(root, hash);
    at = half(at); last = half(last);
  }
  return last === 0 ? root : null;
}

// Whether a log of `size` with `root` has grown from an older one (RFC 9162, 2.1.4.2).
async function hasGrown(oldSize, oldRoot, size, root, hashes) {
  if (oldSize === size) return hashes.length === 0 && same(oldRoot, root);
  const path = hashes.slice();
  if (Math.log2(oldSize) % 1 === 0) path.unshift(oldRoot);
  if (!path.length) return false;
  let at = oldSize - 1, last = size - 1;
  while (at % 2) { at = half(at); last = half(last); }
  let before = path[0], now = path[0];
  for (const hash of path.slice(1)) {
    if (last === 0) return false;
    if (at % 2 || at === last) {
      before = await node(hash, before); now = await node(hash, now);
      while (at % 2 === 0 && at) { at = half(at); last = half(last); }
    } else now = await node(now, hash);
    at = half(at); last = half(last);
  }
  return same(before, oldRoot) && same(now, root) && last === 0;
}

// null: no line by this key, or a kind that browsers do not know; else whether the signature holds, and its time.
async function signatureOf(note, text) {
  const parts = text.split("+");
  const [name, raw] = [parts[0], bytesOf(parts.slice(2).join("+"))];
  const id = (await sha256(utf8(name + "\n"), raw)).slice(0, 4);
  if (hexOf(id) !== parts[1]) return { name, holds: false };
  const line = note.lines.find(one => one.name === name && same(one.raw.slice(0, 4), id));
  if (!line) return { name, absent: true };
  if (raw[0] !== 1 && raw[0] !== 4) return { name, unknown: true };
  let signature = line.raw.slice(4), message = note.text, time = null;
  if (raw[0] === 4) {
    time = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
    message = `cosignature/v1\ntime ${time}\n${note.text}`;
    signature = signature.slice(8);
  }
  const key = await crypto.subtle.importKey("raw", raw.slice(1), "Ed25519", false, ["verify"]);
  return { name, time, holds: await crypto.subtle.verify("Ed25519", key, signature, utf8(message)) };
}

const list = document.getElementById("verify-steps");
function say(good, text) {
  const item = document.createElement("li");
  item.className = good === null ? "" : good ? "good" : "bad";
  item.textContent = text;
  list.append(item);
  return good;
}

// What this browser saw of this log before: the history must have grown from there.
async function remember(note) {
  const name = "openparos-log " + note.origin;
  let held = null;
  try { held = JSON.parse(localStorage.getItem(name)); } catch { return; }
  if (held && held.size <= note.size) {
    const answer = held.size === note.size ? { hashes: [] } : await (await fetch("/log/consistency?from=" + held.size)).json();
    const grown = await hasGrown(held.size, bytesOf(held.root), note.size, note.root, answer.hashes.map(bytesOf));
    if (!say(grown, grown ? place.dataset.grown + " " + held.size : place.dataset.split)) return;
  } else if (held) {
    say(null, place.dataset.older + " " + held.size);
    return;
  }
  try { localStorage.setItem(name, JSON.stringify({ size: note.size, root: btoa(String.fromCharCode(...note.root)) })); } catch { /* kept nowhere */ }
}

async function check() {
  list.replaceChildren();
  const result = document.getElementById("verify-result");
  result.textContent = "";
  let good = true;
  try {
    const proof = parseProof(await (await fetch(place.dataset.proof)).text());
    const given = document.getElementById("own-key").value.trim();
    const keys = given ? given.split(/\s+/) : proof.keys;
    let signed = 0;
    for (const text of keys) {
      const answer = await signatureOf(proof.note, text);
      const time = answer.time ? ", " + new Date(answer.time * 1000).toISOString().slice(0, 19) + "Z" : "";
      if (answer.unknown) say(null, place.dataset.other + " " + answer.name);
      else if (answer.absent) good = say(false, place.dataset.absent + " " + answer.name);
      else { good = say(answer.holds, (answer.holds ? place.dataset.signed : place.dataset.unsigned) + " " + answer.name + time) && good; if (answer.holds && answer.name === proof.note.origin) signed++; }
    }
    if (!signed) good = say(false, place.dataset.absent + " " + proof.note.origin);
    const root = await rootFrom(proof.entry, proof.index, proof.note.size, proof.hashes);
    const included = root !== null && same(root, proof.note.root) && proof.index === Number(place.dataset.index);
    good = say(included, included ? place.dataset.included + " " + hexOf(proof.note.root) : place.dataset.excluded) && good;
    if (good) await remember(proof.note);
    good = good && !list.querySelector(".bad");
  } catch (error) {
    good = say(false, String(error.message || error));
  }
  result.textContent = good ? place.dataset.good : place.dataset.bad;
  result.className = good ? "good" : "bad wrong";
}

if (place) {
  const button = document.getElementById("verify-button");
  if (window.crypto && crypto.subtle) {
    button.hidden = false;
    button.addEventListener("click", check);
  } else {
    document.getElementById("verify-result").textContent = place.dataset.insecure;
  }
}
