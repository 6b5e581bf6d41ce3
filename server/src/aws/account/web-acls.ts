import {
  GetWebACLCommand,
  ListWebACLsCommand,
  type Rule,
  Scope,
  type WebACLSummary,
} from '@aws-sdk/client-wafv2';
import type { FactItems } from '#sync';
import type { Clients } from './clients.ts';
import type { Reader } from './cloudfront-lists.ts';
import { type Ask, everyPage, ownerOf, present } from './page.ts';

/** What the rules of each web ACL are is asked one by one, which is too much to ask where there are many. */
const mostAsked = 10;

/** The web ACLs that CloudFront can use: https://docs.aws.amazon.com/waf/latest/APIReference/API_ListWebACLs.html. */
export const webAcls: Reader<FactItems['webAcls']> = async (clients, ask) => {
  const { items: summaries } = await everyPage(async (NextMarker) => {
    const command = new ListWebACLsCommand({ Scope: Scope.CLOUDFRONT, NextMarker });
    const answer = await ask('wafv2 ListWebACLs', (it) => clients.wafv2.send(command, it));
    const items = present(answer.WebACLs);
    // WAF gives a marker with its last page too.
    return { items, next: items.length === 0 ? undefined : answer.NextMarker || undefined };
  });

  const items: FactItems['webAcls'][] = [];
  for (const summary of summaries) {
    const groups = summaries.length > mostAsked ? undefined : await managedRuleGroups(summary, clients, ask);
    items.push({
      id: present(summary.ARN),
      name: summary.Name ?? '',
      ...(groups !== undefined && { managedRuleGroups: groups }),
    });
  }
  return { items, accountId: ownerOf(items[0]?.id) };
};

/** Undefined when it was not allowed: what a web ACL holds is a permission of its own. */
async function managedRuleGroups(
  { Name, Id }: WebACLSummary,
  { wafv2 }: Clients,
  ask: Ask,
): Promise<readonly string[] | undefined> {
  const command = new GetWebACLCommand({ Scope: Scope.CLOUDFRONT, Name, Id });
  try {
    const { WebACL } = await ask('wafv2 GetWebACL', (it) => wafv2.send(command, it));
    const inserted = [
      ...(WebACL?.PreProcessFirewallManagerRuleGroups ?? []),
      ...(WebACL?.PostProcessFirewallManagerRuleGroups ?? []),
    ].map((it) => it.FirewallManagerStatement);
    const statements = [...(WebACL?.Rules ?? []).map((it: Rule) => it.Statement), ...inserted];
    return statements.flatMap((it) => {
      const group = it?.ManagedRuleGroupStatement;
      return group?.VendorName === 'AWS' && group.Name !== undefined ? [group.Name] : [];
    });
  } catch {
    return undefined;
  }
}
