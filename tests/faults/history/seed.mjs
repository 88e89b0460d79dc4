// One seed: a copy of the prepared store, its servers, sixty-four clients, what goes wrong; then everything is judged.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Crowd } from './crowd.mjs';
import { Dice } from './dice.mjs';
import { judge } from './judge.mjs';
import { Node } from './nodes.mjs';
import { keyIn, Recorder } from './recorder.mjs';
import { carryOut, drawStrikes, told } from './strikes.mjs';

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const worksOffWithin = 15_000; // milliseconds

// Every event of an export, stream by stream.
function journalIn(file) {
  const journal = new Map();
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) {
    const { stream, version, type, track, piece, hash, body } = JSON.parse(line);
    if (!stream) continue; // the last line, which counts them
    if (!journal.has(stream)) journal.set(stream, []);
    journal.get(stream).push({ version, type, track, piece, hash, key: keyIn(body) });
  }
  return journal;
}

export function exported(titularis, store, file) {
  const told = spawnSync(titularis, ['export', '--store', store, '--output', file], { encoding: 'utf8' });
  if (told.status !== 0) throw new Error(`no export: ${told.stderr}`);
  return journalIn(file);
}

// Where an act's form has no free words, the answer that was kept for it says which event is its.
function keptIn(store, journal) {
  const kept = new Map(store.keptAnswers().split('\n').filter(Boolean).map((line) => line.split(' ')));
  const keyOf = new Map([...kept].map(([key, hash]) => [hash, key]));
  for (const events of journal.values()) for (const event of events) event.key ??= keyOf.get(event.hash);
  return kept;
}

// The program's own checks: chains, and lists drawn anew.
function faultsByProgram(titularis, store) {
  const faults = [];
  for (const [rule, args] of [['chains', ['verify']], ['read models', ['rebuild', '--check']]]) {
    const { status, stdout, stderr } = spawnSync(titularis, [args[0], '--store', store, ...args.slice(1)], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status !== 0) faults.push({ rule, stream: '', what: `${stdout}${stderr}`.trim().slice(0, 2000) });
  }
  return faults;
}

export function judged({ store, prepared, healthy, attempts, place }) {
  const journal = exported(healthy, store.owned(), join(place, 'journal.jsonl'));
  const kept = keptIn(store, journal);
  writeFileSync(join(place, 'attempts.jsonl'), attempts.map((each) => `${JSON.stringify(each)}\n`).join(''));
  return { journal, faults: [...judge({ attempts, journal, before: prepared.before, kept }), ...faultsByProgram(healthy, store.owned())] };
}

export async function workedOff(store) {
  const end = performance.now() + worksOffWithin;
  let left;
  while ((left = store.pendingWork()) > 0 && performance.now() < end) await pause(50);
  return left > 0 ? [{ rule: 'left undone', stream: '', what: `${left} pieces of work wait ${worksOffWithin / 1000} s after the last act` }] : [];
}

export async function live(seed, { store, prepared, healthy, program, milliseconds, folder, show }) {
  const place = join(folder, `seed-${seed}`);
  mkdirSync(place, { recursive: true });
  store.copy(seed);
  const nodes = Array.from({ length: store.nodes }, (_, i) => new Node(`node ${i}`, { program, key: prepared.key, log: join(place, `node-${i}.log`) }));
  const recorder = new Recorder();
  const strikes = drawStrikes(seed, nodes.length, store.port !== null, milliseconds);
  if (show) for (const strike of strikes) console.log(`  ${told(strike)}`);
  try {
    for (const node of nodes) await node.lay((port) => store.servedAt(port ?? undefined), store.port);
    await Promise.all(nodes.map((node) => node.serve()));
    const lives = chosen(seed, prepared.lives);
    const crowd = new Crowd({ seed, lives, nodes, recorder, campaign: (dice) => recorder.request(prepared.appointment(dice), dice.uuid(), null, null) });
    await Promise.all([crowd.act(milliseconds), carryOut(strikes, nodes, store)]);
    const left = await workedOff(store);
    await Promise.all(nodes.map((node) => node.stop()));
    const { journal, faults } = judged({ store, prepared, healthy, attempts: recorder.attempts, place });
    faults.push(...left);
    const cuts = nodes.reduce((sum, { toClients, toDatabase }) => sum + toClients.cuts + (toDatabase?.cuts ?? 0), 0);
    if (!faults.length) rmSync(place, { recursive: true });
    return { seed, faults, place, cuts, starts: nodes.reduce((sum, { starts }) => sum + starts - 1, 0), attempts: recorder.attempts, journal };
  } finally {
    recorder.close();
    for (const node of nodes) node.process?.kill('SIGKILL');
    await Promise.all(nodes.map((node) => node.takeUp()));
    store.drop();
  }
}

// A few lives, so that clients and servers meet on them.
function chosen(seed, lives) {
  const dice = new Dice('cast', seed);
  const all = [...lives];
  return Array.from({ length: Math.min(16, all.length) }, () => all.splice(dice.below(all.length), 1)[0]);
}
