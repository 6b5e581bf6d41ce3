interface List {
  readonly ordered: boolean;
  readonly items: number;
}

/**
 * The SDK's documentation HTML as Markdown.
 * It uses ten elements and no attribute but `href`; throws on any other tag.
 */
export function markdown(html: string): string {
  const links: string[] = [];
  let lists: readonly List[] = [];
  let code = false;
  let result = '';

  for (const part of html.replace(/\s+/g, ' ').split(/(<[^>]*>)/)) {
    if (!part.startsWith('<')) {
      const text = decode(code ? part : escapeMarkdown(part));
      result += result === '' || /[\s[]$/.test(result) ? text.trimStart() : text;
      continue;
    }
    const [, slash, name, href] = /^<(\/?)(\w+)(?: href="([^"]*)")?>$/.exec(part) ?? [];
    const closing = slash === '/';
    switch (name) {
      case 'code':
        code = !closing;
        result += '`';
        break;
      case 'b':
        result += '**';
        break;
      case 'i':
        result += '*';
        break;
      case 'a':
        if (!closing) links.push(href ?? '');
        result += closing ? `](${links.pop()})` : '[';
        break;
      case 'p':
        result = startBlock(result, lists.length);
        break;
      case 'note':
      case 'important':
        result = startBlock(result, lists.length);
        if (!closing) result += name === 'note' ? '**Note:** ' : '**Important:** ';
        break;
      case 'ul':
      case 'ol':
        lists = closing ? lists.slice(0, -1) : [...lists, { ordered: name === 'ol', items: 0 }];
        result = startBlock(result, closing ? lists.length : lists.length - 1);
        break;
      case 'li': {
        if (closing) break;
        const list = lists.at(-1);
        if (list === undefined) throw new Error(`a list item outside a list: ${html}`);
        lists = [...lists.slice(0, -1), { ...list, items: list.items + 1 }];
        const gap = list.items === 0 ? '\n\n' : '\n';
        result = `${result.trimEnd()}${gap}${indent(lists.length - 1)}${list.ordered ? `${list.items + 1}.` : '-'} `;
        break;
      }
      default:
        throw new Error(`a tag of unknown meaning: ${part}`);
    }
  }
  return result.trim();
}

/** A paragraph begins on a line of its own, unless a list item or a note has just begun. */
function startBlock(text: string, depth: number): string {
  if (text === '' || /(?:^|\n) *(?:-|\d+\.) $|:\*\* $/.test(text)) return text;
  return `${text.trimEnd()}\n\n${indent(depth)}`;
}

function indent(depth: number): string {
  return '   '.repeat(depth);
}

function escapeMarkdown(text: string): string {
  return text.replace(/[*_`[\]\\]/g, '\\$&');
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
