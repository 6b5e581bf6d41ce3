import { writeFileSync } from 'node:fs';
import { settingsSchema } from '#core';
import { renderRules } from './rules-doc/render.ts';

const write = (path: string, text: string) => writeFileSync(new URL(`../${path}`, import.meta.url), text);

write('docs/rules.md', renderRules());
write('syntaxes/cloudfront-config.schema.json', `${JSON.stringify(settingsSchema(), null, 1)}\n`);
