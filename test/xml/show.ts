import { type Element, lineStarts, positionAt, type SyntaxProblem, type XmlNode, type XmlTree } from '#core';

/** A tree as an s-expression, one element a line; `?` marks an unclosed element, `/` a self-closing one. */
export function showTree(tree: XmlTree): string {
  return tree.nodes
    .map((it) => showNode(it, ''))
    .filter(Boolean)
    .join('\n');
}

/** Problems one a line: place, code, the characters meant, the message, and the fix if there is one. */
export function showProblems(text: string, problems: readonly SyntaxProblem[]): string {
  const starts = lineStarts(text);
  return problems
    .map(({ at, code, message, fix }) => {
      const { line, column } = positionAt(starts, at.start);
      const meant = JSON.stringify(text.slice(at.start, at.end));
      return `${line + 1}:${column + 1} ${code} ${meant} ${message}${fix === undefined ? '' : ` [${fix.title}]`}`;
    })
    .join('\n');
}

function showNode(node: XmlNode, indent: string): string {
  switch (node.kind) {
    case 'element':
      return showElement(node, indent);
    case 'text':
      return node.value.trim() === '' ? '' : indent + JSON.stringify(node.value);
    case 'doctype':
    case 'stray':
      return `${indent}#${node.kind}`;
    case 'cdata':
    case 'comment':
    case 'processing-instruction':
      return `${indent}#${node.kind} ${JSON.stringify(node.value)}`;
  }
}

function showElement({ name, form, attributes, nodes }: Element, indent: string): string {
  const mark = { closed: '', unclosed: '?', 'self-closing': '/' }[form];
  const head = [name + mark, ...attributes.map((it) => `@${it.name}=${JSON.stringify(it.value)}`)].join(' ');
  const content = nodes.map((it) => showNode(it, `${indent}  `)).filter(Boolean);
  if (nodes.length === 1 && nodes[0]?.kind === 'text')
    return `${indent}(${head} ${content.join('').trim() || '""'})`;
  return `${indent}(${[head, ...content].join('\n')})`;
}
