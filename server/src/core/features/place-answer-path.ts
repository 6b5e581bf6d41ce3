import { child, type TypedElement } from '../model/document.ts';
import type { Element } from '../xml/index.ts';

/**
 * The elements that AWS's framework names by paths such as `distributionConfig.origins.items.1.member.domainName`,
 * several in one message (observed in aws/aws-sdk-ruby#413 and terraform-aws-modules/terraform-aws-cloudfront#53).
 * Case differs from the elements' (`httpPort`, `webACLId`), items are counted from 1.
 * An absent element is stood for by the closest one around it.
 */
export function frameworkElements({ element: root }: TypedElement, message: string): readonly Element[] {
  const paths = message.matchAll(/ at '([\w.]+)' failed to satisfy/g);
  return [...paths].map(([, path = '']) => closest(root, stepsBelow(root, path)));
}

/** The steps behind the root's own name; CreateDistributionWithTags puts another before it. */
function stepsBelow(root: Element, path: string): readonly string[] {
  const steps = path.split('.');
  return steps.slice(steps.findIndex((it) => isSame(it, root.name)) + 1);
}

function closest(root: Element, steps: readonly string[]): Element {
  let current = root;
  for (const step of steps) {
    if (step === 'member') continue;
    const next = /^\d+$/.test(step) ? current.children[Number(step) - 1] : childNamed(current, step);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

function childNamed(element: Element, name: string): Element | undefined {
  return child(element, name) ?? element.children.find((it) => isSame(it.name, name));
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
