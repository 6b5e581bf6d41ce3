import type { SchemaDocs } from '#core';

/** Reads the documentation texts, a file of its own because most sessions never need it. */
export async function loadDocs(): Promise<SchemaDocs> {
  const { default: docs } = await import('#docs', { with: { type: 'json' } });
  return docs;
}
