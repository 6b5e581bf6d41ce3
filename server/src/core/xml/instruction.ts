import { insert, remove, replace } from '../text/edit.ts';
import { nameEnd } from './names.ts';
import { InstructionNode } from './nodes.ts';
import { fix, type Scan } from './scan.ts';
import { isSpace, skipSpace, trimEnd } from './space.ts';

/** Reads a processing instruction, or the XML declaration, from its `<?`. */
export function readInstruction(scan: Scan, start: number): InstructionNode {
  const { text } = scan;
  const targetEnd = nameEnd(text, start + 2);
  const target = text.slice(start + 2, targetEnd);
  const close = instructionClose(scan, start, targetEnd);
  const end = close === undefined ? unclosedEnd(text, targetEnd) : close + 2;
  const valueEnd = close ?? end;
  const value = { start: Math.min(skipSpace(text, targetEnd), valueEnd), end: valueEnd };
  const node = new InstructionNode(text, { start, end }, value, target);
  if (target === 'xml') checkDeclaration(scan, node);
  else checkInstruction(scan, node, targetEnd, close);
  return node;
}

/** Offset of the `?>`. An XML declaration holds no `<`, so one that lacks its own does not take the next one's. */
function instructionClose(scan: Scan, start: number, targetEnd: number): number | undefined {
  const close = scan.instructionEnds.next(targetEnd);
  if (close > scan.text.length) return undefined;

  const less = scan.text.indexOf('<', targetEnd);
  const isDeclaration = targetEnd === start + 5 && scan.text.startsWith('xml', start + 2);
  return isDeclaration && less !== -1 && less < close ? undefined : close;
}

const restOfLine = /[^<>\r\n]*>?/y;

function unclosedEnd(text: string, start: number): number {
  restOfLine.lastIndex = start;
  restOfLine.test(text);
  return trimEnd(text, start, restOfLine.lastIndex);
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
    scan.report(
      code,
      start + 2,
      targetEnd,
      `The name ${target} is reserved; the XML declaration is written <?xml.`,
    );
  } else if (targetEnd < close && !isSpace(scan.text.charCodeAt(targetEnd))) {
    scan.report(code, start + 2, targetEnd, `White space must follow ${target}.`);
  }
}

const usual = '<?xml version="1.0" encoding="UTF-8"?>';

// XML 1.0 §2.8, XMLDecl.
const declaration = new RegExp(
  [
    '<\\?xml',
    's+version s* = s* (?:"1\\.[0-9]+"|\'1\\.[0-9]+\')',
    '(?: s+encoding s* = s* (?:"[A-Za-z][\\w.\\-]*"|\'[A-Za-z][\\w.\\-]*\') )?',
    '(?: s+standalone s* = s* (?:"(?:yes|no)"|\'(?:yes|no)\') )?',
    's* \\?>',
  ]
    .join('')
    .replaceAll(' ', '')
    .replaceAll(/s([+*])/g, '[ \\t\\r\\n]$1'),
  'y',
);

function checkDeclaration(scan: Scan, { start, end }: InstructionNode): void {
  const { text } = scan;
  const first = text.startsWith('\ufeff') ? 1 : 0;
  if (start !== first) {
    const message = 'The XML declaration must stand at the very start of the text.';
    const isOnlySpace = skipSpace(text, first) === start;
    const removal = isOnlySpace
      ? fix('Remove the space before it', remove({ start: first, end: start }))
      : undefined;
    scan.report('declaration-malformed', start, end, message, removal);
    return;
  }
  declaration.lastIndex = start;
  if (declaration.test(text) && declaration.lastIndex === end) return;

  const message = `The XML declaration must read ${usual}`;
  scan.report(
    'declaration-malformed',
    start,
    end,
    message,
    fix('Write it so', replace({ start, end }, usual)),
  );
}
