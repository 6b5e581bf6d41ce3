import type {
  AwsError,
  Cancellation,
  Config,
  Connect,
  Distributions,
  NotRead,
  Page,
  PutResult,
  Target,
} from '../../server/src/sync/index.ts';

/** What goes wrong with one PUT. */
export type PutFault =
  /** The connection breaks before the request arrives. */
  | 'lost-before'
  /** The connection breaks after the request was carried out. */
  | 'lost-after'
  /** The connection breaks, and the request arrives when the test calls `deliver`. */
  | 'late'
  /** The answer to a first try is lost, and the client's second try meets the new ETag. */
  | 'retried'
  /** Accepted, but the answer's body was cut. */
  | 'cut-body'
  /** Accepted, but neither body nor ETag came through. */
  | 'cut-all'
  /** Somebody else's change is carried out between ours and our next read; the body was cut. */
  | 'cut-and-overtaken'
  | PutResult;

export const account = '111122223333';
export const otherAccount = '222233334444';

interface Distribution {
  readonly accountId: string;
  readonly target: Target;
  config: Config;
  status: string;
}

/** A CloudFront in memory that refuses stale ETags as the real one does, with faults to order. */
export class FakeCloudFront {
  /** Every change that went live, oldest first; `sent` is what a push sent, undefined for somebody else's change. */
  readonly history: { readonly sent: string | undefined; readonly before: Config; readonly after: Config }[] =
    [];
  /** Every config there ever was, by ETag. */
  readonly configs = new Map<string, string>();
  /** Every PUT that came in. */
  readonly puts: { readonly xml: string; readonly ifMatch: string }[] = [];
  /** Faults of the next PUTs and reads, in order. */
  readonly putFaults: (PutFault | undefined)[] = [];
  readonly readFaults: (NotRead | undefined)[] = [];
  readonly #distributions = new Map<string, Distribution>();
  #late: (() => void)[] = [];
  #etags = 0;

  /** Creates a distribution. */
  create(
    distributionId: string,
    xml: string,
    kind: Target['kind'] = 'distribution',
    accountId = account,
  ): Target {
    const target = { distributionId, kind };
    this.#distributions.set(distributionId, {
      accountId,
      target,
      config: this.#next(xml),
      status: 'Deployed',
    });
    return target;
  }

  delete(distributionId: string): void {
    this.#distributions.delete(distributionId);
  }

  live(distributionId: string): Config {
    return this.#at(distributionId).config;
  }

  /** Somebody else's change. */
  edit(distributionId: string, xml: string): void {
    this.#set(this.#at(distributionId), xml, undefined);
  }

  /** The ETag moves while the config stays, as it does when a policy of the distribution changes. */
  touch(distributionId: string): void {
    const distribution = this.#at(distributionId);
    distribution.config = this.#next(distribution.config.xml);
  }

  deploy(distributionId: string): void {
    this.#at(distributionId).status = 'Deployed';
  }

  /** Lets the requests arrive that were on their way. */
  deliver(): void {
    const late = this.#late;
    this.#late = [];
    for (const arrive of late) arrive();
  }

  /** Profile `dev` belongs to another account than all others. */
  readonly connect: Connect = ({ profile }) => this.#as(profile === 'dev' ? otherAccount : account);

  #as(accountId: string): Distributions {
    const found = ({ distributionId }: Target) => {
      const distribution = this.#distributions.get(distributionId);
      return distribution?.accountId === accountId ? distribution : undefined;
    };
    const gone = { kind: 'gone', error: awsError('NoSuchDistribution', 404) } as const;
    const read = async <Answer>(answer: () => Answer, cancel?: Cancellation): Promise<Answer | NotRead> => {
      if (cancel?.aborted) return { kind: 'cancelled' };
      return this.readFaults.shift() ?? answer();
    };
    return {
      list: (kind, marker, cancel) => read(() => this.#page(accountId, kind, marker), cancel),
      get: (target, cancel) =>
        read(() => {
          const distribution = found(target);
          return distribution === undefined
            ? gone
            : ({ kind: 'config', config: distribution.config } as const);
        }, cancel),
      describe: (target, cancel) =>
        read(() => {
          const distribution = found(target);
          return distribution === undefined
            ? gone
            : ({ kind: 'details', details: detailsOf(distribution) } as const);
        }, cancel),
      put: async (target, xml, ifMatch, cancel) => {
        if (cancel?.aborted) return { kind: 'cancelled' };
        const fault = this.putFaults.shift();
        if (typeof fault === 'object') return fault;
        return found(target) === undefined ? gone : this.#put(target.distributionId, { xml, ifMatch, fault });
      },
    };
  }

  #put(
    id: string,
    { xml, ifMatch, fault }: { xml: string; ifMatch: string; fault: PutFault | undefined },
  ): PutResult {
    this.puts.push({ xml, ifMatch });
    const lost = { kind: 'unknown', message: 'socket hang up' } as const;
    if (fault === 'lost-before') return lost;
    if (fault === 'late') {
      this.#late.push(() => this.#apply(id, xml, ifMatch));
      return lost;
    }
    const result = this.#apply(id, xml, ifMatch);
    if (result.kind !== 'accepted') return result;
    switch (fault) {
      case 'lost-after':
        return lost;
      case 'retried':
        return { kind: 'stale', error: awsError('PreconditionFailed', 412), attempts: 2 };
      case 'cut-body':
        return { ...result, xml: undefined };
      case 'cut-all':
        return { ...result, xml: undefined, etag: undefined };
      case 'cut-and-overtaken':
        this.edit(id, this.live(id).xml.replace(/<Comment>.*?</, '<Comment>overtaken<'));
        return { ...result, xml: undefined };
      default:
        return result;
    }
  }

  #apply(id: string, xml: string, ifMatch: string): PutResult {
    const distribution = this.#distributions.get(id);
    if (distribution === undefined) return { kind: 'gone', error: awsError('NoSuchDistribution', 404) };
    if (distribution.config.etag !== ifMatch) {
      return { kind: 'stale', error: awsError('PreconditionFailed', 412), attempts: 1 };
    }
    this.#set(distribution, serviceText(xml), xml);
    return { kind: 'accepted', ...distribution.config, requestId: 'request-1' };
  }

  #page(accountId: string, kind: Target['kind'], marker: string | undefined): Page {
    const mine = [...this.#distributions.values()].filter(
      (it) => it.accountId === accountId && it.target.kind === kind,
    );
    const from = marker === undefined ? 0 : Number(marker);
    const distributions = mine.slice(from, from + 2).map((it) => {
      const { distributionId, arn, domainName, status } = detailsOf(it);
      return { distributionId, kind, arn, domainName, status, aliases: [], comment: '', enabled: true };
    });
    return { kind: 'page', distributions, nextMarker: from + 2 < mine.length ? String(from + 2) : undefined };
  }

  #set(distribution: Distribution, xml: string, sent: string | undefined): void {
    const before = distribution.config;
    distribution.config = this.#next(xml);
    distribution.status = 'InProgress';
    this.history.push({ sent, before, after: distribution.config });
  }

  #next(xml: string): Config {
    const etag = `E${String(++this.#etags).padStart(12, '0')}`;
    this.configs.set(etag, xml);
    return { xml, etag };
  }

  #at(distributionId: string): Distribution {
    const distribution = this.#distributions.get(distributionId);
    if (distribution === undefined) throw new Error(`the test created no ${distributionId}`);
    return distribution;
  }
}

/** A code of CloudFront's as an error. */
export function awsError(code: string, status: number, message = `${code} said CloudFront`): AwsError {
  return { code, message, status, requestId: 'request-1' };
}

/** The service keeps neither comments nor layout. */
export function serviceText(xml: string): string {
  const body = xml.replace(/<\?xml[^>]*>/, '').replaceAll(/<!--[\s\S]*?-->/g, '');
  return `<?xml version="1.0"?>\n${body.replaceAll(/>\s+</g, '><').trim()}`;
}

function detailsOf({ target, accountId, config, status }: Distribution) {
  const { distributionId } = target;
  return {
    ...target,
    arn: `arn:aws:cloudfront::${accountId}:distribution/${distributionId}`,
    domainName: `${distributionId.toLowerCase()}.cloudfront.net`,
    status,
    lastModified: '2026-11-21T08:00:00.000Z',
    etag: config.etag,
  };
}
