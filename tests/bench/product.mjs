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
  // `store`: as the migration takes it; `servedAs`: as the server does; `forget` leaves nothing of it.
  constructor({ build, folder, store, servedAs = () => store, afterMigration = () => {}, forget, trainees, seed }) {
    Object.assign(this, { build, folder, seed, trainees, paces: new Map(), heldBefore: 0, key: join(folder, 'key'), toDo: join(folder, 'acts') });
    this.stores = { store, servedAs, afterMigration, forget };
  }

  static async prepared(wanted) {
    const self = new Product(wanted);
    await self.prepare();
    return self;
  }

  async prepare() {
    mkdirSync(this.folder, { recursive: true });
    const titularis = join(this.build, 'api/titularis');
    const { store, afterMigration, servedAs } = this.stores;
    run(titularis, ['migrate', '--store', store]);
    afterMigration();
    this.store = servedAs();
    run(titularis, ['person', '--store', store, '--email', administrator, '--family-name', 'Rivière', '--given-name', 'Anne', '--administrator']);
    await this.serve();
    const began = performance.now();
    this.campaign = JSON.parse(run(join(this.build, 'tests/bench/prepare_acts'), ['--url', `http://127.0.0.1:${this.port}`,
      '--titularis', titularis, '--store', this.store, '--key', this.key, '--administrator-email', administrator,
      '--trainees', `${this.trainees}`, '--seed', `${this.seed}`, '--acts', this.toDo]));
    this.campaign.seconds = (performance.now() - began) / 1000;
    this.campaign.id = (await this.asked('campaigns', this.token(officer))).items[0].id;
    this.livesLeft = this.campaign.lives;
    this.client = start(join(this.build, 'tests/bench/load_client'), ['--acts', this.toDo]);
    this.order = takingOrders(this.client);
    this.connect();
  }

  // All begins anew in an empty store, with as many trainees.
  async again() {
    this.heldBefore = this.residentMost();
    await this.end();
    this.stores.forget();
    await this.prepare();
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
    this.livesLeft = figures.lives_left ?? this.livesLeft;
    [figures.server_cpu_ms, figures.client_cpu_ms] = used.map((seconds) => (1000 * seconds) / Math.max(1, figures.done));
    return figures;
  }

  // That so many clients may take up in so many seconds.
  livesIn(clients, seconds) {
    const fastest = Math.max(...this.paces.values(), 0) || 30_000;
    const pace = this.paces.get(clients) ?? Math.min(fastest, 4_000 * clients);
    return Math.ceil((pace * seconds * this.campaign.lives) / this.campaign.acts);
  }
  hasLivesFor = (clients, seconds) => this.livesLeft >= 1.5 * this.livesIn(clients, seconds) + clients;

  // As people do before they act, everybody who will act in the lives that so many seconds take reads his case.
  async readBefore(clients, seconds) {
    const { broken, refused } = await this.order(`read-before 64 60 ${Math.ceil(1.1 * this.livesIn(clients, seconds))}`);
    if (broken > 0 || Object.keys(refused).length > 0) throw new Error(`not all were let read: ${JSON.stringify({ broken, refused })}`);
  }

  async acts(clients, seconds, answers = '') {
    const figures = await this.measured(`acts ${clients} ${seconds}${answers}`);
    this.paces.set(clients, Math.max(figures.per_second, this.paces.get(clients) ?? 0)); // a machine may become twice as quick
    return figures;
  }

  residentMost = () => Math.max(this.heldBefore, residentMost(this.server.pid));
  forgetPeak() {
    this.heldBefore = 0;
    forgetPeak(this.server.pid);
  }

  async end() {
    this.client.stdin.end();
    await stop(this.client);
    await stop(this.server);
  }
}
