import type { Edit, Span } from '../text/edit.ts';

/**
 * What every part of the product knows about XML text.
 * Nodes are read through these interfaces only, so that the parser may keep them in any form.
 */
export interface XmlTree {
  /** Everything in the text in order: declaration, comments, the root, whatever stands around it. */
  readonly nodes: readonly XmlNode[];
  /** The first element at top level. */
  readonly root: Element | undefined;
  /** Where the text is not well-formed XML, in text order. Empty if and only if it is well-formed. */
  readonly problems: readonly SyntaxProblem[];
}

export type XmlNode = Element | CharacterData | Comment | ProcessingInstruction | Doctype | Stray;

export interface Element {
  readonly kind: 'element';
  /** The name as written, prefix included. */
  readonly name: string;
  /** From `<` to the end of the end tag; without an end tag, to where the content was seen to end. */
  readonly span: Span;
  readonly nameSpan: Span;
  /** `<Name …>`, or the whole of `<Name …/>`. */
  readonly startTag: Span;
  /** `</Name>`; undefined for a self-closing or unclosed element. */
  readonly endTag: Span | undefined;
  /** The name inside the end tag. */
  readonly endNameSpan: Span | undefined;
  readonly form: 'closed' | 'self-closing' | 'unclosed';
  readonly attributes: readonly Attribute[];
  /** All content in order. */
  readonly nodes: readonly XmlNode[];
  /** The child elements in order. */
  readonly children: readonly Element[];
  /** The character data directly inside, decoded, CRLF and CR read as LF (XML 1.0 §2.11). */
  readonly text: string;
  /** What lies between start tag and end tag; empty at the end of a self-closing tag. */
  readonly textSpan: Span;
}

export interface Attribute {
  readonly name: string;
  readonly nameSpan: Span;
  /** Decoded and normalized (XML 1.0 §3.3.3); empty when the value is missing. */
  readonly value: string;
  /** Inside the quotes. */
  readonly valueSpan: Span;
  readonly span: Span;
}

/** Text or a CDATA section. */
export interface CharacterData {
  readonly kind: 'text' | 'cdata';
  readonly span: Span;
  /** Decoded, CRLF and CR read as LF. */
  readonly value: string;
}

export interface Comment {
  readonly kind: 'comment';
  readonly span: Span;
  readonly value: string;
}

/** `<?target …?>`, the XML declaration included. */
export interface ProcessingInstruction {
  readonly kind: 'processing-instruction';
  readonly span: Span;
  readonly target: string;
  readonly value: string;
}

export interface Doctype {
  readonly kind: 'doctype';
  readonly span: Span;
}

/** Markup that belongs to nothing: a lone `<`, an end tag that nothing opened. */
export interface Stray {
  readonly kind: 'stray';
  readonly span: Span;
}

/** One place where the text is not well-formed, in words for people. */
export interface SyntaxProblem {
  readonly code: SyntaxCode;
  readonly at: Span;
  readonly message: string;
  readonly fix?: { readonly title: string; readonly edits: readonly Edit[] };
}

export type SyntaxCode =
  | 'attribute-duplicate'
  | 'attribute-malformed'
  | 'cdata-end'
  | 'character-forbidden'
  | 'comment-malformed'
  | 'content-after-root'
  | 'content-before-root'
  | 'declaration-malformed'
  | 'doctype-malformed'
  | 'end-tag-stray'
  | 'entity-unknown'
  | 'root-missing'
  | 'processing-instruction-malformed'
  | 'reference-malformed'
  | 'tag-malformed'
  | 'unclosed';
