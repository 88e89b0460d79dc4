// The whole sign-on, and what must not get through. Prints a line a proof; the first that fails ends it.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Browser } from './browser.mjs';
import { client, evilProvider, freePort, realProvider, rsa, seconds, signed } from './providers.mjs';

const [program, place] = process.argv.slice(2);
const store = `sqlite://${place}/titularis.db`;
const run = (...words) => execFileSync(program, words, { encoding: 'utf8' });
const running = [];

async function serve(issuer, port) {
  const origin = `http://127.0.0.1:${port}`;
  writeFileSync(`${place}/secret`, `${client.secret}\n`);
  const server = spawn(program, ['serve', '--store', store, '--key', `${place}/key`, '--port', String(port), '--quiet',
    '--origin', origin, '--oidc-issuer', issuer, '--oidc-client', client.id, '--oidc-secret-file', `${place}/secret`],
  { stdio: ['ignore', 'ignore', 'inherit'] });
  running.push(server);
  for (let tries = 0; tries < 200; tries += 1) {
    const ready = await fetch(`${origin}/ready`).then((answer) => answer.ok, () => false);
    if (ready) return origin;
    await new Promise((done) => { setTimeout(done, 50); });
  }
  throw new Error('the server did not come up');
}

const callback = (origin) => `${origin}/api/v1/sign-in/callback`;
const leave = (browser, origin, to = '/taches') =>
  browser.until(`${origin}/api/v1/sign-in?return_to=${encodeURIComponent(to)}`, callback(origin));
const me = (browser, origin) => browser.go(`${origin}/api/v1/me`);

async function refused(response, status = 403, type = '/problems/sign-on-failed') {
  assert.equal(response.status, status);
  assert.equal((await response.json()).type, type);
  assert.ok(!response.headers.getSetCookie().some((line) => line.startsWith('__Host-titularis=')));
}

async function withRealProvider() {
  const accounts = { current: 's-clerk', known: {
    's-clerk': { email: 'Clerk@example.org', email_verified: true },
    's-moved': { email: 'clerk@example.org', email_verified: false },
    's-nobody': { email: 'nobody@example.org', email_verified: true },
  } };
  const port = await freePort();
  const { issuer, server } = await realProvider(callback(`http://127.0.0.1:${port}`), accounts);
  const origin = await serve(issuer, port);

  const browser = new Browser();
  const back = await leave(browser, origin, '/taches?a=b');
  const first = await browser.go(back);
  assert.equal(first.status, 303, await first.text());
  assert.equal(first.headers.get('location'), '/taches?a=b');
  const known = await (await me(browser, origin)).json();
  assert.equal(known.email, 'clerk@example.org');
  console.log('ok - somebody known by a verified address signs on, and comes back to where he was');

  await refused(await browser.go(back));
  console.log('ok - the same answer of the provider is worth nothing a second time');

  const victim = new Browser();
  const answer = await leave(victim, origin);
  await refused(await new Browser().go(answer));
  console.log('ok - an answer is worth nothing in another browser');
  const changed = new URL(answer);
  changed.searchParams.set('state', 'A'.repeat(43));
  await refused(await victim.go(changed.href));
  await refused(await victim.go(answer));
  console.log('ok - a state that is not ours is refused, and uses the sign-on up');

  const other = new Browser();
  const foreign = new URL(await leave(other, origin));
  foreign.searchParams.set('iss', 'https://evil.test');
  await refused(await other.go(foreign.href));
  console.log('ok - the answer of another issuer is refused');
  const denied = new Browser();
  const denial = new URL(await leave(denied, origin));
  denial.searchParams.delete('code');
  denial.searchParams.set('error', 'access_denied');
  await refused(await denied.go(denial.href));
  console.log('ok - a denial signs nobody on');

  accounts.known['s-clerk'].email = 'somebody-else@example.org';
  const later = new Browser();
  await later.go(await leave(later, origin));
  assert.equal((await (await me(later, origin)).json()).id, known.id);
  console.log('ok - once linked, the subject counts and no longer the address');
  for (const stranger of ['s-moved', 's-nobody']) {
    accounts.current = stranger;
    const strange = new Browser();
    await refused(await strange.go(await leave(strange, origin)));
  }
  console.log('ok - an address that is not verified, or that nobody has, gets nobody in');

  for (const to of ['//evil.test', 'https://evil.test', '/\\evil.test', '/a\r\nSet-Cookie: a=b', 'a', '/é', ''])
    await refused(await new Browser().go(`${origin}/api/v1/sign-in?return_to=${encodeURIComponent(to)}`), 400,
      '/problems/malformed-request');
  console.log('ok - only a path of ours to return to is taken');

  const session = await (await later.go(`${origin}/api/v1/session`)).json();
  const out = await later.go(`${origin}/api/v1/session`,
    { method: 'DELETE', headers: { Origin: origin, 'X-CSRF-Token': session.csrf_token } });
  assert.equal(out.status, 200);
  assert.ok((await out.json()).continue_to.startsWith(`${issuer}/session/end?`));
  assert.equal((await me(later, origin)).status, 401);
  console.log('ok - signing out ends our session and says where the provider ends its own');
  server.close();
  server.closeAllConnections();
}

async function withEvilProvider() {
  const key = rsa('k1');
  const stranger = rsa('k1');
  const behaviour = { keys: [key] };
  const { issuer, server } = await evilProvider(behaviour);
  const origin = await serve(issuer, await freePort());
  const attempt = async () => {
    const browser = new Browser();
    return browser.go(await leave(browser, origin));
  };
  const header = { alg: 'RS256', kid: 'k1' };
  const says = (more, given = header, by = key) => {
    behaviour.idToken = (claims) => signed(given, { ...claims, ...more }, by);
  };
  for (const alg of ['RS256', 'PS256']) {
    says({}, { alg, kid: 'k1' });
    assert.equal((await attempt()).status, 303, alg);
  }
  says({ aud: [client.id, 'x'], azp: client.id });
  assert.equal((await attempt()).status, 303);
  console.log('ok - what is signed and said as it should be gets in (the cases below could)');

  const now = seconds();
  const cheats = {
    'another key of the same name': () => says({}, header, stranger),
    'no signature (alg none)': () => says({}, { alg: 'none', kid: 'k1' }),
    'our own secret as key (HS256)': () => says({}, { alg: 'HS256', kid: 'k1' }, client.secret),
    'the public key as secret (HS256)': () => says({}, { alg: 'HS256', kid: 'k1' }, JSON.stringify(key.jwk)),
    'a key that it brings along': () => says({}, { alg: 'RS256', jwk: stranger.jwk, kid: 'k1' }, stranger),
    'something critical that we do not know': () => says({}, { ...header, crit: ['x'], x: 1 }),
    'another audience': () => says({ aud: 'elsewhere' }),
    'several audiences and no party': () => says({ aud: [client.id, 'elsewhere'] }),
    'another party': () => says({ azp: 'elsewhere' }),
    'another issuer': () => says({ iss: 'http://127.0.0.1:1' }),
    'another nonce': () => says({ nonce: 'replayed' }),
    'no nonce': () => says({ nonce: undefined }),
    'an end long past': () => says({ iat: now - 500, exp: now - 100 }),
    'an old token that lasts': () => says({ iat: now - 7200, exp: now + 7200 }),
    'a making to come': () => says({ iat: now + 3600, exp: now + 7200 }),
    'no end': () => says({ exp: undefined }),
    'an end in words': () => says({ exp: 'tomorrow' }),
    'no subject': () => says({ sub: undefined }),
    'a subject that is a number': () => says({ sub: 7 }),
    'no token': () => { behaviour.idToken = () => undefined; },
    'no JSON Web Token': () => { behaviour.idToken = () => 'a.b.c'; },
  };
  for (const [cheat, prepare] of Object.entries(cheats)) {
    prepare();
    await refused(await attempt()).catch((fault) => { throw new Error(cheat, { cause: fault }); });
  }
  console.log(`ok - refused: ${Object.keys(cheats).join(', ')}`);

  const read = behaviour.keysRead;
  for (let i = 0; i < 3; i += 1) {
    says({}, { alg: 'RS256', kid: 'unheard-of' });
    await refused(await attempt());
  }
  assert.ok(behaviour.keysRead - read <= 1, 'the keys are read anew at most once a minute');
  console.log('ok - an unknown key has the keys read anew, and not each time');

  says({});
  behaviour.tokenAnswer = (response) => { response.writeHead(200); response.end('x'.repeat(2 ** 20)); };
  await refused(await attempt(), 503, '/problems/unavailable');
  behaviour.tokenAnswer = (response) => { response.writeHead(307, { Location: `${issuer}/keys` }); response.end(); };
  await refused(await attempt(), 503, '/problems/unavailable');
  console.log('ok - an answer without end is cut, and a redirect is not followed');
  server.close();
  server.closeAllConnections();
}

async function withLyingProvider() {
  const { issuer, server } = await evilProvider({ issuer: 'https://somebody.else.test', keys: [] });
  const origin = await serve(issuer, await freePort());
  await refused(await new Browser().go(`${origin}/api/v1/sign-in`), 503, '/problems/unavailable');
  console.log('ok - a provider that calls itself otherwise is not asked');
  server.close();
  server.closeAllConnections();
}

try {
  run('migrate', '--store', store);
  run('person', '--store', store, '--email', 'clerk@example.org', '--family-name', 'Payet', '--given-name', 'Luc');
  await withRealProvider();
  await withEvilProvider();
  await withLyingProvider();
} finally {
  for (const server of running) server.kill('SIGTERM');
}
