// Everything that is drawn comes from one seed, by streams of its own: what one part draws does not shift another's.

// splitmix32
function stream(state) {
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}

export class Dice {
  #next;

  constructor(...names) {
    let state = 0x811c9dc5;
    for (const character of names.join('/')) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
    this.#next = stream(state);
  }

  share = () => this.#next();
  chance = (probability) => this.#next() < probability;
  below = (count) => Math.floor(this.#next() * count);
  between = (least, most) => least + this.#next() * (most - least);
  one = (list) => list[this.below(list.length)];
  uuid() {
    const digits = (count) => Array.from({ length: count }, () => this.below(16).toString(16)).join('');
    return `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`;
  }
}
