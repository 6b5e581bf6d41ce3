import type { Edit } from '../text/edit.ts';
import { Finder } from './finder.ts';
import { NameCache } from './names.ts';
import type { ElementNode } from './nodes.ts';
import type { SyntaxCode, SyntaxProblem } from './tree.ts';

/** Whether the schema lets an element hold a child, by their names; undefined when it does not know the parent. */
export type MayContain = (parent: string, child: string) => boolean | undefined;

/** What the parts of one parse share: the text, where things are in it, and what was found wrong. */
export class Scan {
  declare readonly text: string;
  declare readonly mayContain: MayContain;
  declare readonly names: NameCache;
  declare readonly problems: SyntaxProblem[];
  declare readonly ampersands: Finder;
  declare readonly commentStarts: Finder;
  declare readonly commentEnds: Finder;
  declare readonly sectionEnds: Finder;
  declare readonly instructionEnds: Finder;
  /** Elements whose start tag lacks its `>`, with the index of the problem that says so. */
  declare readonly unfinished: Map<ElementNode, number>;

  constructor(text: string, mayContain: MayContain) {
    this.text = text;
    this.mayContain = mayContain;
    this.names = new NameCache(text);
    this.problems = [];
    this.ampersands = new Finder(text, '&');
    this.commentStarts = new Finder(text, '<!--');
    this.commentEnds = new Finder(text, '-->');
    this.sectionEnds = new Finder(text, ']]>');
    this.instructionEnds = new Finder(text, '?>');
    this.unfinished = new Map();
  }

  /** Adds a problem and answers its index, for those who learn more about it later. */
  report(code: SyntaxCode, start: number, end: number, message: string, fix?: SyntaxProblem['fix']): number {
    return this.problems.push(problem(code, start, end, message, fix)) - 1;
  }
}

export function problem(
  code: SyntaxCode,
  start: number,
  end: number,
  message: string,
  fix?: SyntaxProblem['fix'],
): SyntaxProblem {
  const at = { start, end };
  return fix === undefined ? { code, at, message } : { code, at, message, fix };
}

/** A fix of one or more edits. */
export function fix(title: string, ...edits: readonly Edit[]): NonNullable<SyntaxProblem['fix']> {
  return { title, edits };
}

/** The first offset from here on that holds no white space. */
export function skipSpace(text: string, offset: number): number {
  let end = offset;
  while (isSpace(text.charCodeAt(end))) end++;
  return end;
}

/** The offset after the last character that is no white space, not before `from`. */
export function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Whether a UTF-16 unit is white space as XML has it. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
