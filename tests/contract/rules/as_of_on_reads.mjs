import { follow, operations, parameter } from './document.mjs';

export const says = 'as_of is an instant, and on reads alone: nobody acts in the past';

export function* faults(document) {
  for (const operation of operations(document)) {
    const asOf = parameter(operation, 'query', 'as_of');
    if (!asOf) continue;
    if (operation.method !== 'get') yield { place: operation.place, message: 'no as_of on a write' };
    if (follow(document, asOf.schema, []).node?.format !== 'date-time') yield { place: operation.place, message: 'as_of is a date-time' };
  }
}
