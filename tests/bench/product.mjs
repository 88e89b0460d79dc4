// The product under load: a store of its own, a campaign with its people, the server, and the client that acts for them.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { cpuSeconds, forgetPeak, freePort, residentMost, run, start, stop, takingOrders } from './processes.mjs';

const administrator = 'administration@academie.example';
export const officer = 'gestion.stagiaires@academie.example'; // of the campaign that the player prepares

async function untilReady(inner, server) {
  for (let attempt = 0; attempt < 3000; ++attempt) {
    const answer = await fetch(`http://127.0.0.1:${inner}/ready`).catch(() => null);
    if (answer?.ok) return;
    if (server.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the server did not come up');
}

export class Product {
  // `store`: as the migration takes it; `servedAs`: as the server does.
  static async prepared({ build, folder, store, servedAs = () => store, afterMigration = () => {}, trainees, seed }) {
    mkdirSync(folder, { recursive: true });
    const self = new Product();
    Object.assign(self, { build, paces: new Map(), key: join(folder, 'key'), toDo: join(folder, 'acts') });
    const titularis = join(build, 'api/titularis');
    run(titularis, ['migrate', '--store', store]);
    afterMigration();
    self.store = servedAs();
    run(titularis, ['person', '--store', store, '--email', administrator, '--family-name', 'Rivière', '--given-name', 'Anne', '--administrator']);
    await self.serve();
    const began = performance.now();
    self.campaign = JSON.parse(run(join(build, 'tests/bench/prepare_acts'), ['--url', `http://127.0.0.1:${self.port}`,
      '--titularis', titularis, '--store', self.store, '--key', self.key, '--administrator-email', administrator,
      '--trainees', `${trainees}`, '--seed', `${seed}`, '--acts', self.toDo]));
    self.campaign.seconds = (performance.now() - began) / 1000;
    self.campaign.id = (await self.asked('campaigns', self.token(officer))).items[0].id;
    self.client = start(join(build, 'tests/bench/load_client'), ['--acts', self.toDo]);
    self.order = takingOrders(self.client);
    self.connect();
    return self;
  }

  // The client is told where the server now listens.
  connect = () => this.order(`port ${this.port}`);

  token = (email) => run(join(this.build, 'api/titularis'), ['token', '--store', this.store, '--key', this.key, '--person', email, '--hours', '8784']).trim();

  async asked(path, token, options = {}) {
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/v1/${path}`, { ...options, headers: { authorization: `Bearer ${token}`, ...options.headers } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  // Trainees' years until the journal holds so many events; each as far as May, unless so many events are said.
  fill(events, eventsACase = 15) {
    return JSON.parse(run(join(this.build, 'tests/bench/fill_store'), ['--store', this.store, '--campaign', this.campaign.id,
      '--events', `${events}`, '--events-a-case', `${eventsACase}`]));
  }

  // Answers with the seconds until it was ready.
  async serve() {
    this.port = await freePort();
    const inner = await freePort();
    const began = performance.now();
    this.server = start(join(this.build, 'api/titularis'), ['serve', '--store', this.store, '--key', this.key, '--port', `${this.port}`,
      '--inner-port', `${inner}`, '--demonstration', '--quiet', '--requests-per-address', '0', '--requests-per-person', '0',
      '--connections-per-address', '0'], { stdio: ['ignore', 'ignore', 'inherit'] });
    await untilReady(inner, this.server);
    return (performance.now() - began) / 1000;
  }

  // With the processor time that each act took of the server and of the client.
  async measured(order) {
    const before = [cpuSeconds(this.server.pid), cpuSeconds(this.client.pid)];
    const figures = await this.order(order);
    const used = [cpuSeconds(this.server.pid) - before[0], cpuSeconds(this.client.pid) - before[1]];
    if (figures.broken > 0) throw new Error(`${figures.broken} connections broke under "${order}"`);
    if (figures.ran_out > 0) throw new Error('every trainee has lived his year: say more --trainees');
    [figures.server_cpu_ms, figures.client_cpu_ms] = used.map((seconds) => (1000 * seconds) / Math.max(1, figures.done));
    return figures;
  }

  // As people do before they act, everybody who will act in the lives that so many seconds take reads his case.
  async readBefore(clients, seconds) {
    const pace = this.paces.get(clients) ?? Math.min(30_000, 4_000 * clients);
    const lives = Math.ceil((1.1 * pace * seconds * this.campaign.lives) / this.campaign.acts);
    const { broken, refused } = await this.order(`read-before 64 60 ${lives}`);
    if (broken > 0 || Object.keys(refused).length > 0) throw new Error(`not all were let read: ${JSON.stringify({ broken, refused })}`);
  }

  async acts(clients, seconds, answers = '') {
    const figures = await this.measured(`acts ${clients} ${seconds}${answers}`);
    this.paces.set(clients, figures.per_second);
    return figures;
  }

  residentMost = () => residentMost(this.server.pid);
  forgetPeak = () => forgetPeak(this.server.pid);

  async end() {
    this.client.stdin.end();
    await stop(this.client);
    await stop(this.server);
  }
}
