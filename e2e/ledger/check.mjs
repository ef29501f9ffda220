#!/usr/bin/env node
// Checks one ledger entry, its proof and its signed checkpoint with Node alone: no part of Waymark runs.
// The formats are described in docs/ledger.md, for whoever would rather write a check of their own.

import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const USAGE = `Usage: node check.mjs --key FILE --entry FILE --proof FILE [--older FILE --consistency FILE]

  --key          the log's public key, one line: name+id+key
  --entry        the entry, exactly as it was given to you
  --proof        the proof that it is in the log, with the signed checkpoint at its end
  --older        a signed checkpoint you kept from an earlier day
  --consistency  the proof that the log has only grown since then

Ends with 0 when everything holds, 1 when something does not, 2 when it could not be run.`

const SIGNED_NOTE_ED25519 = 1

class Refused extends Error {}

function insist(holds, otherwise) {
  if (!holds) throw new Refused(otherwise)
}

// Bytes and numbers, each with only one accepted way of writing them.

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest()
const leafHash = (entry) => sha256(Buffer.from([0]), entry)
const nodeHash = (left, right) => sha256(Buffer.from([1]), left, right)

function base64(text, what) {
  const bytes = Buffer.from(text ?? '', 'base64')
  insist(bytes.toString('base64') === text, `${what} is not base 64`)
  return bytes
}

function hash(text) {
  const bytes = base64(text, 'a hash')
  insist(bytes.length === 32, 'a hash does not have 32 bytes')
  return bytes
}

function number(text, what) {
  insist(/^(0|[1-9][0-9]{0,19})$/.test(text ?? ''), `${what} is not a number`)
  return BigInt(text)
}

function named(line, name) {
  insist(line?.startsWith(`${name} `), `the line '${name}' is missing`)
  return line.slice(name.length + 1)
}

// Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint).

function readKey(text) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)\n?$/.exec(text) ?? []
  insist(name, 'the key is not in the form name+id+key')
  const typed = base64(encoded, 'the key')
  insist(typed.length === 33 && typed[0] === SIGNED_NOTE_ED25519, 'the key is not an Ed25519 key')
  const computed = sha256(Buffer.from(`${name}\n`), typed).subarray(0, 4)
  insist(computed.toString('hex') === id, 'the id of the key does not fit its name and bytes')
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: typed.subarray(1).toString('base64url') }
  return { name, id: computed, key: createPublicKey({ key: jwk, format: 'jwk' }) }
}

function readCheckpoint(note, key) {
  const blank = note.lastIndexOf('\n\n')
  insist(blank >= 0 && note.endsWith('\n'), 'the checkpoint is not a signed note')
  const text = note.slice(0, blank + 1)
  const ours = note.slice(blank + 2, -1).split('\n').map(readSignature).filter((line) => isBy(line, key))
  insist(ours.length > 0, `the checkpoint is not signed by ${key.name}`)
  const fits = ({ signature }) => verify(null, Buffer.from(text), key.key, signature)
  insist(ours.every(fits), 'the signature does not fit the checkpoint')
  const [origin, size, root, ...rest] = text.slice(0, -1).split('\n')
  insist(origin && rest.length === 0, 'the checkpoint is not origin, size and root')
  return { origin, size: number(size, 'the size of the checkpoint'), root: hash(root) }
}

function readSignature(line) {
  const [, name, encoded] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? []
  insist(name, 'a signature line cannot be read')
  const bytes = base64(encoded, 'a signature')
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) }
}

function isBy(line, key) {
  return line.name === key.name && line.id.equals(key.id)
}

// Proofs (RFC 9162, 2.1.3.2 and 2.1.4.2).

/** Climbs from a node to the root, telling for each hash of the path on which side it stands. */
function climb(node, last, path, visit) {
  for (const sibling of path) {
    insist(last > 0n, 'the proof is too long')
    const onLeft = (node & 1n) === 1n || node === last
    visit(sibling, onLeft)
    while (onLeft && (node & 1n) === 0n && node !== 0n) [node, last] = [node >> 1n, last >> 1n]
    ;[node, last] = [node >> 1n, last >> 1n]
  }
  insist(last === 0n, 'the proof is too short')
}

function readProof(text, key) {
  const blank = text.indexOf('\n\n')
  insist(blank >= 0, 'the proof has no checkpoint')
  const [version, index, ...path] = text.slice(0, blank).split('\n')
  insist(version === 'c2sp.org/tlog-proof@v1', 'the proof is not of form c2sp.org/tlog-proof@v1')
  const checkpoint = readCheckpoint(text.slice(blank + 2), key)
  return { index: number(named(index, 'index'), 'the index'), path: path.map(hash), checkpoint }
}

function checkInclusion(entry, { index, path, checkpoint }) {
  const [version, origin, seq] = entry.toString('utf8').split('\n')
  insist(version === 'waymark-entry/v1', 'the entry is not of form waymark-entry/v1')
  insist(named(origin, 'origin') === checkpoint.origin, 'the entry belongs to another log')
  insist(number(named(seq, 'seq'), 'seq') === index, 'the proof is for another entry')
  insist(index < checkpoint.size, 'the checkpoint is older than the entry')
  let node = leafHash(entry)
  climb(index, checkpoint.size - 1n, path, (sibling, onLeft) => {
    node = onLeft ? nodeHash(sibling, node) : nodeHash(node, sibling)
  })
  insist(node.equals(checkpoint.root), 'the entry and the proof do not lead to the signed root')
}

function readConsistency(text) {
  insist(text.endsWith('\n'), 'the consistency proof is cut short')
  const [version, older, newer, ...path] = text.slice(0, -1).split('\n')
  insist(version === 'waymark-consistency/v1', 'the consistency proof is not of form waymark-consistency/v1')
  const size = (line, name) => number(named(line, name), name)
  return { older: size(older, 'older'), newer: size(newer, 'newer'), path: path.map(hash) }
}

function checkConsistency(older, newer, proof) {
  insist(older.origin === newer.origin, 'the two checkpoints are of different logs')
  insist(proof.older === older.size && proof.newer === newer.size, 'the consistency proof is for other sizes')
  insist(older.size <= newer.size, 'the checkpoint called older is the newer one')
  if (older.size === 0n || older.size === newer.size) {
    const root = older.size === 0n ? sha256() : newer.root
    insist(proof.path.length === 0 && older.root.equals(root), 'the two checkpoints contradict each other')
    return
  }
  const [before, after] = rebuildRoots(older, newer, proof.path)
  insist(before.equals(older.root), 'the consistency proof does not lead to the older root')
  insist(after.equals(newer.root), 'the consistency proof does not lead to the newer root')
}

function rebuildRoots(older, newer, path) {
  let [node, last] = [older.size - 1n, newer.size - 1n]
  while ((node & 1n) === 1n) [node, last] = [node >> 1n, last >> 1n]
  // A complete older tree is a node of the newer one, so the proof leaves its root out.
  const [first, ...rest] = node === 0n ? [older.root, ...path] : path
  insist(first, 'the consistency proof is too short')
  let [before, after] = [first, first]
  climb(node, last, rest, (sibling, onLeft) => {
    if (onLeft) before = nodeHash(sibling, before)
    after = onLeft ? nodeHash(sibling, after) : nodeHash(after, sibling)
  })
  return [before, after]
}

function check(files) {
  const text = (path) => readFileSync(path).toString('utf8')
  const key = readKey(text(files.key))
  const proof = readProof(text(files.proof), key)
  checkInclusion(readFileSync(files.entry), proof)
  const { origin, size } = proof.checkpoint
  const found = `entry ${proof.index} of ${origin} is in the checkpoint of ${size} entries signed by ${key.name}`
  if (!files.older) return found
  const older = readCheckpoint(text(files.older), key)
  checkConsistency(older, proof.checkpoint, readConsistency(text(files.consistency)))
  return `${found}, which keeps all ${older.size} entries of the older checkpoint`
}

function options() {
  const names = ['key', 'entry', 'proof', 'older', 'consistency']
  const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) })
  const complete = values.key && values.entry && values.proof && !values.older === !values.consistency
  if (!complete) throw new Error('files are missing')
  return values
}

function main() {
  try {
    console.log(`HOLDS: ${check(options())}.`)
  } catch (problem) {
    const refused = problem instanceof Refused
    console.error(refused ? `REFUSED: ${problem.message}.` : `Not run: ${problem.message}.\n\n${USAGE}`)
    process.exitCode = refused ? 1 : 2
  }
}

main()
