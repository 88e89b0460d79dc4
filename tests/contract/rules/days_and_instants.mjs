import { alternatives, schemas, typesOf } from './document.mjs';

export const says = '`*_on` is a day (format date), `*_at` an instant (date-time)';

export function* faults(document) {
  for (const { schema, place } of schemas(document))
    for (const [name, given] of Object.entries(schema.properties ?? {})) {
      const format = /_on$/.test(name) ? 'date' : /_at$/.test(name) ? 'date-time' : undefined;
      if (!format) continue;
      // An array or an object that happens to end so is no date: rests_on.
      for (const { schema: each } of alternatives(document, given))
        if (typesOf(each).some((type) => ['string', 'integer', 'number'].includes(type)) && each.format !== format)
          yield { place: [...place, 'properties', name], message: `${name} has format ${format}` };
    }
}
