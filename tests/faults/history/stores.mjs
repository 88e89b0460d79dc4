// The two kinds of store under test. Each is prepared once, and every seed lives in a copy of its own.

import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { run } from '../../bench/processes.mjs';

const prepared = 'prepared';
const role = 'faults_server';

const fieldsOf = (url) => Object.fromEntries(url.replace('postgresql://', '').split(' ').map((each) => each.split('=')));

export class Postgresql {
  kind = 'PostgreSQL';
  nodes = 2;
  restarts = 0;

  constructor() {
    this.socket = fieldsOf(process.env.TITULARIS_TEST_POSTGRESQL);
    this.port = Number(this.socket.port);
    this.pgctl = process.env.TITULARIS_TEST_PGCTL;
    this.database = prepared;
  }

  make() {
    this.#psql('postgres', `create database ${prepared}`);
  }

  // As in earnest: no superuser, no owner, under row-level security.
  afterMigration() {
    this.#psql(prepared, `create role ${role} login password '${role}' in role titularis_server`);
  }

  copy(name) {
    this.drop();
    this.database = `seed_${name}`;
    this.#psql('postgres', `create database ${this.database} template ${prepared}`);
  }

  drop() {
    if (this.database !== prepared) this.#psql('postgres', `drop database if exists ${this.database} with (force)`);
    this.database = prepared;
  }

  owned = () => `postgresql://host=${this.socket.host} port=${this.port} dbname=${this.database} user=${this.socket.user}`;
  servedAt = (port = this.port) => `postgresql://host=127.0.0.1 port=${port} dbname=${this.database} user=${role} password=${role} connect_timeout=5`;

  async crash() {
    ++this.restarts;
    run(this.pgctl, ['immediate']);
  }

  async start() {
    try {
      run(this.pgctl, ['start']);
    } catch {
      run(this.pgctl, ['restart']); // it did not come up within a minute: a busy machine
    }
  }

  pendingWork = () => Number(this.#psql(this.database, 'select count(*) from pending_work'));
  keptAnswers = () => this.#psql(this.database, "select k.key || ' ' || coalesce(encode(e.hash, 'hex'), 'none') from kept_answer k"
    + " left join event e on e.stream = k.answer::json ->> 'drawn_from' and e.version = (k.answer::json ->> 'version')::integer");

  #psql(database, command) {
    return run('psql', ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', '--set=ON_ERROR_STOP=1', `--host=${this.socket.host}`, `--port=${this.port}`,
      `--username=${this.socket.user}`, `--dbname=${database}`, `--command=${command}`]).trim();
  }
}

export class Sqlite {
  kind = 'SQLite';
  nodes = 1;
  port = null; // nothing to cut between a process and its file
  restarts = 0;

  constructor(folder) {
    this.folder = folder;
    this.file = join(folder, `${prepared}.sqlite`);
  }

  make() {}
  afterMigration() {}

  copy(name) {
    this.drop();
    const from = join(this.folder, `${prepared}.sqlite`);
    run('sqlite3', [from, 'pragma wal_checkpoint(truncate)']);
    this.file = join(this.folder, `seed_${name}.sqlite`);
    copyFileSync(from, this.file);
  }

  drop() {
    const from = join(this.folder, `${prepared}.sqlite`);
    if (this.file !== from) for (const end of ['', '-wal', '-shm']) rmSync(`${this.file}${end}`, { force: true });
    this.file = from;
  }

  owned = () => `sqlite://${this.file}`;
  servedAt = () => this.owned();
  pendingWork = () => Number(this.#ask('select count(*) from pending_work'));
  keptAnswers = () => this.#ask("select k.key || ' ' || coalesce(lower(hex(e.hash)), 'none') from kept_answer k"
    + " left join event e on e.stream = json_extract(k.answer, '$.drawn_from') and e.version = json_extract(k.answer, '$.version')");

  #ask = (question) => run('sqlite3', [this.file, question]).trim();
}
