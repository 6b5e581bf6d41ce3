export { loadDocs } from './docs.ts';
export { type Host, serve } from './server.ts';
