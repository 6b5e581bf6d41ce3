import { type AccountList, accountListAt } from './account-lists.ts';
import { type Kind, kinds } from './kind.ts';

/** One operation of the API that a request asks for. `name` is also the IAM action, without its prefix. */
export type Operation =
  | { readonly verb: 'list' | 'create' | 'create-with-tags'; readonly name: string; readonly kind: Kind }
  | {
      readonly verb: 'get' | 'get-config' | 'update' | 'delete';
      readonly name: string;
      readonly kind: Kind;
      readonly id: string;
    }
  | { readonly verb: 'list-tags'; readonly name: 'ListTagsForResource'; readonly arn: string }
  | { readonly verb: 'list-account'; readonly name: string; readonly list: AccountList };

/**
 * The operation behind a method, a path and a query; undefined for one the playground does not know.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Operations.html
 */
export function operationOf(
  method: string,
  path: string,
  query: Readonly<Record<string, string>>,
): Operation | undefined {
  const [version, ...segments] = path.split('/').slice(1);
  const [segment, id, config, ...rest] = segments;
  if (version !== '2020-05-31' || rest.length > 0) return undefined;
  const list = method === 'GET' ? accountListAt(segments.join('/')) : undefined;
  if (list !== undefined) return { verb: 'list-account', name: list.name, list };
  if (segment === 'tagging' && method === 'GET' && id === undefined)
    return { verb: 'list-tags', name: 'ListTagsForResource', arn: query.Resource ?? '' };

  const kind = kindOf(segment);
  if (kind === undefined) return undefined;
  const { noun } = kinds[kind];
  if (id === undefined) {
    if (method === 'GET') return { verb: 'list', name: `List${noun}s`, kind };
    if (method !== 'POST') return undefined;
    if ('WithTags' in query) return { verb: 'create-with-tags', name: `Create${noun}WithTags`, kind };
    return { verb: 'create', name: `Create${noun}`, kind };
  }
  if (id === '') return undefined;
  const found = decoded(id);
  if (config === undefined) {
    if (method === 'GET') return { verb: 'get', name: `Get${noun}`, kind, id: found };
    if (method === 'DELETE') return { verb: 'delete', name: `Delete${noun}`, kind, id: found };
  }
  if (config === 'config') {
    if (method === 'GET') return { verb: 'get-config', name: `Get${noun}Config`, kind, id: found };
    if (method === 'PUT') return { verb: 'update', name: `Update${noun}`, kind, id: found };
  }
  return undefined;
}

function kindOf(segment: string | undefined): Kind | undefined {
  if (segment === kinds.distribution.segment) return 'distribution';
  if (segment === kinds.streaming.segment) return 'streaming';
  return undefined;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
