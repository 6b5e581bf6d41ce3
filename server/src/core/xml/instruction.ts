import { insert, remove, replace } from '../text/edit.ts';
import { nameEnd } from './names.ts';
import { InstructionNode } from './nodes.ts';
import { fix, type Scan } from './scan.ts';
import { isSpace, skipSpace, trimEnd } from './space.ts';
import { lineOrTagEnd } from './unclosed.ts';

/** Reads a processing instruction, or the XML declaration, from its `<?`. */
export function readInstruction(scan: Scan, start: number): InstructionNode {
  const { text } = scan;
  const targetEnd = nameEnd(text, start + 2);
  const target = text.slice(start + 2, targetEnd);
  const close = instructionClose(scan, target, targetEnd);
  const end = close === undefined ? trimEnd(text, targetEnd, lineOrTagEnd(text, targetEnd)) : close + 2;
  const valueEnd = close ?? end;
  const value = { start: Math.min(skipSpace(text, targetEnd), valueEnd), end: valueEnd };
  const node = new InstructionNode(text, { start, end }, value, target);
  if (target === 'xml') checkDeclaration(scan, node);
  else checkInstruction(scan, node, targetEnd, close);
  return node;
}

/** Offset of the `?>`. An XML declaration holds no `<`, so one that lacks its own does not take the next one's. */
function instructionClose(scan: Scan, target: string, targetEnd: number): number | undefined {
  const { text } = scan;
  const close = scan.instructionEnds.next(targetEnd);
  if (close > text.length) return undefined;
  return target === 'xml' && text.slice(targetEnd, close).includes('<') ? undefined : close;
}

function checkInstruction(
  scan: Scan,
  { start, end, target }: InstructionNode,
  targetEnd: number,
  close: number | undefined,
): void {
  const code = 'processing-instruction-malformed';
  if (close === undefined) {
    const message = 'The processing instruction is not closed: its ?> is missing.';
    scan.report(code, start, targetEnd, message, fix('Insert ?>', insert(end, '?>')));
  } else if (target === '') {
    scan.report(code, start, start + 2, 'A name must follow <? at once.');
  } else if (target.toLowerCase() === 'xml') {
    const message = `The name ${target} is reserved; the XML declaration is written <?xml.`;
    scan.report(code, start + 2, targetEnd, message);
  } else if (targetEnd < close && !isSpace(scan.text.charCodeAt(targetEnd))) {
    scan.report(code, start + 2, targetEnd, `White space must follow ${target}.`);
  }
}

const usual = '<?xml version="1.0" encoding="UTF-8"?>';

const space = '[ \\t\\r\\n]';
const version = pair('version', '1\\.[0-9]+');
const encoding = pair('encoding', '[A-Za-z][\\w.\\-]*');
const standalone = pair('standalone', '(?:yes|no)');

/** XML 1.0 §2.8, XMLDecl. */
const declaration = new RegExp(`<\\?xml${version}(?:${encoding})?(?:${standalone})?${space}*\\?>`, 'y');

function pair(name: string, value: string): string {
  return `${space}+${name}${space}*=${space}*(?:"${value}"|'${value}')`;
}

function checkDeclaration(scan: Scan, { start, end }: InstructionNode): void {
  const { text } = scan;
  const first = text.startsWith('\ufeff') ? 1 : 0;
  if (start !== first) {
    const message = 'The XML declaration must stand at the very start of the text.';
    const removal = fix('Remove the space before it', remove({ start: first, end: start }));
    const isAfterSpace = skipSpace(text, first) === start;
    scan.report('declaration-malformed', start, end, message, isAfterSpace ? removal : undefined);
    return;
  }
  declaration.lastIndex = start;
  if (declaration.test(text) && declaration.lastIndex === end) return;

  const message = `The XML declaration must read ${usual}`;
  const rewriting = fix('Write it so', replace({ start, end }, usual));
  scan.report('declaration-malformed', start, end, message, rewriting);
}
