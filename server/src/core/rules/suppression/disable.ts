import { type ConfigDocument, pathAt } from '../../model/document.ts';
import { type Edit, insert } from '../../text/edit.ts';
import { indentation, lineBreakBefore } from '../../xml/space.ts';
import { unsuppressableRules } from '../all.ts';
import type { Finding } from '../rule.ts';
import { suppressionWord } from './read.ts';

/**
 * Adds a comment that suppresses a finding's rule: for the line of the finding, or for the whole document.
 * Undefined where no comment can: the rule cannot be suppressed, or the finding is about the root itself,
 * where a comment would speak for the whole document.
 */
export function suppressionEdit(
  doc: ConfigDocument,
  { rule, at }: Pick<Finding, 'rule' | 'at'>,
  scope: 'line' | 'document',
): Edit | undefined {
  const { root } = doc.tree;
  if (root === undefined || unsuppressableRules.has(rule)) return undefined;

  const offset = scope === 'document' ? root.span.start : commentPlace(doc, at.start);
  if (offset === undefined) return undefined;

  const comment = `<!-- ${suppressionWord} ${rule}: reason -->`;
  const indent = indentation(doc.text, offset);
  const separator = indent === undefined ? '' : lineBreakBefore(doc.text, offset, indent) + indent;
  return insert(offset, comment + separator);
}

/** Before the innermost element or text that an offset is about. */
function commentPlace(doc: ConfigDocument, offset: number): number | undefined {
  const path = pathAt(doc, offset);
  const element = path.at(-1);
  if (element === undefined) return undefined;

  const isOwn = offset < element.startTag.end || element.children.length === 0;
  if (isOwn) return path.length === 1 ? undefined : element.span.start;

  const node = element.nodes.find((it) => it.span.start <= offset && offset < it.span.end);
  if (node?.kind !== 'text') return node?.span.start;
  const written = doc.text.slice(node.span.start, node.span.end);
  return node.span.end - written.trimStart().length;
}
