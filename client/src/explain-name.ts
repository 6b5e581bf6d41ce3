import { allRules, explain } from '#core';

/** What a rule or an error of CloudFront means, as Markdown. */
export async function explainName(name: string): Promise<string> {
  return explain(name, await errorDocs()) ?? `# ${name}\n\nThere is no rule and no error with this name.\n`;
}

/** Everything that can be explained. */
export async function explainable(): Promise<{
  readonly rules: readonly { readonly id: string; readonly awsError?: string; readonly summary: string }[];
  readonly errors: readonly string[];
}> {
  return { rules: allRules, errors: Object.keys(await errorDocs()) };
}

async function errorDocs(): Promise<Readonly<Record<string, string>>> {
  const { default: docs } = await import('#docs', { with: { type: 'json' } });
  return docs.errors;
}
