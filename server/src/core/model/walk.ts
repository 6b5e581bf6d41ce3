import { type TypedElement, typedChildren } from './document.ts';

/** All elements of a config that the schema knows, in document order, without recursion. */
export function* walk(config: TypedElement): Generator<TypedElement> {
  const stack = [config];
  for (let typed = stack.pop(); typed !== undefined; typed = stack.pop()) {
    yield typed;
    stack.push(...typedChildren(typed).reverse());
  }
}
