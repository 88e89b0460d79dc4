// Lists of acts while their server is killed, or its database: each is wholly there or not at all, and a repeat is answered.
// Started by lists, which says what for.

import { randomUUID } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { run } from '../bench/processes.mjs';
import { Dice } from './history/dice.mjs';
import { Node } from './history/nodes.mjs';
import { prepare } from './history/prepare.mjs';
import { exported } from './history/seed.mjs';
import { Postgresql, Sqlite } from './history/stores.mjs';

const { values } = parseArgs({
  options: {
    build: { type: 'string', default: 'build/dev' }, flaws: { type: 'boolean', default: false }, store: { type: 'string', default: 'postgresql' },
    lists: { type: 'string', default: '20' }, cases: { type: 'string', default: '150' }, seed: { type: 'string', default: '1' },
  },
});
const officer = 'gestion.stagiaires@academie.example'; // of the campaign that the player prepares
const eventsBefore = 16; // of a year whose pieces are all filed
const [wanted, cases] = [Number(values.lists), Number(values.cases)];
const built = (program) => resolve(join(values.build, program));
const titularis = built('api/titularis');
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const dice = new Dice('lists', Number(values.seed));
const folder = mkdtempSync(join(tmpdir(), 'titularis-lists.'));
const store = values.store === 'sqlite' ? new Sqlite(folder) : new Postgresql();
const { key } = await prepare(store, { titularis, prepareActs: built('tests/bench/prepare_acts'), folder, trainees: 4, seed: 5 });
const node = new Node('node', { program: built(values.flaws ? 'tests/faults/history/titularis_flawed' : 'api/titularis'), key, log: join(folder, 'node.log') });
const faults = [];

async function asked(path, options = {}) {
  const answer = await fetch(`http://127.0.0.1:${node.port}/api/v1/${path}`, { ...options, headers: { authorization: `Bearer ${token}`, ...options.headers } });
  return { status: answer.status, replayed: answer.headers.get('idempotency-replayed') === 'true', text: await answer.text() };
}

const sent = (body, id) => asked('bulk-acts', { method: 'POST', body, headers: { 'content-type': 'application/json', 'idempotency-key': id } });

// Null when no answer came, or one that leaves it open.
async function answerTo(body, id) {
  const answer = await sent(body, id).catch(() => null);
  return answer === null || answer.status === 503 || answer.text.includes('/problems/still-running') ? null : answer;
}

async function answeredAtLast(body, id) {
  for (let tries = 0; tries < 200; ++tries) {
    const answer = await answerTo(body, id);
    if (answer) return answer;
    await pause(50);
  }
  throw new Error(`no answer to a list in 200 tries: see ${node.log}`);
}

function seals(ids) {
  const journal = exported(titularis, store.owned(), join(folder, 'journal.jsonl'));
  return ids.map((id) => journal.get(id).filter(({ type }) => type === 'file_sealed').length);
}

async function strike() {
  if (store.port === null || dice.chance(0.6)) {
    await node.kill();
    return () => node.serve();
  }
  await store.crash();
  return () => store.start();
}

const outcomes = { 'nothing was written': 0, 'written, and not told': 0, told: 0 };

const listOf = (ids, dryRun = false) =>
  JSON.stringify({ collection: 'trainee-years', track: 'file', acts: [{ command: 'seal' }], dry_run: dryRun, items: ids.map((id) => ({ id, version: 0 })) });

// Tried before, as offices do: what is struck is the writing, not the looking up.
const tried = (ids) => answeredAtLast(listOf(ids, true), randomUUID());

// Milliseconds that a list takes when nothing goes wrong; then, too, a repeat gets its answer.
async function undisturbed(ids) {
  await tried(ids);
  const id = randomUUID();
  const began = performance.now();
  const { text } = await answeredAtLast(listOf(ids), id);
  const usual = performance.now() - began;
  const again = await answeredAtLast(listOf(ids), id);
  if (!again.replayed || again.text !== text) faults.push(`the repeat of a list that nothing disturbed got another answer: ${again.text.slice(0, 300)}`);
  return usual;
}

async function live(ids, usual) {
  await tried(ids);
  const body = listOf(ids);
  const id = randomUUID();
  const first = answerTo(body, id);
  await pause(dice.between(0.4, 1.15) * usual);
  const mend = await strike();
  const told = await first;
  await mend();
  const before = new Set(seals(ids));
  if (before.size !== 1) faults.push(`a list of ${ids.length} is there in part`);
  if (told && !before.has(1)) faults.push('a list was acknowledged and is not there');
  ++outcomes[told ? 'told' : before.has(1) ? 'written, and not told' : 'nothing was written'];
  const again = await answeredAtLast(body, id);
  if (again.status !== 201 || JSON.parse(again.text).done !== ids.length) faults.push(`a repeat was answered ${again.status}: ${again.text.slice(0, 300)}`);
  if (before.has(1) !== again.replayed) faults.push(`a list that was ${before.has(1) ? '' : 'not '}there is ${again.replayed ? '' : 'not '}said to be a repeat`);
  if (told && told.text !== again.text) faults.push('a repeat got another answer');
  if (seals(ids).some((count) => count !== 1)) faults.push('an act of a list was done twice, or not at all');
}

let token;
try {
  await node.lay((port) => store.servedAt(port ?? undefined), null);
  await node.serve();
  token = run(titularis, ['token', '--store', store.owned(), '--key', key, '--person', officer, '--hours', '8000', '--demonstration']).trim();
  const campaign = JSON.parse((await asked('campaigns')).text).items[0].id;
  run(built('tests/bench/fill_store'), ['--store', store.owned(), '--campaign', campaign, '--events', `${eventsBefore * ((wanted + 3) * cases + 50)}`, '--events-a-case', `${eventsBefore}`]);
  const ready = [];
  for (let page = 'trainee-years?limit=200&stage=opinions'; page; ) {
    const { items, next } = JSON.parse((await asked(page)).text);
    ready.push(...items.filter(({ version }) => version === eventsBefore).map(({ id }) => id));
    page = next && `trainee-years?limit=200&stage=opinions&cursor=${encodeURIComponent(next)}`;
  }
  await undisturbed(ready.splice(0, cases)); // statements are prepared
  const usual = await undisturbed(ready.splice(0, cases));
  for (let list = 0; list < wanted; ++list) await live(ready.splice(0, cases), usual);
  await node.stop();
  for (const args of [['verify'], ['rebuild', '--check']]) {
    const { status, stdout, stderr } = spawnSync(titularis, [args[0], '--store', store.owned(), ...args.slice(1)], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status !== 0) faults.push(`${args[0]}: ${`${stdout}${stderr}`.trim().slice(0, 500)}`);
  }
} finally {
  node.process?.kill('SIGKILL');
  await node.takeUp();
}
console.log(`${wanted} lists of ${cases} on ${store.kind}, seed ${values.seed}, each struck once: ${Object.entries(outcomes).map(([what, count]) => `${what} ${count}`).join(', ')}`);
for (const fault of faults.slice(0, 8)) console.log(`  ${fault}`);
console.log(faults.length ? `${faults.length} FAULTS; what was served: ${node.log}` : 'every list wholly there, once, and answered');
if (!faults.length) rmSync(folder, { recursive: true });
process.exit(faults.length ? 1 : 0);
