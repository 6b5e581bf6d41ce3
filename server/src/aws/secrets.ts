import { decodeReferences } from './references.ts';

/** Shorter values are no secrets, and hiding every `1` or `on` would make a message unreadable. */
const shortestSecret = 4;

/** Hides secrets in words that came from elsewhere. CloudFront quotes what it refuses: `Value 'x' at 'y' failed …`. */
export function maskSecrets(text: string, secrets: Iterable<string>): string {
  return [...secrets]
    .filter((it) => it.length >= shortestSecret)
    .sort((a, b) => b.length - a.length)
    .reduce((res, secret) => res.replaceAll(secret, '…'), text);
}

/** The values of the origins' custom headers in a config, in every spelling in which they may come back. */
export function headerValuesOf(xml: string): readonly string[] {
  const element = /<(?:[\w.-]+:)?HeaderValue(?:\s[^>]*)?>([\s\S]*?)<\/(?:[\w.-]+:)?HeaderValue/g;
  return [...xml.matchAll(element)].flatMap(([, raw = '']) => {
    const plain = raw.replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1');
    return [raw.trim(), plain.trim(), decodeReferences(plain).trim()];
  });
}
