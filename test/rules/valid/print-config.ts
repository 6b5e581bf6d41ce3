/** An element: its name, and its value or its children. */
export type Tree = readonly [name: string, content: Content];
export type Content = string | readonly Tree[];

/** How a text is written: nothing in it means anything to CloudFront. */
export interface Layout {
  /** Undefined for a text in one line. */
  readonly indent: string | undefined;
  readonly lineBreak: string;
  /** One comment for about so many elements; 0 for none. */
  readonly commentEvery: number;
  readonly isSelfClosing: boolean;
}

/** Writes a config. The namespace is that of the root. */
export function printConfig(config: Tree, layout: Layout, namespace?: string): string {
  const { indent, lineBreak, commentEvery, isSelfClosing } = layout;
  let count = 0;
  const lines: string[] = [];
  const visit = ([name, content]: Tree, depth: number): void => {
    const space = (indent ?? '').repeat(depth);
    if (commentEvery > 0 && ++count % commentEvery === 0) lines.push(`${space}<!-- ${count} -->`);
    const start = depth === 0 && namespace !== undefined ? `${name} xmlns="${namespace}"` : name;
    if (content.length === 0 && isSelfClosing) {
      lines.push(`${space}<${start}/>`);
    } else if (typeof content === 'string') {
      lines.push(`${space}<${start}>${escapeText(content)}</${name}>`);
    } else {
      lines.push(`${space}<${start}>`);
      for (const it of content) visit(it, depth + 1);
      lines.push(`${space}</${name}>`);
    }
  };
  visit(config, 0);
  return lines.join(indent === undefined ? '' : lineBreak);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
