import type { JsonMember, JsonObject, JsonValue } from '../json/index.ts';
import { rootDeclaration } from '../model/document.ts';
import { type Declaration, schema } from '../schema/index.ts';

/** A config inside what the AWS CLI prints or takes. */
export interface FoundConfig {
  readonly root: Declaration;
  readonly config: JsonObject;
  /** What stands around it: `ETag`, `Id`, `Status` and the like. */
  readonly around: readonly JsonMember[];
}

/** The AWS CLI nests a config no deeper: create-distribution-with-tags takes it inside two objects. */
const deepest = 3;

/**
 * Finds the config in `{ ETag, DistributionConfig }`, in `{ Distribution: { … } }`, or bare, of either kind:
 * https://docs.aws.amazon.com/cli/latest/reference/cloudfront/get-distribution-config.html
 */
export function findConfig(value: JsonValue): FoundConfig | undefined {
  if (value.kind !== 'object') return undefined;

  let level = [{ object: value, around: [] as readonly JsonMember[] }];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const deeper: typeof level = [];
    for (const { object, around } of level) {
      for (const member of object.members) {
        if (member.value.kind !== 'object') continue;
        const others = [...around, ...object.members.filter((it) => it !== member)];
        const root = rootDeclaration(member.name);
        if (root !== undefined) return { root, config: member.value, around: others };
        deeper.push({ object: member.value, around: others });
      }
    }
    level = deeper;
  }
  return bareConfig(value);
}

/** A config without its name is of the kind that has more of its members. */
function bareConfig(config: JsonObject): FoundConfig | undefined {
  const counted = Object.values(schema.roots).map((root) => ({
    root,
    count: config.members.filter((it) => root.children.has(it.name)).length,
  }));
  const best = counted.reduce((a, b) => (b.count > a.count ? b : a));
  return best.count === 0 ? undefined : { root: best.root, config, around: [] };
}
