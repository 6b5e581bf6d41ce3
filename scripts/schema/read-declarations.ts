import type { SourceText } from './source.ts';

/** What the `.d.ts` files say: member order, optional or not, enum types, docs, deprecation. */
export interface Declarations {
  readonly structures: ReadonlyMap<string, DeclaredStructure>;
  /** Values by enum name. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

export interface DeclaredStructure {
  /** HTML, as in the SDK. */
  readonly doc: string;
  readonly members: readonly DeclaredMember[];
}

export interface DeclaredMember {
  readonly name: string;
  readonly type: string;
  readonly list: boolean;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** HTML, as in the SDK. */
  readonly doc: string;
}

/** One line of code, with the documentation comment that stands directly before it. */
interface CodeLine {
  readonly place: string;
  readonly code: string;
  readonly comment: readonly string[];
}

const ignored = [/^$/, /^import type \{.*\} from "[./\w]+";$/, /^export type \w+ = .*;$/];

/**
 * Reads the SDK's type declarations line by line; they are machine-made, one thing per line.
 * Throws on any line it does not recognise, so that a new form is noticed and never half read.
 */
export function readDeclarations(files: readonly SourceText[]): Declarations {
  const structures = new Map<string, DeclaredStructure>();
  const enums = new Map<string, readonly string[]>();
  let members: DeclaredMember[] | undefined;
  let values: string[] | undefined;
  let insideNamespace = false;

  for (const line of files.flatMap(codeLines)) {
    const { code } = line;
    if (insideNamespace) {
      insideNamespace = code !== '}';
    } else if (members !== undefined) {
      if (code === '}') members = undefined;
      else members.push(readMember(line));
    } else if (values !== undefined) {
      if (code === '};') values = undefined;
      else values.push(readValue(line));
    } else {
      const structure = /^export interface (\w+) \{$/.exec(code)?.[1];
      const enumeration = /^export declare const (\w+): \{$/.exec(code)?.[1];
      if (structure !== undefined) {
        members = [];
        structures.set(structure, { doc: readDoc(line), members });
      } else if (enumeration !== undefined) {
        values = [];
        enums.set(enumeration, values);
      } else if (/^export declare namespace \w+ \{$/.test(code)) {
        insideNamespace = true;
      } else if (!ignored.some((it) => it.test(code))) throw unreadable(line);
    }
  }
  return { structures, enums };
}

function codeLines({ name, text }: SourceText): readonly CodeLine[] {
  const res: CodeLine[] = [];
  let comment: string[] = [];
  let insideComment = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^ *\/\*\*$/.test(line)) {
      insideComment = true;
    } else if (!insideComment) {
      res.push({ place: `${name}:${index + 1}`, code: line, comment });
      comment = [];
    } else if (/^ *\*\/$/.test(line)) {
      insideComment = false;
    } else comment.push(line.replace(/^ *\* ?/, ''));
  }
  return res;
}

function readMember(line: CodeLine): DeclaredMember {
  const [, name, optional, type, list] = /^ {4}(\w+)(\?)?: (\w+)(\[\])? \| undefined;$/.exec(line.code) ?? [];
  if (name === undefined || type === undefined) throw unreadable(line);

  return {
    name,
    type,
    list: list !== undefined,
    required: optional === undefined,
    deprecated: line.comment.some((it) => it.startsWith('@deprecated')),
    doc: readDoc(line),
  };
}

function readValue(line: CodeLine): string {
  const value = /^ {4}readonly [\w"-]+: "([^"]*)";$/.exec(line.code)?.[1];
  if (value === undefined) throw unreadable(line);
  return value;
}

/** The text of a comment up to its first tag. */
function readDoc({ comment }: CodeLine): string {
  const tag = comment.findIndex((it) => it.startsWith('@'));
  return (tag < 0 ? comment : comment.slice(0, tag)).join('\n').trim();
}

function unreadable({ place, code }: CodeLine): Error {
  return new Error(`${place}: a line of unknown form: ${code}`);
}
