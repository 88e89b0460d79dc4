// The fuzzer's judge can find fault: each answer below breaks the contract in one way.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import YAML from 'yaml';
import { Contract } from './fuzzing/contract.mjs';
import { faultsOf } from './fuzzing/judge.mjs';
import { faultsOfLog, namesIn } from './fuzzing/log.mjs';
import { bombs, limits, spoilt, written } from './fuzzing/values.mjs';

const contract = new Contract(YAML.parse(readFileSync(new URL('../../api/openapi.yaml', import.meta.url), 'utf8'), { maxAliasCount: -1 }));
const operation = contract.operations.find(({ id }) => id === 'service.me');

const me = { id: 'a', name: 'B', family_name: 'B', given_name: '', title: '', email: 'b@c.example', administrator: false };
const refusal = { type: '/problems/unauthenticated', title: 'Non', status: 401, detail: 'Non.', request_id: '1' };
const answer = (status, document, headers = {}) => ({
  status, body: Buffer.from(document === undefined ? '' : JSON.stringify(document)),
  headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...(status < 400 ? { etag: '"1"' } : { 'content-language': 'fr' }), ...headers },
});
const found = (given, method = 'GET') => faultsOf(contract, operation, given, { method }).join('\n');

test('a good answer and a good refusal are let through', () => {
  assert.equal(found(answer(200, me)), '');
  assert.equal(found(answer(401, refusal)), '');
  assert.equal(found(answer(304)), '');
  assert.equal(found(answer(200), 'HEAD'), '');
});

for (const [what, given, fault] of [
  ['a server that fails', answer(503, { ...refusal, status: 503 }), /status 503/],
  ['a status that nobody described', answer(418, { ...refusal, status: 418 }), /418 is not described/],
  ['no answer', { status: 0, headers: {}, body: Buffer.from('reset') }, /no answer/],
  ['a member too many', answer(200, { ...me, phone: '1' }), /additional/],
  ['a member too few', answer(200, { ...me, email: undefined }), /required/],
  ['another format', answer(200, me, { 'content-type': 'text/html' }), /as text\/html/],
  ['a read without ETag', answer(200, me, { etag: undefined }), /without its header etag/],
  ['a header that nobody described', answer(200, me, { 'x-debug': '1' }), /x-debug is not described/],
  ['wrong UTF-8', { ...answer(200, me), body: Buffer.from([0x7b, 0xff, 0x7d]) }, /no JSON in UTF-8/],
  ['a body where there is none', answer(304, me), /304 with a body/],
  ['a refusal that is no problem', answer(401, refusal, { 'content-type': 'application/json' }), /a refusal as application\/json/],
  ['a refusal in no language', answer(401, refusal, { 'content-language': undefined }), /language/],
  ['a refusal that says another status', answer(401, { ...refusal, status: 403 }), /problem of status 403/],
  ['a refusal with a stack', answer(401, { ...refusal, stack: 'at …' }), /no problem document/],
]) test(`${what} is found`, () => assert.match(found(given), fault));

test('the values at a limit are on both sides of it', () => {
  const schema = { type: 'string', minLength: 2, maxLength: 5 };
  const fitting = [...limits(contract, schema)].map((value) => contract.fits(value, schema));
  assert.ok(fitting.includes(true) && fitting.includes(false));
  const day = { type: 'string', format: 'date' };
  const days = [...limits(contract, day)].filter((value) => contract.fits(value, day));
  assert.ok(days.includes('2024-02-29') && !days.includes('2023-02-30'));
});

test('a good object is spoilt in one place at a time, and bombs are what they say', () => {
  const schema = { type: 'object', additionalProperties: false, required: ['a'], properties: { a: { type: 'integer', minimum: 0, maximum: 9 } } };
  const worse = [...spoilt(contract, schema, { a: 1 })];
  for (const what of ['/a left out', '/unknown_member', '/a = -1', '/a = 10', '/a = null']) assert.ok(worse.some(([each]) => each === what), what);
  const huge = worse.map(([, value]) => written(value).toString()).filter((text) => text.includes('1e400'));
  assert.deepEqual(huge, ['{"a":1e400}']);
  const twice = [...bombs({ a: 1 })].find(([what]) => what === 'a member twice')[1]();
  assert.equal(twice.toString(), '{"a":1,"a":1}');
});

test('a line of the log that tells too much, or that a client wrote, is found', () => {
  const secrets = [...namesIn('trainee_email;trainee_family_name;corps\nzoe@academie.example;Hauteverdin;plp\n'), 'a-token'];
  const line = (more) => JSON.stringify({ at: 't', level: 'info', event: 'answered', request_id: 'a'.repeat(32), method: 'GET', route: '/api/v1/me', status: 200, us: 1, ...more });
  const told = (text) => [...faultsOfLog(text, secrets).faults.keys()].join();
  assert.deepEqual(secrets, ['zoe@academie.example', 'Hauteverdin', 'a-token']);
  assert.equal(told(`${line({})}\n${line({ status: 404, route: '' })}\n`), '');
  assert.match(told(`${line({})}\nforged line`), /no JSON/);
  assert.match(told('{}'), /when and what/);
  assert.match(told(line({ request_id: 'mine' })), /names no request/);
  assert.match(told(line({ route: '/api/v1/trainee-years/7c7cc06f-9fb1-5f3a-bd49-d2d40e1b1d5f' })), /a case or a person/);
  assert.match(told(line({ path: '/' })), /nobody looked at: path/);
  for (const secret of secrets) assert.match(told(line({ route: `/${secret}` })), new RegExp(secret));
});
