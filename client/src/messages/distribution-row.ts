import type { DistributionSummary } from '#sync';

/** One distribution in a list to pick from. */
export interface DistributionRow {
  readonly label: string;
  readonly description: string;
  /** Comment, and the aliases that the description leaves out, so that the filter finds them. */
  readonly detail: string;
}

/** `E2QWRUHAPOMQZL   www.example.com +2 · Deployed · d111abc.cloudfront.net` */
export function distributionRow(summary: DistributionSummary): DistributionRow {
  const { distributionId, aliases, comment, domainName } = summary;
  const [first, ...others] = aliases;
  const named =
    first === undefined ? '(no alias)' : `${first}${others.length > 0 ? ` +${others.length}` : ''}`;
  return {
    label: distributionId,
    description: [named, statusOf(summary), domainName].join(' · '),
    detail: [oneLine(comment), others.join(', ')].filter((it) => it !== '').join(' · '),
  };
}

function statusOf({ status, enabled }: DistributionSummary): string {
  const deployment = status === 'InProgress' ? '$(sync) In progress' : status;
  return enabled ? deployment : `${deployment}, disabled`;
}

/** `$(name)` would become an icon. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('$(', '$ (').trim();
}

/** `profile prod · 111122223333`; whatever is not known yet is left out. */
export function whose(profile: string, accountId: string | undefined): string {
  const parts = [profile === '' ? undefined : `profile ${profile}`, accountId];
  return parts.filter((it) => it !== undefined && it !== '').join(' · ');
}
