import { insert, remove } from '../text/edit.ts';
import { nameEnd } from './names.ts';
import { type ElementNode, type MarkupNode, StrayNode } from './nodes.ts';
import { belongsDeeper, endWithoutEndTag } from './recovery.ts';
import { excerpt, fix, type Scan } from './scan.ts';
import { skipSpace, trimEnd } from './space.ts';
import type { SyntaxCode } from './tree.ts';
import { lineOrTagEnd } from './unclosed.ts';

const GREATER = 0x3e;

/** How far up an end tag looks for its element, and how many unclosed elements at once are taken apart. */
const reach = 32;

/** The elements that are open while a text is read, and what stands at top level. */
export class Outline {
  declare readonly topLevel: MarkupNode[];
  declare root: ElementNode | undefined;
  declare private readonly scan: Scan;
  declare private readonly open: ElementNode[];
  declare private readonly reported: Set<SyntaxCode>;
  declare private hasDoctype: boolean;

  constructor(scan: Scan) {
    this.scan = scan;
    this.topLevel = [];
    this.root = undefined;
    this.open = [];
    this.reported = new Set();
    this.hasDoctype = false;
  }

  /** Whether the reader stands before or after the root element. */
  get isOutside(): boolean {
    return this.open.length === 0;
  }

  /** The name of the innermost open element. */
  get parentName(): string | undefined {
    return this.open.at(-1)?.name;
  }

  /** Whether a DOCTYPE may stand here: once, before the root element. */
  get mayHoldDoctype(): boolean {
    return this.root === undefined && !this.hasDoctype;
  }

  /** Adds a node where the reader stands; answers the offset after it. */
  add(node: MarkupNode): number {
    const parent = this.open.at(-1);
    if (node.kind === 'doctype') this.hasDoctype = true;
    if (parent === undefined) this.topLevel.push(node);
    else parent.append(node);
    return node.end;
  }

  /** Adds an element and, unless it is self-closing, stands inside it from now on; answers the offset after its tag. */
  start(element: ElementNode): number {
    if (this.open.length === 0) {
      if (this.root === undefined) this.root = element;
      else this.reportOutside(element.start, element.tagEnd, `A second root element, <${element.name}>,`);
    }
    this.add(element);
    if (element.form === 'self-closing') {
      element.end = element.tagEnd;
      element.contentEnd = element.tagEnd;
    } else {
      this.open.push(element);
    }
    return element.tagEnd;
  }

  /** Reads an end tag from its `</` and ends what it ends; answers the offset after it. */
  end(start: number): number {
    const { text } = this.scan;
    const top = this.open.at(-1);
    if (top !== undefined && text.startsWith(top.name, start + 2)) {
      const nameEndOffset = start + 2 + top.name.length;
      if (text.charCodeAt(nameEndOffset) === GREATER) {
        this.close(top, start, nameEndOffset, nameEndOffset + 1);
        return nameEndOffset + 1;
      }
    }
    return this.unusualEnd(start);
  }

  /** Ends everything that is still open at the end of the text. */
  finish(): void {
    this.endUnclosed(0, this.scan.text.length);
    if (this.root === undefined) this.scan.report('root-missing', 0, 0, 'There is no root element.');
  }

  /** Reports content around the root element, once before it and once after: the rest mostly follows from that. */
  reportOutside(start: number, end: number, what: string): void {
    const code = this.root === undefined ? 'content-before-root' : 'content-after-root';
    if (this.reported.has(code)) return;

    this.reported.add(code);
    const where = this.root === undefined ? 'before the root element' : 'after the end of the root element';
    this.scan.report(code, start, end, `${what} stands ${where}.`);
  }

  private close(element: ElementNode, start: number, nameEndOffset: number, end: number): void {
    element.form = 'closed';
    element.contentEnd = start;
    element.endNameEnd = nameEndOffset;
    element.end = end;
    this.open.pop();
    if (this.scan.unfinished.size > 0) completeUnfinished(this.scan, element);
  }

  /** An end tag that is not exactly that of the innermost element. */
  private unusualEnd(start: number): number {
    const { scan, open } = this;
    const tag = readEndTag(scan.text, start);
    const index = this.indexOfOpen(tag.name);
    const element = open[index];
    if (element === undefined || belongsDeeper(scan, open, element, tag)) {
      return this.add(strayEnd(scan, tag));
    }

    this.endUnclosed(index + 1, start);
    this.close(element, start, tag.nameEnd, tag.end);
    reportUnusual(scan, tag);
    return tag.end;
  }

  private indexOfOpen(name: string): number {
    const { open } = this;
    const last = Math.max(0, open.length - reach);
    let index = open.length - 1;
    while (index >= last && open[index]?.name !== name) index--;
    return index >= last ? index : -1;
  }

  /** Ends all but the outermost `kept` open elements, innermost first, where their content ends. */
  private endUnclosed(kept: number, contentEnd: number): void {
    const { scan, open } = this;
    const top = open.at(-1);
    if (top === undefined || open.length === kept) return;

    const end = trimEnd(scan.text, top.tagEnd, contentEnd);
    const isTakenApart = open.length - kept <= reach;
    while (open.length > kept) {
      const element = open.pop();
      if (element === undefined) return;
      const lifted = endWithoutEndTag(scan, element, end, isTakenApart ? open : []);
      for (const node of lifted) open.at(-1)?.append(node);
    }
  }
}

/** An end tag as it was found. */
interface EndTag {
  readonly start: number;
  readonly name: string;
  readonly nameEnd: number;
  readonly end: number;
  readonly isClosed: boolean;
}

function readEndTag(text: string, start: number): EndTag {
  const after = nameEnd(text, start + 2);
  const tag = { start, name: text.slice(start + 2, after), nameEnd: after };
  const next = skipSpace(text, after);
  if (text.charCodeAt(next) === GREATER) return { ...tag, end: next + 1, isClosed: true };

  const end = lineOrTagEnd(text, after);
  const isClosed = text.charCodeAt(end - 1) === GREATER;
  return { ...tag, end: isClosed ? end : after, isClosed };
}

function strayEnd(scan: Scan, { start, end, name }: EndTag): StrayNode {
  const span = { start, end };
  const written = excerpt(scan.text, start, end);
  const message =
    name === '' ? 'The end tag has no name.' : `${written} ends nothing: its start tag is missing.`;
  const problem = scan.report('end-tag-stray', start, end, message, fix(`Remove ${written}`, remove(span)));
  return new StrayNode(scan.text, span, problem, name);
}

/** Says what is wrong inside an end tag that does end an element. */
function reportUnusual(scan: Scan, tag: EndTag): void {
  const { text } = scan;
  if (!tag.isClosed) {
    const message = `The end tag </${tag.name} is not finished: its > is missing.`;
    scan.report('tag-malformed', tag.start, tag.end, message, fix('Insert >', insert(tag.end, '>')));
    return;
  }
  const junk = skipSpace(text, tag.nameEnd);
  if (junk === tag.end - 1) return;

  const end = tag.end - 1;
  const removal = fix(`Remove ${excerpt(text, junk, end)}`, remove({ start: tag.nameEnd, end }));
  scan.report('tag-malformed', junk, end, 'Nothing but the name may stand in an end tag.', removal);
}

/** A start tag that is not finished, but whose element has an end tag after all: then it is clear what to write. */
function completeUnfinished(scan: Scan, element: ElementNode): void {
  const unfinished = scan.unfinished.get(element);
  const known = unfinished && scan.problems[unfinished.problem];
  if (unfinished === undefined || known === undefined) return;

  const { problem, missing } = unfinished;
  scan.problems[problem] = { ...known, fix: fix(`Insert ${missing}`, insert(element.tagEnd, missing)) };
}
