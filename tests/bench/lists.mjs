// A jury's session, taken through by lists: its secretariats file for hundreds of trainees at once.

import { randomUUID } from 'node:crypto';
import http from 'node:http';

import { officer } from './product.mjs';

const secretary = 'secretariat.jury@academie.example'; // of the campaign that the player prepares
const eventsBefore = 16; // of a year whose pieces are all filed
const trainees = 200; // of a list
const secretariats = 4; // at once, a list each: as many files as the server holds in memory
const groups = 4; // of as many lists, in a round
const [meeting, deliberation] = ['2023-06-02', '2023-07-03'];
export const casesARound = groups * secretariats * trainees;

// The client costs what a list costs to send and to receive: it is written before, and read after.
const agent = new http.Agent({ keepAlive: true });
const sent = (product, token, list) =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': list.length, 'idempotency-key': randomUUID() };
    const request = http.request({ host: '127.0.0.1', port: product.port, path: '/api/v1/bulk-acts', method: 'POST', agent, headers }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode, chunks }));
    });
    request.once('error', reject);
    request.end(list);
  });

export class Session {
  // Years whose pieces are all filed, enough for so many rounds, and a jury that deliberates.
  static async prepared(product, rounds) {
    const self = Object.assign(new Session(), { product, officer: product.token(officer), secretary: product.token(secretary) });
    const { events } = product.fill(1, eventsBefore);
    product.fill(events + eventsBefore * (rounds * casesARound + 1), eventsBefore);
    self.waiting = await self.filed();
    const [jury] = (await product.asked('juries', self.secretary)).items;
    const { content } = await product.asked(`juries/${jury.id}/jury`, self.secretary);
    const present = [content.president, content.vice_president, ...content.members].map(({ person }) => person);
    await self.on(meeting);
    await self.sits(jury, 'hold-first-meeting', 1, { held_on: meeting, present });
    await self.on(deliberation);
    await self.sits(jury, 'open-deliberation', 2, { held_on: deliberation, present });
    self.seal = { who: self.officer, track: 'file', seen: 0, acts: [{ command: 'seal' }, { command: 'open_to_trainee' }] };
    self.submit = { who: self.secretary, track: 'examination', seen: 0, acts: [{ command: 'submit', form: { jury: jury.id } }] };
    self.find = { who: self.secretary, track: 'examination', seen: 1, acts: [{ command: 'propose_as_apt' }, { command: 'deliberate_apt', form: { held_on: deliberation, members_present: present } }] };
    return self;
  }

  on = (day) =>
    this.product.asked('demonstration/clock', this.officer, { method: 'PUT', body: JSON.stringify({ now: `${day}T08:00:00Z` }), headers: { 'content-type': 'application/json' } });

  sits = (jury, act, seen, form) =>
    this.product.asked(`juries/${jury.id}/jury/${act}`, this.secretary, { method: 'POST', body: JSON.stringify(form),
      headers: { 'content-type': 'application/json', 'if-match': `"${seen}"`, 'idempotency-key': randomUUID() } });

  async filed() {
    const ids = [];
    for (let page = 'trainee-years?limit=200&stage=opinions'; page; ) {
      const { items, next } = await this.product.asked(page, this.officer);
      ids.push(...items.filter(({ version }) => version === eventsBefore).map(({ id }) => id));
      page = next && `trainee-years?limit=200&stage=opinions&cursor=${encodeURIComponent(next)}`;
    }
    return ids;
  }

  // One step, by all secretariats at once. Answers with the seconds it took.
  async step(lists, { who, track, seen, acts }, dryRun = false) {
    const bodies = lists.map((ids) => Buffer.from(JSON.stringify({ collection: 'trainee-years', track, acts, dry_run: dryRun, items: ids.map((id) => ({ id, version: seen })) })));
    const began = performance.now();
    const answers = await Promise.all(bodies.map((body) => sent(this.product, who, body)));
    const seconds = (performance.now() - began) / 1000;
    for (const { status, chunks } of answers) {
      const report = JSON.parse(Buffer.concat(chunks));
      if (status !== (dryRun ? 200 : 201) || report.done !== trainees) throw new Error(`of a list of ${trainees} ${report.done} were done: ${JSON.stringify(report.items?.find(({ problem }) => problem) ?? report)}`);
    }
    return seconds;
  }

  // Each list is first tried, as the secretariats do; what that takes is counted by itself.
  async round() {
    const took = { dry: 0, seal: 0, submit: 0, find: 0 };
    for (let group = 0; group < groups; ++group) {
      const lists = Array.from({ length: secretariats }, () => this.waiting.splice(0, trainees));
      took.dry += await this.step(lists, this.seal, true);
      for (const name of ['seal', 'submit', 'find']) took[name] += await this.step(lists, this[name]);
    }
    const events = (...names) => names.reduce((sum, name) => sum + this[name].acts.length * casesARound, 0);
    const rate = (...names) => events(...names) / names.reduce((sum, name) => sum + took[name], 0);
    const all = ['seal', 'submit', 'find'];
    return { find: rate('find'), all: rate(...all), tried: events(...all) / (took.dry + all.reduce((sum, name) => sum + took[name], 0)) };
  }
}
