import { defaultSettings, type RuleSettings, readSettings } from '#core';

/** What users may set in their editor. */
export interface ServerSettings extends RuleSettings {
  /** Larger documents are left alone, so that nothing ever stalls. */
  readonly maxDocumentMegabytes: number;
}

/** The defaults that package.json shows. */
export const defaultServerSettings: ServerSettings = { ...defaultSettings, maxDocumentMegabytes: 5 };

/** Keeps of an editor's settings what can be used, so that a typo leaves the default in force. */
export function readServerSettings(settings: unknown): ServerSettings {
  if (typeof settings !== 'object' || settings === null) return defaultServerSettings;
  const { rules, bestPractices, quotas, editableFields, maxDocumentMegabytes } = settings as Readonly<
    Record<keyof ServerSettings, unknown>
  >;
  const ofRules = readSettings({ rules, bestPractices, quotas, editableFields }).settings;
  const isSize = typeof maxDocumentMegabytes === 'number' && maxDocumentMegabytes >= 1;
  return { ...defaultServerSettings, ...ofRules, ...(isSize && { maxDocumentMegabytes }) };
}
