import { insert, remove, replace } from '../text/edit.ts';
import { nameEnd } from './names.ts';
import { CdataNode, CommentNode, DoctypeNode, InstructionNode } from './nodes.ts';
import { fix, isSpace, type Scan, skipSpace, trimEnd } from './scan.ts';

/** Reads a comment from its `<!--`. */
export function readComment(scan: Scan, start: number): CommentNode {
  const { text } = scan;
  const valueStart = start + 4;
  const end = scan.commentEnds.next(valueStart);
  const another = scan.commentStarts.next(valueStart);
  if (end < another) {
    checkDashes(scan, valueStart, end);
    return new CommentNode(text, { start, end: end + 3 }, { start: valueStart, end });
  }

  const guess = trimEnd(text, valueStart, Math.min(another, nextTagLine(text, valueStart)));
  const message = 'The comment is not closed: its --> is missing.';
  scan.report('comment-malformed', start, valueStart, message, fix('Insert -->', insert(guess, ' -->')));
  return new CommentNode(text, { start, end: guess }, { start: valueStart, end: guess });
}

function checkDashes(scan: Scan, start: number, end: number): void {
  const dashes = scan.text.indexOf('--', start);
  if (dashes === end) return;

  scan.report('comment-malformed', dashes, dashes + 2, 'A comment cannot hold two dashes in a row.');
}

/** Reads a CDATA section from its `<![CDATA[`. */
export function readCdata(scan: Scan, start: number): CdataNode {
  const { text } = scan;
  const valueStart = start + 9;
  const end = scan.sectionEnds.next(valueStart);
  if (end < text.length) return new CdataNode(text, { start, end: end + 3 }, { start: valueStart, end });

  const guess = trimEnd(text, valueStart, nextTagLine(text, valueStart));
  const message = 'The CDATA section is not closed: its ]]> is missing.';
  scan.report('unclosed', start, valueStart, message, fix('Insert ]]>', insert(guess, ']]>')));
  return new CdataNode(text, { start, end: guess }, { start: valueStart, end: guess });
}

const declaration =
  /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/y;

/** Reads a processing instruction, or the XML declaration, from its `<?`. */
export function readInstruction(scan: Scan, start: number): InstructionNode {
  const { text } = scan;
  const targetEnd = nameEnd(text, start + 2);
  const target = text.slice(start + 2, targetEnd);
  const end = instructionEnd(scan, start, targetEnd, target === 'xml');
  const isClosed = text.startsWith('?>', end - 2) && end - 2 >= targetEnd;
  const value = { start: Math.min(skipSpace(text, targetEnd), end), end: isClosed ? end - 2 : end };
  const node = new InstructionNode(
    text,
    { start, end },
    { start: Math.min(value.start, value.end), end: value.end },
    target,
  );
  if (target === 'xml') {
    checkDeclaration(scan, node, isClosed);
    return node;
  }

  const code = 'processing-instruction-malformed';
  if (!isClosed) {
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
  } else if (targetEnd < end - 2 && !isSpace(text.charCodeAt(targetEnd))) {
    scan.report(code, start + 2, targetEnd, `White space must follow ${target}.`);
  }
  return node;
}

/** A declaration holds no `<`: one that lacks its `?>` ends before the next tag. */
function instructionEnd(scan: Scan, start: number, targetEnd: number, isDeclaration: boolean): number {
  const { text } = scan;
  const end = scan.instructionEnds.next(targetEnd);
  if (end < text.length && !(isDeclaration && text.slice(start + 1, end).includes('<'))) return end + 2;

  const line = /[^<>\r\n]*>?/y;
  line.lastIndex = targetEnd;
  line.test(text);
  return trimEnd(text, targetEnd, line.lastIndex);
}

function checkDeclaration(scan: Scan, { start, end }: InstructionNode, isClosed: boolean): void {
  const { text } = scan;
  const first = text.startsWith('\ufeff') ? 1 : 0;
  if (start !== first) {
    const message = 'The XML declaration must stand at the very start of the text.';
    const isOnlySpace = skipSpace(text, first) === start;
    const fixes = isOnlySpace
      ? fix('Remove the space before it', remove({ start: first, end: start }))
      : undefined;
    scan.report('declaration-malformed', start, end, message, fixes);
    return;
  }
  declaration.lastIndex = start;
  if (isClosed && declaration.test(text) && declaration.lastIndex === end) return;

  const usual = '<?xml version="1.0" encoding="UTF-8"?>';
  const message = `The XML declaration should read ${usual}.`;
  scan.report(
    'declaration-malformed',
    start,
    end,
    message,
    fix('Write it so', replace({ start, end }, usual)),
  );
}

/**
 * Reads a document type declaration from its `<!DOCTYPE`.
 * Its inside is only delimited: CloudFront has no use for one, so a rule refuses it as a whole.
 */
export function readDoctype(scan: Scan, start: number): DoctypeNode {
  const { text } = scan;
  const end = doctypeEnd(scan, start + 9);
  if (end !== undefined) return new DoctypeNode(text, start, end);

  const guess = trimEnd(text, start + 9, nextTagLine(text, start + 9));
  scan.report('doctype-malformed', start, start + 9, 'The DOCTYPE is not closed: its > is missing.');
  return new DoctypeNode(text, start, guess);
}

function doctypeEnd(scan: Scan, start: number): number | undefined {
  const { text } = scan;
  let isInSubset = false;
  let offset = start;
  while (offset < text.length) {
    const char = text.charAt(offset);
    if (char === '"' || char === "'") {
      const close = text.indexOf(char, offset + 1);
      if (close === -1) return undefined;
      offset = close + 1;
    } else if (isInSubset && char === '<') {
      const next = subsetMarkupEnd(scan, offset);
      if (next === undefined) return undefined;
      offset = next;
    } else {
      if (!isInSubset && char === '>') return offset + 1;
      if (char === '[') isInSubset = true;
      if (char === ']') isInSubset = false;
      offset++;
    }
  }
  return undefined;
}

/** Steps over a comment or processing instruction in the internal subset, whose quotes and brackets mean nothing. */
function subsetMarkupEnd(scan: Scan, start: number): number | undefined {
  const { text } = scan;
  if (text.startsWith('<!--', start)) {
    const end = scan.commentEnds.next(start + 4);
    if (end > text.length) return undefined;
    checkDashes(scan, start + 4, end);
    return end + 3;
  }
  if (text.startsWith('<?', start)) {
    const end = scan.instructionEnds.next(start + 2);
    return end < text.length ? end + 2 : undefined;
  }
  return start + 1;
}

const tagLine = /\r?\n[ \t]*<[/A-Za-z_]/g;

/** The end of the line before the next one that starts with a tag: as far as unclosed markup may reach. */
function nextTagLine(text: string, from: number): number {
  tagLine.lastIndex = from;
  return tagLine.exec(text)?.index ?? text.length;
}
