// The server processes under test, each between two wires: one to its clients, one to its database.

import { openSync } from 'node:fs';
import { createServer } from 'node:net';

import { start, stop } from '../../bench/processes.mjs';
import { Wire } from './wire.mjs';

const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]); // PostgreSQL: ready for the next query, outside a transaction
export const mark = 'marque ';
const comesUpWithin = 120_000; // milliseconds, on a machine that has much else to do

// Below the range that the system hands out by itself: a server that is down for a while must find its port free again.
// Above 10,080, the last of the ports that fetch refuses to speak to (6000, 6667…).
const kept = new Set();
async function keptPort() {
  for (;;) {
    const port = 10_100 + Math.floor(Math.random() * 4_900);
    if (kept.has(port)) continue;
    const probe = createServer();
    const free = await new Promise((resolve) => probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)));
    if (!free) continue;
    kept.add(port);
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Node {
  constructor(name, { program, key, log }) {
    Object.assign(this, { name, program, key, log, starts: 0 });
  }

  // `storeAt(port)`: where the store is for a process that reaches it through that port; null for a file.
  async lay(storeAt, databasePort) {
    this.port = await keptPort();
    this.inner = await keptPort();
    this.toClients = new Wire(this.port, { reachesFor: (bytes) => bytes.includes('POST '), hasAnswered: () => true });
    await this.toClients.listen();
    if (databasePort) {
      this.toDatabase = new Wire(databasePort, { reachesFor: (bytes) => bytes.includes(mark), hasAnswered: (bytes) => bytes.includes(ready) });
      await this.toDatabase.listen();
    }
    this.store = storeAt(this.toDatabase?.port);
    this.at = { host: '127.0.0.1', port: this.toClients.port }; // where clients find it
  }

  async serve(until = performance.now() + comesUpWithin) {
    ++this.starts;
    const log = openSync(this.log, 'a');
    this.process = start(this.program, ['serve', '--store', this.store, '--key', this.key, '--port', `${this.port}`, '--inner-port', `${this.inner}`,
      '--demonstration', '--quiet', '--requests-per-address', '0', '--requests-per-person', '0', '--connections-per-address', '0',
    ], { stdio: ['ignore', log, log] });
    const { process } = this;
    let why;
    for (let attempt = 0; attempt < 600; ++attempt) {
      const answer = await fetch(`http://127.0.0.1:${this.inner}/live`).catch(({ cause }) => void (why = cause));
      if (answer?.ok) return;
      if (process.exitCode !== null) break; // the database may be away just now: then another try is due
      if (process.signalCode !== null) return;
      await pause(20);
    }
    if (process.exitCode === null) await this.kill(); // it does not answer, and holds the port
    if (performance.now() > until) throw new Error(`${this.name} does not come up in ${comesUpWithin / 1000} s: see ${this.log}`, { cause: why });
    await pause(50);
    return this.serve(until);
  }

  async kill() {
    this.process.kill('SIGKILL');
    await this.process.ended;
  }

  async freeze(milliseconds) {
    this.process.kill('SIGSTOP');
    await pause(milliseconds);
    this.process.kill('SIGCONT');
  }

  stop = () => stop(this.process);

  takeUp() {
    kept.delete(this.port);
    kept.delete(this.inner);
    return Promise.all([this.toClients.close(), this.toDatabase?.close()]);
  }
}
