/** A file may be one long line, as CloudFront itself answers. */
const headLength = 20_000;

// Each alternative of the prolog can match in one way only, so a long one costs no backtracking.
const declarationOrComment = /<\?(?:(?!\?>)[\s\S])*\?>|<!--(?:(?!-->)[\s\S])*-->/;
const rootTag = /<((?:Streaming)?DistributionConfig)(\s[^>]*)?\/?>/;
const head = new RegExp(`^\\uFEFF?(?:\\s|${declarationOrComment.source})*${rootTag.source}`);

/** Whether the first element of a text is the root of a config, in CloudFront's namespace or in none. */
export function rootIsConfig(text: string): boolean {
  const root = head.exec(text.slice(0, headLength));
  if (root === null) return false;

  const namespace = /\sxmlns\s*=\s*["']([^"']*)/.exec(root[2] ?? '')?.[1];
  return namespace === undefined || namespace.startsWith('http://cloudfront.amazonaws.com/doc/');
}
