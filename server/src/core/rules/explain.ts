import { allRules } from './all.ts';
import type { Rule } from './rule.ts';

/**
 * What a rule or an AWS error means, as Markdown; undefined for a name that is neither.
 * `errorDocs` is AWS's documentation of its errors, by code.
 */
export function explain(name: string, errorDocs: Readonly<Record<string, string>>): string | undefined {
  const rule = allRules.find((it) => it.id === name);
  if (rule !== undefined) return explainRule(rule);

  const rules = allRules.filter((it) => it.awsError === name);
  const docs = Object.hasOwn(errorDocs, name) ? errorDocs[name] : undefined;
  if (docs === undefined && rules.length === 0) return undefined;

  const lines = rules.map((it) => `- \`${it.id}\` (${it.severity}): ${it.summary}`);
  const list =
    lines.length === 0
      ? 'No rule can see this before CloudFront does.'
      : `Rules that see it coming:\n\n${lines.join('\n')}`;
  return [
    `# ${name}`,
    docs ?? 'An error that CloudFront answers with, though its API model does not list it.',
    list,
  ].join('\n\n');
}

function explainRule({ id, severity, awsError, summary, why, source }: Rule): string {
  const error = awsError === undefined ? '' : ` · CloudFront answers \`${awsError}\``;
  return [`# ${id}`, `${severity}${error}`, summary, why, `Source: ${source}`].join('\n\n');
}
