import type { Span } from '../text/edit.ts';
import { decodeAttribute, decodeText, normalizeLineEnds } from './references.ts';
import type {
  Attribute,
  CharacterData,
  Comment,
  Doctype,
  Element,
  ProcessingInstruction,
  Stray,
  XmlNode,
} from './tree.ts';

// Classes with offsets and getters: spans and text nodes made up front would double the time of a parse.
// Fields are declared, not defined, because a defined field is written twice.

/** A node other than text. Text is whatever lies between these, so it needs no node until somebody asks. */
export type MarkupNode = ElementNode | SpecialNode | StrayNode;

/** What elements without attributes or content share; nothing is ever added to it. */
const none: never[] = [];

export class ElementNode implements Element {
  declare readonly kind: 'element';
  declare readonly name: string;
  declare readonly source: string;
  declare readonly start: number;
  /** Offset after the start tag. */
  declare tagEnd: number;
  /** Offset of the end tag, or of the end where there is none. */
  declare contentEnd: number;
  /** Offset after the name in the end tag. */
  declare endNameEnd: number;
  declare end: number;
  declare form: Element['form'];
  declare attributes: readonly Attribute[];
  /** Content other than text. */
  declare markup: MarkupNode[];
  declare private allNodes: readonly XmlNode[] | undefined;
  declare private childElements: readonly ElementNode[] | undefined;

  constructor(source: string, start: number, name: string) {
    this.kind = 'element';
    this.name = name;
    this.source = source;
    this.start = start;
    this.tagEnd = start;
    this.contentEnd = start;
    this.endNameEnd = start;
    this.end = start;
    this.form = 'unclosed';
    this.attributes = none;
    this.markup = none;
    this.allNodes = undefined;
    this.childElements = undefined;
  }

  get span(): Span {
    return { start: this.start, end: this.end };
  }

  get nameSpan(): Span {
    return { start: this.start + 1, end: this.start + 1 + this.name.length };
  }

  get startTag(): Span {
    return { start: this.start, end: this.tagEnd };
  }

  get endTag(): Span | undefined {
    return this.form === 'closed' ? { start: this.contentEnd, end: this.end } : undefined;
  }

  get endNameSpan(): Span | undefined {
    return this.form === 'closed' ? { start: this.contentEnd + 2, end: this.endNameEnd } : undefined;
  }

  get textSpan(): Span {
    return { start: this.tagEnd, end: this.contentEnd };
  }

  get text(): string {
    if (this.markup.length === 0) return decodeText(this.source.slice(this.tagEnd, this.contentEnd));

    let text = '';
    for (const node of this.nodes) if (node.kind === 'text' || node.kind === 'cdata') text += node.value;
    return text;
  }

  append(node: MarkupNode): void {
    if (this.markup === none) this.markup = [node];
    else this.markup.push(node);
  }

  get nodes(): readonly XmlNode[] {
    this.allNodes ??= withText(this.source, this.tagEnd, this.markup, this.contentEnd);
    return this.allNodes;
  }

  get children(): readonly ElementNode[] {
    this.childElements ??= this.markup.filter((it) => it.kind === 'element');
    return this.childElements;
  }
}

/** Comment, CDATA section, processing instruction, DOCTYPE. */
export type SpecialNode = CdataNode | CommentNode | InstructionNode | DoctypeNode;

abstract class Piece {
  declare readonly source: string;
  declare readonly start: number;
  declare readonly end: number;

  constructor(source: string, start: number, end: number) {
    this.source = source;
    this.start = start;
    this.end = end;
  }

  get span(): Span {
    return { start: this.start, end: this.end };
  }
}

export class TextNode extends Piece implements CharacterData {
  readonly kind = 'text';

  get value(): string {
    return decodeText(this.source.slice(this.start, this.end));
  }
}

/** A piece with fixed characters around what it says. */
abstract class Delimited extends Piece {
  declare protected readonly valueStart: number;
  declare protected readonly valueEnd: number;

  constructor(source: string, span: Span, value: Span) {
    super(source, span.start, span.end);
    this.valueStart = value.start;
    this.valueEnd = value.end;
  }

  get value(): string {
    return normalizeLineEnds(this.source.slice(this.valueStart, this.valueEnd));
  }
}

export class CdataNode extends Delimited implements CharacterData {
  readonly kind = 'cdata';
}

export class CommentNode extends Delimited implements Comment {
  readonly kind = 'comment';
}

export class InstructionNode extends Delimited implements ProcessingInstruction {
  readonly kind = 'processing-instruction';
  declare readonly target: string;

  constructor(source: string, span: Span, value: Span, target: string) {
    super(source, span, value);
    this.target = target;
  }
}

export class DoctypeNode extends Piece implements Doctype {
  readonly kind = 'doctype';
}

export class StrayNode extends Piece implements Stray {
  readonly kind = 'stray';
  /** The name in an end tag that nothing opened; undefined for other markup. */
  declare readonly endName: string | undefined;
  /** Index of the problem that says so. */
  declare readonly problem: number;

  constructor(source: string, span: Span, problem: number, endName?: string) {
    super(source, span.start, span.end);
    this.problem = problem;
    this.endName = endName;
  }
}

export class AttributeNode extends Piece implements Attribute {
  declare readonly name: string;
  declare readonly valueSpan: Span;

  constructor(source: string, name: string, span: Span, value: Span) {
    super(source, span.start, span.end);
    this.name = name;
    this.valueSpan = value;
  }

  get nameSpan(): Span {
    return { start: this.start, end: this.start + this.name.length };
  }

  get value(): string {
    return decodeAttribute(this.source.slice(this.valueSpan.start, this.valueSpan.end));
  }
}

/** Markup nodes with the text between them, in order. */
export function withText(
  source: string,
  start: number,
  markup: readonly MarkupNode[],
  end: number,
): readonly XmlNode[] {
  const nodes: XmlNode[] = [];
  let offset = start;
  for (const node of markup) {
    if (node.start > offset) nodes.push(new TextNode(source, offset, node.start));
    nodes.push(node);
    offset = node.end;
  }
  if (end > offset) nodes.push(new TextNode(source, offset, end));
  return nodes;
}
