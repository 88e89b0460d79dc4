import { follow, operations } from './document.mjs';

export const says = 'Every parameter is described, and every one of a path is named there';

export function* faults(document) {
  for (const { operation, place, parameters, path } of operations(document)) {
    for (const each of parameters)
      if (typeof each?.description !== 'string' || each.description === '') yield { place, message: `parameter ${each?.name} has a description` };
    const named = parameters.filter((each) => each?.in === 'path').map((each) => each.name).sort();
    const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map((found) => found[1]).sort();
    if (named.join() !== inPath.join()) yield { place, message: `parameters of the path: ${inPath.join(', ') || 'none'}` };
    const body = follow(document, operation.requestBody, []).node;
    if (operation.requestBody && body?.required !== true) yield { place, message: 'a request body is required' };
  }
}
