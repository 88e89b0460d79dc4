// Measures the bars, the product and what it is compared with in turn, round by round. Started by ./bench.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { exhaustiveCheck, inMemory, recovery, start as startOver } from './alone.mjs';
import { bars, reachedBy, verdict } from './bars.mjs';
import { importer } from './bulk.mjs';
import { Session } from './lists.mjs';
import { drawn } from './picture.mjs';
import * as postgresql from './postgresql.mjs';
import { freePort, run, start, stop } from './processes.mjs';
import { Product } from './product.mjs';
import { grow } from './size.mjs';
import { compared, inTurn, short } from './statistics.mjs';

const format = 'titularis-bench/1';

const { values: given } = parseArgs({
  options: {
    build: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    trainees: { type: 'string', default: '2700' },
    seed: { type: 'string', default: '974' },
    only: { type: 'string', multiple: true, default: [] },
    json: { type: 'string' },
  },
});
const rounds = Number(given.rounds);
const seconds = Number(given.seconds);
const unknown = given.only.filter((name) => !bars.some((bar) => bar.name.startsWith(name)));
if (unknown.length > 0) {
  console.error(`no bar is called ${unknown.join(', ')}; there are: ${bars.map((bar) => bar.name).join(', ')}`);
  process.exit(2);
}
const isWanted = (name) => given.only.length === 0 || given.only.some((prefix) => name.startsWith(prefix));

const folder = mkdtempSync(join(tmpdir(), 'titularis-bench.'));
const place = { build: given.build, trainees: Number(given.trainees), seed: Number(given.seed) };
const reached = {}; // by bar
const latency = []; // under an even load
const filesRead = 2000; // the most that load_client reads in turn
const say = (text) => process.stderr.write(`${text}\n`);

// What a product needs to be prepared on either store.
const onStore = {
  sqlite: (home) => ({ folder: home, store: `sqlite://${join(home, 'titularis.sqlite')}`, forget: () => rmSync(home, { recursive: true }) }),
  postgresql: (home, database = postgresql.own()) => ({ folder: home, store: postgresql.asOwner(database), servedAs: () => postgresql.asServer(database),
    afterMigration: postgresql.makeServerRole, forget: () => postgresql.forget(database) }),
};

function keep(name, ours, theirs, of) {
  reached[name] = compared(ours, theirs, of);
}

// A database for each.
function twoOnPostgresql(home, which) {
  const database = which === 'grown' ? postgresql.own() : postgresql.create('stays');
  return { ...onStore.postgresql(home, database), settle: () => postgresql.analyse(database) };
}

// Caches, and lives at every stage of their year.
const warm = (product) => product.acts(64, seconds / 4);

// Lives are lived once: before they run out everything begins anew.
async function withLivesFor(product, clients, seconds) {
  if (product.hasLivesFor(clients, seconds)) return;
  say(`  ${product.livesLeft} trainees have not begun their year: another campaign`);
  await product.again();
  await warm(product);
  if (!product.hasLivesFor(clients, seconds)) throw new Error(`too few trainees for ${short(seconds)} s of ${clients} clients: say more --trainees, or fewer --seconds`);
}

// One client waits for the disk and for processors that have gone to sleep, and both have moods: his rounds differ most.
const roundsOf = (clients) => (clients === 1 ? 2 * rounds : rounds);

async function onPostgresql() {
  const sizes = [1, 16, 64].filter((clients) => isWanted(`postgresql-${clients}`) || (clients === 64 && (isWanted('postgresql-p99') || isWanted('memory'))));
  if (sizes.length === 0 && !isWanted('bulk')) return;
  say('PostgreSQL: preparing the campaign');
  const product = await Product.prepared({ ...place, ...onStore.postgresql(join(folder, 'postgresql')) });
  postgresql.preparePgbench();
  say(`  ${product.campaign.lives} trainees, ${product.campaign.acts} acts to come, prepared in ${short(product.campaign.seconds)} s;` +
    ` the server held at most ${short(product.residentMost())} MiB`);
  await warm(product);
  postgresql.pgbench(16, Math.min(seconds, 3));
  const ours = Object.fromEntries(sizes.map((clients) => [clients, []]));
  const theirs = Object.fromEntries(sizes.map((clients) => [clients, []]));
  // Of 64 clients, a quarter as long, since lives are few.
  const beside = [
    { what: 'answered in full', measure: () => actsOnPostgresql(product, 64, seconds / 4, { answers: ' whole' }), figures: [] },
    { what: 'each life\'s first acts on a case, and by people, that the server has not looked up', measure: () => actsOnPostgresql(product, 64, seconds / 4, { unread: true }), figures: [] },
  ];
  // All the rounds of one size before the next: what 64 clients leave to the disk is not what one client is to wait for.
  for (const clients of sizes)
    for (let round = 0; round < roundsOf(clients); ++round) {
      const measures = [() => actsOnPostgresql(product, clients, seconds), () => postgresql.pgbench(clients, seconds)];
      if (clients === 64) measures.push(...beside.map(({ measure }) => measure));
      await withLivesFor(product, clients, clients === 64 ? seconds + beside.length * (seconds / 4) : seconds);
      const [own, other, ...others] = await inTurn(round, ...measures);
      ours[clients].push(own);
      theirs[clients].push(other);
      others.forEach((figures, which) => beside[which].figures.push(figures));
      say(`  round ${round + 1}, ${clients} clients: ${short(own.per_second)} acts/s to ${short(other.per_second)}, p99 ${short(own.p99_ms)} to ${short(other.p99_ms)} ms;` +
        ` an act: ${short(own.server_cpu_ms)} ms of the server, ${short(own.database_cpu_ms)} of PostgreSQL, ${short(own.client_cpu_ms)} of the client, ${short(own.wal_bytes)} bytes of log, ${short(own.per_sync)} acts a sync` +
        others.map((figures, which) => `; ${beside[which].what} (${short(figures.bytes_each)} bytes each): ${short(figures.per_second)} acts/s, ${short(figures.server_cpu_ms)} ms of the server`).join(''));
    }
  for (const clients of sizes) keep(`postgresql-${clients}`, ours[clients], theirs[clients]);
  if (ours[64]) {
    reached['postgresql-64'].beside = beside.map(({ what, figures }) => ({ what, ...compared(figures, theirs[64]) }));
    keep('postgresql-p99', ours[64], theirs[64], (figures) => figures.p99_ms);
    const most = product.residentMost();
    reached.memory = { value: most };
    say(`  since its start the server held at most ${short(most)} MiB`);
    await underEvenLoad(product, reached['postgresql-64'].product.median);
  }
  if (isWanted('bulk')) await bulk(product);
  await product.end();
  postgresql.forget();
}

// Acts that fall due at a fixed rate, whether or not the server keeps up: timed from when they were due.
async function underEvenLoad(product, capacity) {
  for (const share of [0.5, 0.8]) {
    await withLivesFor(product, 64, seconds / 2);
    await product.readBefore(64, seconds / 2);
    const { per_second, p50_ms, p99_ms, p999_ms, max_ms } = await product.measured(`acts-at ${Math.round(capacity * share)} 64 ${seconds / 2}`);
    latency.push({ share, per_second, p50_ms, p99_ms, p999_ms, max_ms });
  }
}

// What a jury finds, list by list; beside it its whole session, and cases opened by lists.
async function bulk(product) {
  const most = Math.min(rounds, 3);
  say('PostgreSQL: lists of 2,500 trainees');
  const importList = importer(product);
  const [opened, yardstick] = [[], []];
  product.forgetPeak();
  for (let round = 0; round < most; ++round) {
    const [own, other] = await inTurn(round, importList, () => postgresql.pgbench(16, seconds));
    opened.push(own);
    yardstick.push(other);
    say(`  round ${round + 1}: ${short(own.per_second)} events/s in one request of ${short(own.seconds)} s, to ${short(other.per_second)}`);
  }
  say(`  the server held at most ${short(product.residentMost())} MiB`);
  say('PostgreSQL: a jury\'s lists');
  const session = await Session.prepared(product, most);
  const [listed, theirs] = [[], []];
  product.forgetPeak();
  for (let round = 0; round < most; ++round) {
    const [own, other] = await inTurn(round, () => session.round(), () => postgresql.pgbench(16, seconds));
    listed.push(own);
    theirs.push(other);
    say(`  round ${round + 1}: ${short(own.find)} events/s, of the whole session ${short(own.all)}, with every list tried before ${short(own.tried)}, to ${short(other.per_second)}`);
  }
  say(`  the server held at most ${short(product.residentMost())} MiB`);
  const rate = (name) => listed.map((own) => ({ ...own, per_second: own[name] }));
  keep('bulk', rate('find'), theirs);
  reached.bulk.beside = [
    { what: 'the whole session, from the seal to the finding', ...compared(rate('all'), theirs) },
    { what: 'the same with every list tried before, by a dry run', ...compared(rate('tried'), theirs) },
    { what: 'cases opened from a list of 2,500', ...compared(opened, yardstick) },
  ];
}

async function byThemselves() {
  const all = { place, folder, rounds, seconds, say };
  const measures = [
    ['deciding', 'In memory, one core', () => inMemory(all)],
    ['check', 'The exhaustive check', () => exhaustiveCheck(all)],
    ['start', 'A start', () => startOver(all)],
    ['recovery', 'kill -9, PostgreSQL', () => recovery({ ...all, storeOf: onStore.postgresql }), postgresql.forget],
    ['size-sqlite', 'Cost against size, SQLite', () => grow({ ...all, storesOf: onStore.sqlite }, 'sqlite')],
    ['size-postgresql', 'Cost against size, PostgreSQL', () => grow({ ...all, storesOf: twoOnPostgresql }, 'postgresql'), postgresql.forget],
  ];
  for (const [name, title, measure, afterwards = () => {}] of measures.filter(([name]) => isWanted(name))) {
    say(title);
    reached[name] = await measure();
    afterwards();
  }
}

// What people read before they act is not part of what is measured.
async function actsOnPostgresql(product, clients, seconds, { answers = '', unread = false } = {}) {
  await (unread ? product.order('pass-read') : product.readBefore(clients, seconds));
  const before = postgresql.counters();
  const figures = await product.acts(clients, seconds, answers);
  const after = postgresql.counters();
  const done = Math.max(1, figures.done);
  figures.database_cpu_ms = (1000 * (after.cpu - before.cpu)) / done;
  figures.wal_bytes = (after.walBytes - before.walBytes) / done;
  figures.per_sync = figures.done / Math.max(1, after.walSyncs - before.walSyncs);
  return figures;
}

async function onSqlite() {
  if (!isWanted('sqlite-64') && !isWanted('reads-64')) return;
  say('SQLite: preparing the campaign');
  const product = await Product.prepared({ ...place, ...onStore.sqlite(join(folder, 'sqlite')) });
  await warm(product);
  if (isWanted('reads-64')) await readings(product);
  if (isWanted('sqlite-64')) {
    const [ours, theirs] = [[], []];
    for (let round = 0; round < rounds; ++round) {
      await withLivesFor(product, 64, seconds);
      const [own, other] = await inTurn(round, () => actsOnSqlite(product),
        () => JSON.parse(run(join(place.build, 'tests/bench/sqlite_commits'), [join(folder, 'bare.sqlite'), `${seconds}`])));
      ours.push(own);
      theirs.push(other);
      say(`  round ${round + 1}, 64 clients: ${short(own.per_second)} acts/s to ${short(other.per_second)}, p99 ${short(own.p99_ms)} ms; an act: ${short(own.server_cpu_ms)} ms of the server`);
    }
    keep('sqlite-64', ours, theirs);
  }
  await product.end();
}

async function actsOnSqlite(product) {
  await product.readBefore(64, seconds);
  return product.acts(64, seconds);
}

// Of the files that a warm campaign has, against a bare server that answers as many bytes. Beside it, of more files than are
// kept ready, each with its whole year.
async function readings(product) {
  const [ours, theirs] = await readBesideBare(product, rounds);
  keep('reads-64', ours, theirs);
  const begun = () => product.campaign.lives - product.livesLeft;
  while (begun() < Math.min(filesRead, 0.75 * product.campaign.lives)) await product.acts(64, 1);
  const files = Math.min(filesRead, begun());
  const [whole, bare] = await readBesideBare(product, Math.min(rounds, 3));
  reached['reads-64'].beside = [{ what: `${files} files in turn, each with its whole year, ${short(whole[0].bytes_each)} bytes each`, ...compared(whole, bare) }];
}

async function readBesideBare(product, times) {
  const { bytes_each: bytes } = await product.measured('reads 64 1');
  const port = await freePort();
  const bare = start(join(place.build, 'tests/bench/constant_server'), [`${port}`, `${bytes}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  await new Promise((resolve) => setTimeout(resolve, 200));
  const [ours, theirs] = [[], []];
  for (let round = 0; round < times; ++round) {
    const [own, other] = await inTurn(round, () => product.measured(`reads 64 ${seconds}`), () => product.measured(`reads 64 ${seconds} ${port}`));
    ours.push(own);
    theirs.push(other);
    say(`  round ${round + 1}, 64 readers: ${short(own.per_second)}/s to ${short(other.per_second)} of ${bytes} bytes; one: ${short(own.server_cpu_ms)} ms of the server`);
  }
  await stop(bare);
  return [ours, theirs];
}

function machine() {
  const version = (program, ...args) => run(program, args).split('\n')[0].trim();
  return {
    cores: cpus().length,
    processor: cpus()[0].model,
    memory_gib: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    compiler: version('g++', '--version'),
    postgresql: postgresql.settings(),
    node: process.version,
    load_before: readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).map(Number),
  };
}

function table() {
  for (const bar of bars.filter(({ name }) => reached[name])) {
    const { ratio, product, base } = reached[bar.name];
    const figure = reachedBy(reached[bar.name]);
    const limits = [bar.must, bar.aim].map((limit) => limit.toLocaleString('en'));
    const sides = ratio ? `; ${short(product.median)} to ${short(base.median)}; ${short(ratio.min)}–${short(ratio.max)}` : '';
    console.log(`${bar.name.padEnd(15)} ${short(figure).padStart(6)}${bar.unit}  must ${bar.more ? '≥' : '≤'} ${limits[0]}, aim ${limits[1]}: ${verdict(bar, figure)}${sides}\n${' '.repeat(16)}${bar.what}`);
    for (const { what, value, ratio: other, product: rate } of reached[bar.name].beside ?? [])
      console.log(`${' '.repeat(16)}${what}: ` + (other ? `${short(other.median)}${bar.unit}, ${short(other.min)}–${short(other.max)}; ${short(rate.median)}/s` : `${short(value)}${bar.unit}`));
  }
  for (const at of latency)
    console.log(`at ${100 * at.share} % of capacity, ${short(at.per_second)} acts/s from 64 clients, from when each was due: p50 ${short(at.p50_ms)}, p99 ${short(at.p99_ms)}, p99.9 ${short(at.p999_ms)}, at most ${short(at.max_ms)} ms`);
}

// Beside what that file holds of earlier runs: a bar that was measured again takes the place of what it was. Each says when
// it was measured, and of which commit.
function record(file, machine) {
  const earlier = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { bars: [], latency: [] };
  const measured = { at: new Date().toISOString(), commit: run('git', ['rev-parse', '--short', 'HEAD']).trim(), rounds, seconds };
  const found = bars
    .map((bar) => (reached[bar.name] ? { ...bar, ...measured, ...reached[bar.name] } : earlier.bars.find(({ name }) => name === bar.name)))
    .filter(Boolean);
  const all = { format, machine, bars: found, latency: latency.length > 0 ? latency : earlier.latency };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(all, null, 1)}\n`);
  return found;
}

// What was reached is told and kept also when something else fails.
const before = machine();
try {
  await onPostgresql();
  await onSqlite();
  await byThemselves();
} finally {
  rmSync(folder, { recursive: true, force: true });
  table();
  if (given.json) {
    const found = record(given.json, before);
    if (found.some(({ points }) => points)) writeFileSync(join(dirname(given.json), 'size.svg'), drawn(found));
  }
}
