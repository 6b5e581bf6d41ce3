import type { Edit } from '../text/edit.ts';
import { type Finder, stringFinder, tagLineFinder } from './finder.ts';
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
  declare readonly tagLines: Finder;
  /** Elements without end tag, with the index of the problem that says so. */
  declare readonly unclosed: Map<ElementNode, number>;
  /** Elements whose start tag is not finished. */
  declare readonly unfinished: Map<ElementNode, Unfinished>;

  constructor(text: string, mayContain: MayContain) {
    this.text = text;
    this.mayContain = mayContain;
    this.names = new NameCache(text);
    this.problems = [];
    this.ampersands = stringFinder(text, '&');
    this.commentStarts = stringFinder(text, '<!--');
    this.commentEnds = stringFinder(text, '-->');
    this.sectionEnds = stringFinder(text, ']]>');
    this.instructionEnds = stringFinder(text, '?>');
    this.tagLines = tagLineFinder(text);
    this.unclosed = new Map();
    this.unfinished = new Map();
  }

  /** Adds a problem and answers its index, for those who learn more about it later. */
  report(code: SyntaxCode, start: number, end: number, message: string, fix?: SyntaxProblem['fix']): number {
    return this.problems.push(problem(code, start, end, message, fix)) - 1;
  }
}

interface Unfinished {
  /** Index of the problem that says so. */
  readonly problem: number;
  /** What the tag lacks, `>` or a quote and `>`. */
  readonly missing: string;
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

/** What is written between two offsets, short enough for a message. */
export function excerpt(text: string, start: number, end: number): string {
  return end - start <= 60 ? text.slice(start, end) : `${text.slice(start, start + 59)}…`;
}
