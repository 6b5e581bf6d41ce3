import type { ConfigDocument, Element, Span } from '#core';

/**
 * The text with asterisks in place of header values, which are secrets and would end up in the logs of build
 * servers. As long as the text itself, so that offsets stay what they are.
 */
export function withoutSecrets({ text, tree }: ConfigDocument): string {
  let res = '';
  let position = 0;
  for (const { start, end } of secretSpans(tree.root)) {
    res += text.slice(position, start) + text.slice(start, end).replace(/\S/g, '*');
    position = end;
  }
  return res + text.slice(position);
}

/** In text order. Without recursion: the depth is any. */
function* secretSpans(root: Element | undefined): Generator<Span> {
  const pending = root === undefined ? [] : [root];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const name = localName(element);
    if (name === 'HeaderValue') yield* inside(element);
    else if (name === 'OriginCustomHeader') yield* insideHeader(element);
    else for (const it of element.children.toReversed()) pending.push(it);
  }
}

/** Whatever is not the name may be the value: half typed, misspelt or in the wrong place. */
function* insideHeader({ nodes }: Element): Generator<Span> {
  for (const node of nodes) {
    if (node.kind !== 'element') yield node.span;
    else if (localName(node) !== 'HeaderName') yield* inside(node);
  }
}

function* inside({ attributes, textSpan }: Element): Generator<Span> {
  for (const it of attributes) yield it.valueSpan;
  yield textSpan;
}

function localName({ name }: Element): string {
  return name.slice(name.indexOf(':') + 1);
}
