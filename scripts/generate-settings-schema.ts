import { writeFileSync } from 'node:fs';
import { settingsSchema } from '#core';

const file = new URL('../syntaxes/cloudfront-config.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(settingsSchema(), null, 1)}\n`);
