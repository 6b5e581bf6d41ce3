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

const ignored = [/^$/, /^import type \{.*\} from "[./\w]+";$/, /^export type \w+ = .*;$/];

/**
 * Reads the SDK's type declarations line by line; they are machine-made, one thing per line.
 * Throws on any line it does not recognise, so that a new form is noticed and never half read.
 */
export function readDeclarations(files: readonly SourceText[]): Declarations {
  const structures = new Map<string, DeclaredStructure>();
  const enums = new Map<string, readonly string[]>();
  for (const file of files) readFile(file, structures, enums);
  return { structures, enums };
}

function readFile(
  file: SourceText,
  structures: Map<string, DeclaredStructure>,
  enums: Map<string, readonly string[]>,
): void {
  let comment: string[] = [];
  let insideComment = false;
  let insideNamespace = false;
  let members: DeclaredMember[] | undefined;
  let values: string[] | undefined;

  for (const [index, line] of file.text.split('\n').entries()) {
    if (insideNamespace) {
      insideNamespace = line !== '}';
    } else if (insideComment) {
      insideComment = !/^ *\*\/$/.test(line);
      if (insideComment) comment.push(line.replace(/^ *\* ?/, ''));
    } else if (/^ *\/\*\*$/.test(line)) {
      insideComment = true;
      comment = [];
    } else if (members !== undefined) {
      const [, name, optional, type, list] = /^ {4}(\w+)(\?)?: (\w+)(\[\])? \| undefined;$/.exec(line) ?? [];
      if (name !== undefined && type !== undefined) {
        members.push({
          name,
          type,
          list: list !== undefined,
          required: optional === undefined,
          ...facts(comment),
        });
      } else if (line === '}') members = undefined;
      else throw unreadable(file, index, line);
    } else if (values !== undefined) {
      const value = /^ {4}readonly [\w"-]+: "([^"]*)";$/.exec(line)?.[1];
      if (value !== undefined) values.push(value);
      else if (line === '};') values = undefined;
      else throw unreadable(file, index, line);
    } else {
      const structure = /^export interface (\w+) \{$/.exec(line)?.[1];
      const enumeration = /^export declare const (\w+): \{$/.exec(line)?.[1];
      if (structure !== undefined) {
        members = [];
        structures.set(structure, { doc: facts(comment).doc, members });
      } else if (enumeration !== undefined) {
        values = [];
        enums.set(enumeration, values);
      } else if (/^export declare namespace \w+ \{$/.test(line)) insideNamespace = true;
      else if (!ignored.some((it) => it.test(line))) throw unreadable(file, index, line);
    }
  }
}

function facts(comment: readonly string[]): { doc: string; deprecated: boolean } {
  const tag = comment.findIndex((it) => it.startsWith('@'));
  const text = tag < 0 ? comment : comment.slice(0, tag);
  return { doc: text.join('\n').trim(), deprecated: comment.some((it) => it.startsWith('@deprecated')) };
}

function unreadable(file: SourceText, index: number, line: string): Error {
  return new Error(`${file.name}:${index + 1}: a line of unknown form: ${line}`);
}
