import type { ConfigDocument } from '../model/document.ts';
import { allRules, unsuppressableRules } from '../rules/all.ts';
import type { Finding } from '../rules/rule.ts';
import { suppressionEdit } from '../rules/suppression/disable.ts';
import { settingsFileName } from '../settings/file.ts';
import type { Edit } from '../text/edit.ts';

/** What a reader can do about a rule rather than about its finding. */
export type RuleControl = {
  readonly title: string;
  readonly finding: Finding;
} & (
  | { readonly kind: 'suppress'; readonly edit: Edit }
  /** Turns the rule off in the settings file, which the host knows. */
  | { readonly kind: 'turn-off'; readonly rule: string }
  /** Shows the page of a rule, or of the AWS error that CloudFront itself answered with. */
  | { readonly kind: 'explain'; readonly name: string }
);

const ruleIds: ReadonlySet<string> = new Set(allRules.map((it) => it.id));

/** One set of controls for each rule that speaks here: first those that silence it, then the explanations. */
export function ruleControls(doc: ConfigDocument, findings: readonly Finding[]): readonly RuleControl[] {
  const firsts = [...Map.groupBy(findings, (it) => it.rule).values()].flatMap((it) => it.slice(0, 1));
  return [...firsts.flatMap((it) => silencers(doc, it)), ...firsts.flatMap(explanation)];
}

function silencers(doc: ConfigDocument, finding: Finding): readonly RuleControl[] {
  const { rule } = finding;
  if (!ruleIds.has(rule) || unsuppressableRules.has(rule)) return [];

  const controls: RuleControl[] = [];
  const onLine = suppressionEdit(doc, finding, 'line');
  if (onLine)
    controls.push({ kind: 'suppress', title: `Disable ${rule} for this line`, finding, edit: onLine });
  const everywhere = suppressionEdit(doc, finding, 'document');
  if (everywhere)
    controls.push({ kind: 'suppress', title: `Disable ${rule} for this file`, finding, edit: everywhere });
  const title = `Set severity of ${rule} in ${settingsFileName} to off`;
  return [...controls, { kind: 'turn-off', title, finding, rule }];
}

function explanation(finding: Finding): readonly RuleControl[] {
  const name = ruleIds.has(finding.rule) ? finding.rule : finding.awsError;
  return name === undefined ? [] : [{ kind: 'explain', title: `Explain ${name}`, finding, name }];
}
