export { bothEditable, editablePaths, isEditable } from './editable-fields.ts';
export { readSettingsFile, settingsFileName, settingsUris } from './file.ts';
export { mergeSettings } from './merge.ts';
export { type ReadSettings, readSettings, type SettingsProblem } from './read.ts';
export { settingsSchema } from './schema.ts';
export { severityEdit } from './set-severity.ts';
