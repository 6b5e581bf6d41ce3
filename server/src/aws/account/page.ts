/** Sends one command, so that it can be cancelled and is logged by its name. Rejects as the SDK does. */
export type Ask = <Output>(
  name: string,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<Output>,
) => Promise<Output>;

/** One page of a list, as facts. */
export interface Page<Fact> {
  readonly items: readonly Fact[];
  /** Where the next page starts; undefined after the last. */
  readonly next: string | undefined;
  /** Whose they are, when an ARN among them tells. */
  readonly accountId?: string | undefined;
}

/** A whole list. */
export type Whole<Fact> = Omit<Page<Fact>, 'next'>;

/** Thrown for an answer that is not the list it should be, e.g. a proxy's page. It must not pass for an empty list. */
export class Unreadable extends Error {}

/** No account has as much; a service that never ends must not keep us. */
const mostPages = 1_000;

/** Reads page after page. */
export async function everyPage<Fact>(
  read: (marker: string | undefined) => Promise<Page<Fact>>,
): Promise<Whole<Fact>> {
  const items: Fact[] = [];
  let accountId: string | undefined;
  let marker: string | undefined;
  for (let count = 0; count < mostPages; count++) {
    const page = await read(marker);
    items.push(...page.items);
    accountId ??= page.accountId;
    if (page.next === undefined) return { items, accountId };
    marker = page.next;
  }
  throw new Unreadable(`The list does not end after ${mostPages} pages.`);
}

/** CloudFront's lists say how many items the page has. */
interface CloudFrontList<Item> {
  readonly Quantity?: number | undefined;
  readonly Items?: readonly Item[] | undefined;
  readonly NextMarker?: string | undefined;
}

/** Reads one of CloudFront's pages. */
export function pageOf<Item, Fact>(
  list: CloudFrontList<Item> | undefined,
  read: (item: Item) => Fact,
): Page<Fact> {
  const items = list?.Items ?? [];
  if (list?.Quantity !== items.length) throw new Unreadable('The answer is not a list.');
  return { items: items.map(read), next: list.NextMarker || undefined };
}

/** What an answer must have. */
export function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Unreadable('The answer lacks what it must have.');
  return value;
}

/** The account in an ARN; undefined when there is none. */
export function ownerOf(arn: string | undefined): string | undefined {
  return arn?.split(':')[4] || undefined;
}
