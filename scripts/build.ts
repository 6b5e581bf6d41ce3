import { buildAll } from './bundles.ts';

for (const [file, bytes] of await buildAll()) console.log(`${file}  ${Math.round(bytes / 1024)} KB`);
