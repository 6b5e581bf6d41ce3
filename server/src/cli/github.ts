import type { FindingRow } from './findings.ts';
import { pathBelow } from './linted.ts';

const commands: Readonly<Record<FindingRow['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * A finding as a workflow command, which GitHub shows beside the line.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function workflowCommand(row: FindingRow): string {
  const { file, line, endLine, column, endColumn, severity, awsError, rule, message } = row;
  const properties = {
    file: pathBelow(file) ?? file,
    line,
    endLine,
    // GitHub takes columns only within one line.
    ...(line === endLine && { col: column, endColumn }),
    title: awsError ?? rule,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${commands[severity]} ${written.join(',')}::${data(message)}`;
}

/** As the toolkit of GitHub Actions escapes them: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
