import { pathToFileURL } from 'node:url';
import { allRules, elementPath, type Finding, lineStarts, positionAt, type Rule, type Span } from '#core';
import { type Linted, pathBelow } from './linted.ts';

/** One finding in a SARIF log. */
export interface SarifResult {
  readonly ruleId: string;
}

/**
 * Results as a SARIF 2.1.0 log, for code scanning.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifLog(found: readonly SarifResult[]): object {
  const spoken = new Set(found.map((it) => it.ruleId));
  const rules = allRules.filter((it) => spoken.has(it.id));
  const indexes = new Map(rules.map((it, index) => [it.id, index]));
  const results = found.map((it) => ({ ...it, ruleIndex: indexes.get(it.ruleId) ?? -1 }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cloudfront-config', rules: rules.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        results,
      },
    ],
  };
}

const levels: Readonly<Record<Finding['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

function descriptorOf({ id, severity, awsError, summary, why }: Rule): object {
  const answer = awsError === undefined ? '' : ` CloudFront answers ${awsError}.`;
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${summary} ${why}${answer}` },
    defaultConfiguration: { level: levels[severity] },
    ...(awsError !== undefined && { properties: { tags: [awsError] } }),
  };
}

/** The findings of one file. Their fixes stay out: what they insert may be a secret of the baseline. */
export function sarifResults({ file, doc, findings }: Linted): SarifResult[] {
  const artifactLocation = { uri: uriOf(file) };
  const starts = lineStarts(doc.text);
  const placeOf = (at: Span) => ({ artifactLocation, region: regionOf(starts, at) });
  return findings.map(({ rule, severity, message, at, related = [] }) => {
    const path = elementPath(doc, at.start);
    return {
      ruleId: rule,
      level: levels[severity],
      message: { text: message },
      locations: [
        {
          physicalLocation: placeOf(at),
          ...(path !== '' && { logicalLocations: [{ fullyQualifiedName: path, kind: 'element' }] }),
        },
      ],
      ...(related.length > 0 && {
        relatedLocations: related.map((it, index) => ({
          id: index + 1,
          message: { text: it.message },
          physicalLocation: placeOf(it.at),
        })),
      }),
    };
  });
}

function regionOf(starts: readonly number[], { start, end }: Span): object {
  const first = positionAt(starts, start);
  const last = positionAt(starts, end);
  return {
    startLine: first.line + 1,
    startColumn: first.column + 1,
    endLine: last.line + 1,
    endColumn: last.column + 1,
  };
}

/** Relative to the current folder, which code scanning takes for the root of the repository. */
function uriOf(file: string): string {
  if (file === '-') return 'standard-input';
  const path = pathBelow(file);
  return path === undefined ? pathToFileURL(file).href : path.split('/').map(encodeURIComponent).join('/');
}
