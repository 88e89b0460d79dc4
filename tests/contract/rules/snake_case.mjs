import { operations, schemas } from './document.mjs';

export const says = 'Members and parameters are in snake_case, headers in Train-Case';

export function* faults(document) {
  for (const { schema, place } of schemas(document))
    for (const name of Object.keys(schema.properties ?? {}))
      if (!/^[a-z][a-z0-9_]*$/.test(name)) yield { place: [...place, 'properties', name], message: `${name} in snake_case` };
  for (const { parameters, place } of operations(document))
    for (const { name, in: where } of parameters) {
      const form = where === 'header' ? /^([A-Z][A-Za-z0-9]*)(-[A-Z][A-Za-z0-9]*)*$/ : where === 'cookie' ? /^[A-Za-z_-]+$/ : /^[a-z][a-z0-9_]*$/;
      if (!form.test(name)) yield { place, message: `parameter ${name}` };
    }
}
