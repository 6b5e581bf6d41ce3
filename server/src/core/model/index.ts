export { accountOf } from './arn.ts';
export { type ConfigIndex, indexOf } from './config-index.ts';
export {
  type ConfigDocument,
  child,
  configInside,
  descendant,
  items,
  type Kind,
  parseConfig,
  pathAt,
  rootDeclaration,
  type TypedElement,
  typedChildren,
} from './document.ts';
export { elementPath } from './element-path.ts';
export { elementsByKeyedPath, keyedPathAt } from './keyed-path.ts';
export { walk } from './walk.ts';
