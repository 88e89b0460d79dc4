// Seed after seed, and what was found. Started by run, which says what for.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { prepare } from './prepare.mjs';
import { live } from './seed.mjs';
import { Postgresql, Sqlite } from './stores.mjs';

const flaws = ['early-answer', 'dropped-neighbour', 'forgotten-key', 'old-head'];
const faultsShown = 8;

const { values } = parseArgs({
  options: {
    build: { type: 'string', default: 'build/dev' }, store: { type: 'string', default: 'postgresql' }, seeds: { type: 'string', default: '20' }, seed: { type: 'string' },
    first: { type: 'string', default: '1' }, milliseconds: { type: 'string', default: '2000' }, trainees: { type: 'string', default: '24' },
    flaws: { type: 'boolean', default: false }, show: { type: 'boolean', default: false },
  },
});
const built = (program) => resolve(join(values.build, program));
const folder = mkdtempSync(join(tmpdir(), 'titularis-history.'));
const store = values.store === 'sqlite' ? new Sqlite(folder) : new Postgresql();
const healthy = built('api/titularis');
const prepared = await prepare(store, { titularis: healthy, prepareActs: built('tests/bench/prepare_acts'), folder, trainees: Number(values.trainees), seed: 5 });
const seeds = values.seed ? [Number(values.seed)] : Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.first) + i);

const count = (list, wanted) => list.filter(({ outcome }) => outcome === wanted).length;

function tell({ seed, faults, cuts, starts, attempts }) {
  const acts = attempts.filter(({ kind }) => kind === 'act');
  console.log(`seed ${seed} on ${store.kind}: ${acts.length} requests to act (${count(acts, 'done')} done, ${count(acts, 'refused')} refused, ${count(acts, 'unknown')} in doubt), `
    + `${attempts.length - acts.length} reads; ${cuts} cuts, ${starts} servers and ${store.restarts} databases started again: ${faults.length ? `${faults.length} FAULTS` : 'sound'}`);
  for (const { rule, stream, what, key } of faults.slice(0, faultsShown)) console.log(`  ${rule}: ${what}${stream ? `; case ${stream}` : ''}${key ? `, key ${key}` : ''}`);
}

async function lived(seed, program) {
  store.restarts = 0;
  const one = await live(seed, { store, prepared, healthy, program, milliseconds: Number(values.milliseconds), folder, show: values.show });
  tell(one);
  return one;
}

// Every seed must be sound.
async function liveAll() {
  const totals = { acts: 0, done: 0, events: 0, cuts: 0, starts: 0, restarts: 0 };
  const broken = new Map();
  for (const seed of seeds) {
    const { faults, attempts, journal, cuts, starts, place } = await lived(seed, healthy);
    if (faults.length) {
      broken.set(seed, [...new Set(faults.map(({ rule }) => rule))]);
      console.log(`  what was asked and what the journal holds: ${place}`);
    }
    const events = [...journal].reduce((sum, [stream, { length }]) => sum + length - (prepared.before.get(stream) ?? 0), 0);
    const more = { acts: attempts.filter(({ kind }) => kind === 'act').length, done: count(attempts, 'done'), events, cuts, starts, restarts: store.restarts };
    for (const name of Object.keys(totals)) totals[name] += more[name];
  }
  console.log(`${seeds.length} seeds on ${store.kind}: ${totals.acts} requests to act, ${totals.done} acknowledged, ${totals.events} events; ${totals.cuts} connections cut, `
    + `${totals.starts} servers and ${totals.restarts} databases started again`);
  for (const [seed, rules] of broken) console.log(`seed ${seed} broke: ${rules.join(', ')}`);
  console.log(broken.size ? `${broken.size} seeds broke a promise` : 'every promise kept');
  return broken.size === 0;
}

// Every bug must be found by one of the seeds.
async function findFlaws() {
  let missed = 0;
  for (const flaw of flaws) {
    process.env.TITULARIS_FLAW = flaw;
    console.log(`The product with ${flaw}:`);
    let rules = [];
    for (let i = 0; i < seeds.length && !rules.length; ++i) {
      const { faults, place } = await lived(seeds[i], built('tests/faults/history/titularis_flawed'));
      rules = [...new Set(faults.map(({ rule }) => rule))];
      rmSync(place, { recursive: true, force: true });
    }
    console.log(rules.length ? `${flaw} found, by: ${rules.join(', ')}` : `${flaw} NOT FOUND in ${seeds.length} seeds`);
    if (!rules.length) ++missed;
  }
  return missed === 0;
}

const good = values.flaws ? await findFlaws() : await liveAll();
if (good) rmSync(folder, { recursive: true });
process.exit(good ? 0 : 1);
