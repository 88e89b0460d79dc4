import { follow, responses } from './document.mjs';

export const says = 'Every refusal is a problem document of the one schema, and says its language';

export function* faults(document) {
  for (const { status, node, place } of responses(document)) {
    if (!/^[45]/.test(status)) continue;
    const types = Object.keys(node?.content ?? {});
    const schema = node?.content?.['application/problem+json']?.schema;
    if (types.length !== 1 || schema?.$ref !== '#/components/schemas/Problem')
      yield { place, message: `${status} is application/problem+json with #/components/schemas/Problem, and nothing else` };
    if (follow(document, node?.headers?.['Content-Language'], []).node === undefined)
      yield { place, message: `${status} describes Content-Language` };
  }
}
