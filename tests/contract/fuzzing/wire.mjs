// One HTTP request and its answer, byte for byte: nothing is tidied on the way, bad requests must arrive as they are.

import http from 'node:http';

export class Wire {
  constructor(base) {
    this.base = new URL(base);
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
    this.sent = 0;
  }

  // headers: a list of pairs, so that one may come twice. body: a Buffer, or nothing.
  async send({ method, target, headers = [], body }) {
    ++this.sent;
    const all = body === undefined ? headers : [...headers, ['Content-Length', String(body.length)]];
    for (let attempt = 1; ; ++attempt) {
      try {
        return await this.#once(method, target, all, body);
      } catch (failure) {
        // A connection that the server let go of while it was idle; never seen twice for a request that is answered. What
        // takes too long is not asked again: the answer to the repeat would hide it.
        if (attempt === 2 || failure.isLate) return { status: 0, headers: {}, body: Buffer.from(String(failure)) };
      }
    }
  }

  #once(method, target, headers, body) {
    return new Promise((resolve, reject) => {
      const request = http.request({
        host: this.base.hostname, port: this.base.port, agent: this.agent, method, path: target,
        headers: [['Host', this.base.host], ...headers].flat(), timeout: 20000,
      });
      request.on('response', (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
      });
      request.on('timeout', () => request.destroy(Object.assign(new Error('no answer within 20 s'), { isLate: true })));
      request.on('error', reject);
      request.end(body);
    });
  }

  close() {
    this.agent.destroy();
  }
}
