export { applyEdits, type Edit, insert, remove, replace, type Span } from './edit.ts';
export { lineStarts, type Position, positionAt } from './position.ts';
