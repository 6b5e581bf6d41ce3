import { child } from '../../model/document.ts';
import { schema } from '../../schema/index.ts';
import { escapeText, insertChild, replaceContent } from '../../xml/edits.ts';
import { lastBefore } from '../element/required-member.ts';
import type { Baseline, DocumentRule } from '../rule.ts';

/**
 * The name that a distribution was created under. Compared exactly, as CloudFront does.
 * Restoring it is never done unasked: another reference may mean another distribution's text.
 */
export const callerReferenceImmutable: DocumentRule = {
  id: 'caller-reference-immutable',
  severity: 'error',
  awsError: 'IllegalUpdate',
  summary: 'CallerReference can never change.',
  why: 'CallerReference is the name under which the distribution was created. A text with another one most likely belongs to another distribution, and pushing it would replace everything.',
  source:
    'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html; text observed in hashicorp/terraform-provider-aws#33338',
  on: 'document',

  *check({ config }, { baseline, callerReferences }) {
    const reference = config && child(config.element, 'CallerReference');
    const original = originalReference(baseline);
    if (reference === undefined || original === undefined || reference.text === original) return;
    if (reference.text.trim() === '') return;

    const owner = callerReferences.get(reference.text);
    const whose =
      owner === undefined ? 'Is this the text of another distribution?' : `This is the text of ${owner}.`;
    yield {
      // White space counts: a reference may differ in nothing else.
      at: reference.textSpan,
      message: `CallerReference can never change. It was "${original}". ${whose}`,
      fixes: [
        {
          title: `Restore "${original}"`,
          edits: [replaceContent(reference, escapeText(original))],
          grade: 'choice',
        },
      ],
    };
  },
};

export const callerReferenceMissing: DocumentRule = {
  id: 'caller-reference-missing',
  severity: 'error',
  awsError: 'MalformedXML',
  summary: 'A config must have a CallerReference.',
  why: 'CallerReference tells CloudFront that a config belongs to its distribution. It is set once, when the distribution is created.',
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html',
  on: 'document',

  *check({ text, config }, { baseline }) {
    if (config === undefined) return;
    const reference = child(config.element, 'CallerReference');
    if (reference !== undefined && reference.text.trim() !== '') return;

    const declaration = schema.at(`${config.declaration.key}.CallerReference`);
    const original = originalReference(baseline);
    const markup = `<CallerReference>${escapeText(original ?? '')}</CallerReference>`;
    const edit =
      reference === undefined
        ? insertChild(
            text,
            config.element,
            markup,
            lastBefore(config.element, config.declaration, declaration),
          )
        : replaceContent(reference, escapeText(original ?? ''));
    yield {
      at: reference?.span ?? config.element.nameSpan,
      message:
        reference === undefined
          ? `${config.element.name} has no CallerReference.`
          : 'CallerReference is empty.',
      fixes:
        original === undefined ? [] : [{ title: `Restore "${original}"`, edits: [edit], grade: 'choice' }],
    };
  },
};

function originalReference(baseline: Baseline | undefined): string | undefined {
  const config = baseline?.doc.config;
  return config && child(config.element, 'CallerReference')?.text;
}
