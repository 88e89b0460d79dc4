// What a client must not be able to write. Each line after a mark must fail to compile: without the failure, the mark itself is
// one (TS2578), and so is a contract that has become too wide.

import createClient from 'openapi-fetch';
import type { components, paths } from './generated/api.js';

const client = createClient<paths>({ baseUrl: '/api/v1' });
const path = { id: 'a', number: 1 };
const header = { 'If-Match': '"1"', 'Idempotency-Key': 'k' };

// @ts-expect-error no such path
void client.GET('/trainee-years/{id}/marks', { params: { path: { id: 'a' } } });
// @ts-expect-error this path is not for that verb
void client.DELETE('/me');
// @ts-expect-error an act without If-Match and Idempotency-Key
void client.POST('/trainee-years/{id}/formative-visit/{number}/mark-as-read', { params: { path }, body: {} });
// @ts-expect-error an act without If-Match
void client.POST('/trainee-years/{id}/formative-visit/{number}/mark-as-read', { params: { path, header: { 'Idempotency-Key': 'k' } }, body: {} });
// @ts-expect-error no id
void client.GET('/trainee-years/{id}', { params: { path: {} } });
// @ts-expect-error a group that there is not
void client.GET('/tasks', { params: { query: { group: 'everything' } } });
// @ts-expect-error nobody acts in the past
void client.POST('/trainee-years/{id}/formative-visit/{number}/mark-as-read', { params: { path, header, query: { as_of: '2023-01-01T00:00:00Z' } }, body: {} });
// @ts-expect-error an opinion of a value that there is not
void client.POST('/trainee-years/{id}/head-opinion/give-opinion', { params: { path, header }, body: { value: 'excellent', text: '', grid: [], block_comments: [] } });
// @ts-expect-error a member that no form has
void client.POST('/trainee-years/{id}/head-opinion/give-opinion', { params: { path: { id: 'a' }, header }, body: { value: 'favourable', text: '', grid: [], block_comments: [], score: 12 } });
// @ts-expect-error the answer to an act may be its receipt alone
export const piece = async () => (await client.POST('/trainee-years/{id}/formative-visit/{number}/mark-as-read', { params: { path, header }, body: {} })).data?.piece;
// @ts-expect-error a subject may be missing
export const name = (subject: components['schemas']['Case']['subject']) => subject.name;
// @ts-expect-error a problem has no stack
export const stack = (problem: components['schemas']['Problem']) => problem.stack;
