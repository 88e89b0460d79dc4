// Two providers on the loopback: a real one (oidc-provider), and one that answers whatever a test wants it to.
import { createHash, createHmac, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import http from 'node:http';
import Provider from 'oidc-provider';

export const client = { id: 'titularis', secret: 'a secret & more' };

export async function freePort() {
  const server = http.createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function listening(handler, port) {
  const server = http.createServer(handler);
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  return server;
}

// Everybody who asks is `accounts.current`, without a form: the flow is what is looked at, not the provider's pages.
export async function realProvider(returnUri, accounts) {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const provider = new Provider(issuer, {
    clients: [{
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: [returnUri],
      post_logout_redirect_uris: [`${new URL(returnUri).origin}/`],
      id_token_signed_response_alg: 'ES256',
    }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'first', use: 'sig', alg: 'ES256' }] },
    cookies: { keys: ['loopback'] },
    conformIdTokenClaims: false, // the address in the ID token, as ProConnect and others may be asked to do
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true, methods: ['S256'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts.known[id] }) }),
  });
  const answer = provider.callback();
  const server = await listening(async (request, response) => {
    if (!request.url.startsWith('/interaction/')) return answer(request, response);
    const { prompt, params, grantId } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login')
      return provider.interactionFinished(request, response, { login: { accountId: accounts.current } });
    const grant = grantId ? await provider.Grant.find(grantId)
      : new provider.Grant({ accountId: accounts.current, clientId: params.client_id });
    grant.addOIDCScope('openid email');
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  }, port);
  return { issuer, server };
}

// ---- A provider that cheats ----

const text = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
export const seconds = () => Math.floor(Date.now() / 1000);

export function rsa(kid) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig' } };
}

export function signed(header, claims, key) {
  const body = `${text(header)}.${text(claims)}`;
  if (header.alg === 'none') return `${body}.`;
  if (header.alg.startsWith('HS'))
    return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
  const options = header.alg === 'PS256' ? { key: key.privateKey, padding: 6, saltLength: 32 } : key.privateKey;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(options).toString('base64url')}`;
}

// `behaviour.idToken(claims, key)` makes the token, `behaviour.keys` is what the JWKS says.
export async function evilProvider(behaviour) {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const asked = new Map();
  const server = await listening((request, response) => {
    const url = new URL(request.url, issuer);
    const json = (value, status = 200) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(typeof value === 'string' ? value : JSON.stringify(value));
    };
    if (url.pathname === '/.well-known/openid-configuration')
      return json({ issuer: behaviour.issuer ?? issuer, authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys` });
    if (url.pathname === '/keys') {
      behaviour.keysRead = (behaviour.keysRead ?? 0) + 1;
      return json({ keys: behaviour.keys.map((key) => key.jwk) });
    }
    if (url.pathname === '/authorize') {
      const code = randomBytes(8).toString('hex');
      asked.set(code, Object.fromEntries(url.searchParams));
      const back = new URL(url.searchParams.get('redirect_uri'));
      back.searchParams.set('code', code);
      back.searchParams.set('state', url.searchParams.get('state'));
      response.writeHead(303, { Location: back.href });
      return response.end();
    }
    if (url.pathname !== '/token') return json({}, 404);
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const question = asked.get(form.get('code'));
      const challenge = createHash('sha256').update(form.get('code_verifier')).digest('base64url');
      if (!question || question.code_challenge !== challenge) return json({ error: 'invalid_grant' }, 400);
      if (behaviour.tokenAnswer) return behaviour.tokenAnswer(response);
      const claims = { iss: issuer, sub: 'e1', aud: client.id, iat: seconds(), exp: seconds() + 300,
        nonce: question.nonce, email: 'clerk@example.org', email_verified: true };
      return json({ access_token: 'x', token_type: 'Bearer', id_token: behaviour.idToken(claims) });
    });
  }, port);
  return { issuer, server };
}
