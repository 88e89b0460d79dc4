// What a browser does for a sign-on, step by step: cookies kept by host, redirects followed one at a time.
export class Browser {
  cookies = new Map(); // host:port → name → value

  async go(url, options = {}) {
    const { host } = new URL(url);
    const jar = this.cookies.get(host) ?? new Map();
    this.cookies.set(host, jar);
    const headers = { ...options.headers };
    if (jar.size) headers.Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...options, headers, redirect: 'manual', signal: AbortSignal.timeout(20_000) });
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  // Follows redirects until one leads to an address that begins so; that address, not visited.
  async until(url, beginning) {
    for (let steps = 0; steps < 12; steps += 1) {
      if (url.startsWith(beginning)) return url;
      const response = await this.go(url);
      const next = response.headers.get('location');
      if (!next) throw new Error(`${response.status} at ${url}: ${await response.text()}`);
      url = new URL(next, url).href;
    }
    throw new Error(`never came to ${beginning}`);
  }
}
