import { type Finding, noReports, type Report, type Rule } from './rule.ts';

/** What a check has found so far. */
export interface Found {
  readonly findings: Finding[];
  readonly failures: RuleFailure[];
}

/** A rule that threw: our bug, reported as data so that the host can log it. */
export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

/** Adds what a rule reports, or that it failed. */
export function collect({ findings, failures }: Found, rule: Rule, reportsOf: () => Iterable<Report>): void {
  try {
    const reports = reportsOf();
    if (reports === noReports) return;
    for (const report of reports) findings.push(findingOf(rule, report));
  } catch (error) {
    failures.push({ rule: rule.id, error });
  }
}

function findingOf(rule: Rule, { at, message, related, fixes, tag, severity }: Report): Finding {
  return {
    rule: rule.id,
    severity: severity ?? rule.severity,
    ...(rule.awsError !== undefined && { awsError: rule.awsError }),
    message,
    at,
    ...(related !== undefined && { related }),
    fixes: fixes ?? [],
    ...(tag !== undefined && { tag }),
  };
}
