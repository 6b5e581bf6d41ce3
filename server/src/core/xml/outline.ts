import { insert, remove } from '../text/edit.ts';
import { nameEnd } from './names.ts';
import { type DoctypeNode, type ElementNode, type MarkupNode, StrayNode } from './nodes.ts';
import { belongsDeeper, endWithoutEndTag } from './recovery.ts';
import { fix, type Scan, skipSpace, trimEnd } from './scan.ts';

const GREATER = 0x3e;

/** How far up an end tag looks for its element, and how many unclosed elements at once are taken apart. */
const reach = 256;

/** The elements that are open while a text is read, and what stands at top level. */
export class Outline {
  declare readonly topLevel: MarkupNode[];
  declare root: ElementNode | undefined;
  declare private readonly scan: Scan;
  declare private readonly open: ElementNode[];

  constructor(scan: Scan) {
    this.scan = scan;
    this.topLevel = [];
    this.root = undefined;
    this.open = [];
  }

  /** Whether the reader stands before or after the root element. */
  get isOutside(): boolean {
    return this.open.length === 0;
  }

  /** Adds a node where the reader stands; answers the offset after it. */
  add(node: MarkupNode): number {
    const parent = this.open.at(-1);
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

  reportOutside(start: number, end: number, what: string): void {
    if (this.root === undefined) {
      this.scan.report('content-before-root', start, end, `${what} stands before the root element.`);
    } else {
      this.scan.report('content-after-root', start, end, `${what} stands after the end of the root element.`);
    }
  }

  /** A DOCTYPE stands once, before the root element. */
  checkDoctype(doctype: DoctypeNode): void {
    const isSecond = this.topLevel.some((it) => it.kind === 'doctype');
    if (this.root === undefined && !isSecond) return;

    const message = 'A DOCTYPE may stand only once, before the root element.';
    this.scan.report('doctype-malformed', doctype.start, doctype.end, message);
  }

  private close(element: ElementNode, start: number, nameEndOffset: number, end: number): void {
    element.form = 'closed';
    element.contentEnd = start;
    element.endNameEnd = nameEndOffset;
    element.end = end;
    this.open.pop();
    if (this.scan.unfinished.size > 0) completeUnfinished(this.scan, element);
  }

  private unusualEnd(start: number): number {
    const { scan, open } = this;
    const tag = readEndTag(scan.text, start);
    const index = this.indexOfOpen(tag.name);
    if (index === undefined || belongsDeeper(scan, open, index, tag)) {
      const what = scan.text.slice(start, tag.end);
      const message =
        tag.name === '' ? 'The end tag has no name.' : `${what} ends nothing: no <${tag.name}> is open here.`;
      const span = { start, end: tag.end };
      const problem = scan.report(
        'end-tag-stray',
        start,
        tag.end,
        message,
        fix(`Remove ${what}`, remove(span)),
      );
      return this.add(new StrayNode(scan.text, span, problem, tag.name));
    }

    this.endUnclosed(index + 1, start);
    const element = open.at(-1);
    if (element !== undefined) this.close(element, start, tag.nameEnd, tag.end);
    reportUnusual(scan, tag);
    return tag.end;
  }

  private indexOfOpen(name: string): number | undefined {
    const { open } = this;
    const last = Math.max(0, open.length - reach);
    for (let index = open.length - 1; index >= last; index--) if (open[index]?.name === name) return index;
    return undefined;
  }

  /** Ends all but the outermost `kept` open elements, innermost first, where their content ends. */
  private endUnclosed(kept: number, contentEnd: number): void {
    const { scan, open } = this;
    const from = open.at(-1)?.tagEnd;
    if (from === undefined || open.length === kept) return;

    const end = trimEnd(scan.text, from, contentEnd);
    const mayLift = open.length - kept <= reach;
    for (
      let element = open.pop();
      element !== undefined;
      element = open.length > kept ? open.pop() : undefined
    ) {
      for (const node of endWithoutEndTag(scan, element, end, mayLift ? open : [])) open.at(-1)?.append(node);
    }
  }
}

/** An end tag as it was found. */
export interface EndTag {
  readonly start: number;
  readonly name: string;
  readonly nameEnd: number;
  readonly end: number;
  readonly isClosed: boolean;
}

const restOfLine = /[^<>\r\n]*>/y;

function readEndTag(text: string, start: number): EndTag {
  const nameEndOffset = nameEnd(text, start + 2);
  const name = text.slice(start + 2, nameEndOffset);
  const next = skipSpace(text, nameEndOffset);
  if (text.charCodeAt(next) === GREATER)
    return { start, name, nameEnd: nameEndOffset, end: next + 1, isClosed: true };

  restOfLine.lastIndex = nameEndOffset;
  const isClosed = restOfLine.test(text);
  return {
    start,
    name,
    nameEnd: nameEndOffset,
    end: isClosed ? restOfLine.lastIndex : nameEndOffset,
    isClosed,
  };
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

  const rest = fix('Remove it', remove({ start: tag.nameEnd, end: tag.end - 1 }));
  scan.report('tag-malformed', junk, tag.end - 1, 'Nothing but the name may stand in an end tag.', rest);
}

/** A start tag without `>` whose element has an end tag after all: then it is clear what to write. */
function completeUnfinished(scan: Scan, element: ElementNode): void {
  const index = scan.unfinished.get(element);
  const known = index === undefined ? undefined : scan.problems[index];
  if (index === undefined || known === undefined) return;

  scan.problems[index] = { ...known, fix: fix('Insert >', insert(element.tagEnd, '>')) };
}
