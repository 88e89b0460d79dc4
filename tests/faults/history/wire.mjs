// A stretch of wire between two processes, which can be cut where we like: a TCP proxy on loopback.

import { connect, createServer } from 'node:net';

export class Wire {
  #server;
  #pairs = new Set();
  #armed = [];

  // `reachesFor(bytes)`: whether what is sent asks for something to be written. `hasAnswered(bytes)`: whether what comes
  // back ends the answer, so that what was asked for is done by then.
  constructor(port, { reachesFor, hasAnswered }) {
    Object.assign(this, { target: port, reachesFor, hasAnswered, cuts: 0 });
    this.#server = createServer((near) => this.#join(near));
  }

  listen = () =>
    new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', () => resolve((this.port = this.#server.address().port)));
    });

  // Cuts the next connection that asks for a write:
  //   asked         before any of it gets through
  //   half-asked    when half of it has
  //   done          when it is done, and none of the answer gets through
  //   half-answered when half of the answer has
  arm(where) {
    this.#armed.push(where);
  }

  disarm() {
    this.#armed = [];
  }

  cutAll() {
    this.cuts += this.#pairs.size;
    for (const pair of this.#pairs) this.#cut(pair);
  }

  close() {
    this.cutAll();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  #cut(pair) {
    if (!this.#pairs.delete(pair)) return;
    pair.near.destroy();
    pair.far.destroy();
  }

  #join(near) {
    const far = connect(this.target, '127.0.0.1');
    const pair = { near, far, cutting: null };
    this.#pairs.add(pair);
    near.setNoDelay(true);
    far.setNoDelay(true);
    for (const end of [near, far]) {
      end.on('error', () => this.#cut(pair));
      end.on('close', () => this.#cut(pair));
    }
    near.on('data', (bytes) => this.#sent(pair, bytes));
    far.on('data', (bytes) => this.#answered(pair, bytes));
  }

  #sent(pair, bytes) {
    if (!pair.cutting && this.#armed.length && this.reachesFor(bytes)) {
      pair.cutting = this.#armed.shift();
      ++this.cuts;
      if (pair.cutting === 'half-asked') pair.far.write(bytes.subarray(0, bytes.length >> 1));
      if (pair.cutting.endsWith('asked')) return this.#cut(pair);
    }
    pair.far.write(bytes);
  }

  #answered(pair, bytes) {
    if (!pair.cutting) return pair.near.write(bytes);
    if (!this.hasAnswered(bytes)) return; // the rest of it is to come
    if (pair.cutting === 'half-answered') pair.near.write(bytes.subarray(0, bytes.length >> 1));
    return this.#cut(pair);
  }
}
