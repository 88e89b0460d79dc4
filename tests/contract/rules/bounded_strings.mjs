import { schemas, typesOf } from './document.mjs';

export const says = 'Every string has a greatest length, or a form that gives one';

const shortForms = ['date', 'date-time', 'uuid'];

// Anchored at both ends, and nothing in it repeats without end.
const isBounded = (pattern) => /^\^.*\$$/.test(pattern) && !/(^|[^\\])([*+]|\{\d+,\})/.test(pattern.replace(/\[[^\]]*\]/g, 'c'));

export function* faults(document) {
  for (const { schema, place } of schemas(document)) {
    if (!typesOf(schema).includes('string')) continue;
    if (schema.maxLength !== undefined || schema.enum || schema.const !== undefined) continue;
    if (shortForms.includes(schema.format) || (schema.pattern && isBounded(schema.pattern))) continue;
    yield { place, message: 'maxLength, enum, const, a date, or a pattern of bounded length' };
  }
}
