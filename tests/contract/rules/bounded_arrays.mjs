import { schemas, typesOf } from './document.mjs';

export const says = 'Every array has a greatest length and says what is in it';

export function* faults(document) {
  for (const { schema, place } of schemas(document)) {
    if (!typesOf(schema).includes('array')) continue;
    if (schema.maxItems === undefined) yield { place, message: 'maxItems' };
    if (schema.items === undefined && schema.maxItems !== 0) yield { place, message: 'items' };
  }
}
