// The private server that tests/support/with_postgresql started for us, its counters, and pgbench on it.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cpuSecondsWithChildren, run } from './processes.mjs';
import { quantile } from './statistics.mjs';

const here = new URL('.', import.meta.url).pathname;
const bare = 'bare';

function asked(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start the benchmarks with ./bench`);
  return value;
}

const where = () => Object.fromEntries(asked('TITULARIS_TEST_POSTGRESQL').replace('postgresql://', '').split(' ').map((each) => each.split('=')));

function psql(database, ...args) {
  const { host, port, user } = where();
  return run('psql', ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', '--set=ON_ERROR_STOP=1', `--host=${host}`,
    `--port=${port}`, `--username=${user}`, `--dbname=${database}`, ...args]);
}

// The database that is there from the start.
export const own = () => where().dbname;
export const asOwner = (database = own()) => asked('TITULARIS_TEST_POSTGRESQL').replace(/dbname=\S+/, `dbname=${database}`);
// As in earnest: no superuser, no owner, under row-level security.
export const asServer = (database) => asOwner(database).replace(/user=\S+/, 'user=bench_server');

export function create(database) {
  psql('template1', `--command=create database ${database}`);
  return database;
}

export function makeServerRole() {
  psql('postgres', "--command=do $$ begin if not exists (select from pg_roles where rolname = 'bench_server') then"
    + ' create role bench_server login; end if; end $$', '--command=grant titularis_server to bench_server');
}

// What autovacuum would have done by the time that so much had come by itself.
export const analyse = (database) => psql(database, '--command=analyze');

// A product's database becomes an empty one again, for the next product to be prepared in.
export function forget(database = own()) {
  psql('template1', `--command=drop database ${database} with (force)`);
  create(database);
}

export function settings() {
  const names = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'wal_level', 'max_wal_size'];
  return Object.fromEntries(names.map((name) => [name, psql(own(), `--command=show ${name}`).trim()]));
}

// What all of them together have used and written so far.
export function counters() {
  const postmaster = Number(readFileSync(join(asked('TITULARIS_TEST_PGDATA'), 'postmaster.pid'), 'utf8').split('\n')[0]);
  const [bytes, syncs] = psql('postgres', '--command=select wal_bytes, wal_sync from pg_stat_wal').trim().split('|');
  return { cpu: cpuSecondsWithChildren(postmaster), walBytes: Number(bytes), walSyncs: Number(syncs) };
}

export function preparePgbench() {
  psql(create(bare), `--file=${here}pgbench_tables.sql`);
}

// Every transaction's latency is written down: p99 is theirs, not that of a sample.
export function pgbench(clients, seconds) {
  const { host, port, user } = where();
  const folder = mkdtempSync(join(tmpdir(), 'titularis-bench.'));
  try {
    const told = run('pgbench', ['--no-vacuum', '--protocol=prepared', `--client=${clients}`, `--jobs=${Math.min(2, clients)}`,
      `--time=${seconds}`, `--file=${here}pgbench_act.sql`, '--log', `--log-prefix=${join(folder, 'took')}`,
      `--host=${host}`, `--port=${port}`, `--username=${user}`, bare], { stdio: ['ignore', 'pipe', 'ignore'] });
    const milliseconds = readdirSync(folder).flatMap((file) =>
      readFileSync(join(folder, file), 'utf8').trim().split('\n').map((line) => Number(line.split(' ')[2]) / 1000));
    return {
      per_second: Number(/^tps = ([\d.]+)/m.exec(told)[1]),
      done: milliseconds.length,
      p50_ms: quantile(milliseconds, 0.5),
      p99_ms: quantile(milliseconds, 0.99),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
