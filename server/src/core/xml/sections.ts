import { insert } from '../text/edit.ts';
import { CdataNode, CommentNode } from './nodes.ts';
import { fix, type Scan } from './scan.ts';
import { sectionEnd } from './unclosed.ts';

/** Reads a comment from its `<!--`. `parent` is the name of the element it stands in. */
export function readComment(scan: Scan, start: number, parent: string | undefined): CommentNode {
  const { text } = scan;
  const valueStart = start + 4;
  const end = scan.commentEnds.next(valueStart);
  const another = scan.commentStarts.next(valueStart);
  if (end < another) {
    checkDashes(scan, valueStart, end);
    return new CommentNode(text, { start, end: end + 3 }, { start: valueStart, end });
  }

  const value = {
    start: valueStart,
    end: sectionEnd(scan, valueStart, Math.min(another, text.length), parent),
  };
  const message = 'The comment is not closed: its --> is missing.';
  scan.report('comment-malformed', start, valueStart, message, fix('Insert -->', insert(value.end, ' -->')));
  return new CommentNode(text, { start, end: value.end }, value);
}

/** Reads a CDATA section from its `<![CDATA[`. `parent` is the name of the element it stands in. */
export function readCdata(scan: Scan, start: number, parent: string | undefined): CdataNode {
  const { text } = scan;
  const valueStart = start + 9;
  const end = scan.sectionEnds.next(valueStart);
  if (end < text.length) return new CdataNode(text, { start, end: end + 3 }, { start: valueStart, end });

  const value = { start: valueStart, end: sectionEnd(scan, valueStart, text.length, parent) };
  const message = 'The CDATA section is not closed: its ]]> is missing.';
  scan.report('unclosed', start, valueStart, message, fix('Insert ]]>', insert(value.end, ']]>')));
  return new CdataNode(text, { start, end: value.end }, value);
}

/** Reports the first two dashes in a comment that ends with those at `end`. */
export function checkDashes(scan: Scan, start: number, end: number): void {
  const dashes = scan.text.indexOf('--', start);
  if (dashes === end) return;

  scan.report('comment-malformed', dashes, dashes + 2, 'A comment cannot hold two dashes in a row.');
}
