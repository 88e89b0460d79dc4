import { schemas, typesOf } from './document.mjs';

export const says = 'Every number has a least and a greatest value';

export function* faults(document) {
  for (const { schema, place } of schemas(document)) {
    if (!typesOf(schema).some((type) => type === 'integer' || type === 'number')) continue;
    if (schema.enum || schema.const !== undefined) continue;
    if (schema.minimum === undefined || schema.maximum === undefined) yield { place, message: 'minimum and maximum' };
  }
}
