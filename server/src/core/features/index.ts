export { typedPathAt } from '../model/typed-path.ts';
export { describeElement, describeValues, referenceUrl } from './describe.ts';
export { type FoldingRange, foldingRanges } from './folding.ts';
export { type Hover, hover } from './hover.ts';
export { isConfig } from './is-config.ts';
export { type Answer, placeAnswer } from './place-answer.ts';
export { type RuleControl, ruleControls } from './rule-controls.ts';
export { type ConfigSymbol, documentSymbols, type SymbolKind } from './symbols.ts';
