// Sixty-four clients that live the lives of a few trainees together, at the same time, on whichever server they find: they
// race for the next act of a life, add pieces of which there may be many, read, ask twice, and repeat what was lost.

import { Dice } from './dice.mjs';

const clients = 64;
const enough = 200; // acts acknowledged: with far fewer, hardly anybody begins after another was answered
const enoughWithin = 60_000; // milliseconds
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Crowd {
  // `campaign`: draws an act on the campaign, which leaves work on all the cases.
  constructor({ seed, lives, campaign, nodes, recorder }) {
    Object.assign(this, { seed, campaign, nodes, recorder, over: false });
    const dice = new Dice('lives', seed);
    this.lives = lives.map((acts) => ({ acts, done: 0, versions: new Map(), refusals: 0 }));
    this.hot = Array.from({ length: 3 }, () => dice.one(this.lives));
  }

  // For so long, and on a slow machine for longer: until enough was done for the judge to have something to judge.
  async act(milliseconds) {
    await Promise.all([this.#untilOver(milliseconds), ...Array.from({ length: clients }, (_, i) => this.#live(new Dice('client', this.seed, i)))]);
  }

  async #untilOver(milliseconds) {
    const end = performance.now() + enoughWithin;
    await pause(milliseconds);
    while (this.recorder.done < enough && performance.now() < end) await pause(20);
    this.over = true;
  }

  async #live(dice) {
    const own = [];
    await pause(dice.between(0, 50));
    while (!this.over) {
      const life = dice.chance(0.5) ? dice.one(this.hot) : dice.one(this.lives);
      const what = dice.share();
      if (what < 0.2) await this.recorder.read(dice.one(this.nodes), life.acts[0].stream, dice.one(life.acts).token);
      else if (what < 0.28 && own.length) await this.#insist(dice, dice.one(own));
      else if (what < 0.295) await this.#insist(dice, this.campaign(dice));
      else {
        const request = what < 0.6 ? this.#nextOf(life, dice) : this.#another(life, dice);
        own.push(request);
        await this.#insist(dice, request);
      }
    }
  }

  #asked = (act, dice, life) => this.recorder.request(act, dice.uuid(), act.piece ? life.versions.get(act.piece) ?? 0 : null, life);

  #nextOf(life, dice) {
    return this.#asked(life.acts[Math.min(life.done, life.acts.length - 1)], dice, life);
  }

  // Of a kind that there may be many of: nobody has to lose.
  #another(life, dice) {
    const many = life.acts.slice(0, life.done + 4).filter(({ piece }) => !piece);
    return many.length ? this.#asked(dice.one(many), dice, life) : this.#nextOf(life, dice);
  }

  // Until the answer is known; some never learn it, and some ask both servers at once.
  async #insist(dice, request) {
    if (dice.chance(0.04)) {
      await Promise.all(this.nodes.map((node) => this.recorder.attempt(node, request)));
      return;
    }
    for (let tries = 0; tries < 40; ++tries) {
      const { outcome, again } = await this.recorder.attempt(dice.one(this.nodes), request);
      if (outcome === 'done' || outcome === 'refused') return this.#learn(request, outcome);
      if (outcome === 'unknown' && !again && dice.chance(0.15)) return;
      await pause(dice.between(5, 150));
      if (this.over && tries > 25) return;
    }
  }

  #learn({ act, life }, outcome) {
    if (!life || life.acts[life.done] !== act) return;
    if (outcome === 'done') life.refusals = 0;
    if (outcome === 'done' || ++life.refusals > 6) {
      life.refusals = 0;
      ++life.done;
    }
  }
}
