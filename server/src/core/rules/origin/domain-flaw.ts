import { hasParameter } from '../../model/origin-domain.ts';

/** What is wrong with the form of an origin's domain name; each flaw is one rule's to speak about. */
export type DomainFlaw = 'empty' | 'ip' | 'colon' | 'path' | 'long';

/** The first flaw of a domain name. What a tenant fills in is not known, so it has none. */
export function domainFlaw(name: string): DomainFlaw | undefined {
  if (plain.test(name)) return undefined;
  if (name === '') return 'empty';
  if (hasParameter(name)) return undefined;
  if (ipv4.test(name) || ipv6.test(name)) return 'ip';
  if (name.includes(':')) return 'colon';
  if (/[/?#\s]/.test(name)) return 'path';
  return name.length > 253 || /[^.]{64}/.test(name) ? 'long' : undefined;
}

/** Names as nearly all are: a letter in the last label, nothing longer than it may be. */
const plain = /^(?=.{1,253}$)(?:[\w-]{1,63}\.)+[a-z][a-z0-9-]{0,62}$/i;
const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const ipv6 = /^\[?[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*\]?$/i;
