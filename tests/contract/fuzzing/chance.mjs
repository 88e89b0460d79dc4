// Everything that is left to chance, from one seed.

import fc from 'fast-check';

export class Chance {
  constructor(seed) {
    this.seed = seed >>> 0;
    this.state = this.seed;
  }

  number() { // mulberry32
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(n) { return Math.floor(this.number() * n); }
  one(list) { return list[this.below(list.length)]; }
  percent(n) { return this.number() * 100 < n; }

  shuffled(list) {
    const all = [...list];
    for (let i = all.length - 1; i > 0; --i) {
      const j = this.below(i + 1);
      [all[i], all[j]] = [all[j], all[i]];
    }
    return all;
  }

  drawn(arbitrary) { return fc.sample(arbitrary, { numRuns: 1, seed: this.below(2 ** 31) })[0]; }

  uuid() { return this.drawn(fc.uuid({ version: 4 })); }
}
