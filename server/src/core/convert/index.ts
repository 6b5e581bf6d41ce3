export type { Conversion } from './conversion.ts';
export { convertToJson } from './to-json.ts';
export { convertToXml } from './to-xml.ts';
