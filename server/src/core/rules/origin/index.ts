import type { Rule } from '../rule.ts';
import * as access from './access.ts';
import * as customHeaders from './custom-headers.ts';
import { domainNameRules } from './domain-name.ts';
import { originFormatRules } from './formats.ts';
import { originIdEmpty } from './id.ts';
import { originKindNone, originKindOne } from './kind.ts';
import * as path from './path.ts';
import * as s3 from './s3.ts';
import * as shield from './shield.ts';
import * as timeouts from './timeouts.ts';
import * as tls from './tls.ts';
import * as usage from './usage.ts';

/** Rules about origins: where CloudFront fetches what it serves. */
export const originRules: readonly Rule[] = [
  originIdEmpty,
  ...Object.values(usage),
  ...domainNameRules,
  ...Object.values(s3),
  ...Object.values(path),
  originKindOne,
  originKindNone,
  ...originFormatRules,
  ...Object.values(access),
  ...Object.values(customHeaders),
  ...Object.values(tls),
  ...Object.values(timeouts),
  ...Object.values(shield),
];
