import assert from 'node:assert/strict';
import { env } from 'node:process';
import { after, before, type TestContext, test } from 'node:test';
import { connect } from '#aws';
import { emptyHome, exportKeys, type Home } from '../environment.ts';
import { type Received, type Service, startService } from '../service.ts';

/**
 * ACM, WAF and Service Quotas speak AWS JSON 1.1: a POST to `/`, the operation in X-Amz-Target
 * (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html). Answers are as their API references show them.
 */

let home: Home;
before(() => {
  home = emptyHome();
  exportKeys();
});
after(() => home.remove());

type Answers = Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => object>>;

/** A service that answers each operation, or says that it is not allowed. */
function serving(test: TestContext, answers: Answers): Promise<Service> {
  return startService(test, (response, _, request) => {
    const operation = operationOf(request);
    const answer = answers[operation]?.(JSON.parse(String(request.body)));
    response.writeHead(answer === undefined ? 400 : 200, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': 'a1',
      ...(answer === undefined && { 'x-amzn-errortype': 'AccessDeniedException' }),
    });
    response.end(
      JSON.stringify(
        answer ?? {
          __type: 'AccessDeniedException',
          Message: `User: arn:aws:iam::111122223333:user/ann is not authorized to perform: x:${operation} because no identity-based policy allows the x:${operation} action`,
        },
      ),
    );
  });
}

const operationOf = ({ headers }: Received) => String(headers['x-amz-target']).split('.')[1] ?? '';

/** An account whose services are all at one address. */
function accountAt(test: TestContext, { url }: Service) {
  env.AWS_ENDPOINT_URL = url;
  const connection = connect({});
  test.after(() => {
    delete env.AWS_ENDPOINT_URL;
    return connection.close();
  });
  return connection.account;
}

test('certificates of every key type come with their names, state and expiry', async (test) => {
  const arn = (id: string) => `arn:aws:acm:us-east-1:111122223333:certificate/${id}`;
  const service = await serving(test, {
    ListCertificates: ({ NextToken }) =>
      NextToken === 'more'
        ? {
            CertificateSummaryList: [
              {
                CertificateArn: arn('b'),
                DomainName: 'new.example.com',
                Status: 'PENDING_VALIDATION',
                HasAdditionalSubjectAlternativeNames: true,
              },
            ],
          }
        : {
            CertificateSummaryList: [
              {
                CertificateArn: arn('a'),
                DomainName: 'www.example.com',
                SubjectAlternativeNameSummaries: ['www.example.com', '*.example.org'],
                HasAdditionalSubjectAlternativeNames: false,
                Status: 'ISSUED',
                KeyAlgorithm: 'EC_prime256v1',
                NotAfter: 1803859200,
              },
            ],
            NextToken: 'more',
          },
  });

  assert.deepEqual(await accountAt(test, service).read('certificates'), {
    kind: 'facts',
    accountId: '111122223333',
    items: [
      {
        id: arn('a'),
        name: 'www.example.com',
        names: ['www.example.com', '*.example.org'],
        hasMoreNames: false,
        state: 'ISSUED',
        expiresAt: '2027-03-01T00:00:00.000Z',
      },
      {
        id: arn('b'),
        name: 'new.example.com',
        names: ['new.example.com'],
        hasMoreNames: true,
        state: 'PENDING_VALIDATION',
      },
    ],
  });
  const [first] = service.received;
  assert.ok(first);
  assert.equal(first.headers['x-amz-target'], 'CertificateManager.ListCertificates');
  const { Includes } = JSON.parse(String(first.body));
  assert.ok(Includes.keyTypes.includes('EC_secp384r1') && Includes.keyTypes.includes('RSA_4096'));
  assert.match(
    String(first.headers.authorization),
    /Credential=AKIAIOSFODNN7EXAMPLE\/\d+\/us-east-1\/acm\/aws4_request/,
  );
});

const acl = (name: string) => ({
  Name: name,
  Id: `${name}-id`,
  ARN: `arn:aws:wafv2:us-east-1:111122223333:global/webacl/${name}/${name}-id`,
});

const group = (Name: string, VendorName = 'AWS') => ({ ManagedRuleGroupStatement: { VendorName, Name } });

test('web ACLs for CloudFront come with the rule groups of AWS in them', async (test) => {
  const service = await serving(test, {
    // WAF gives a marker even with its last page.
    ListWebACLs: ({ NextMarker }) =>
      NextMarker === undefined ? { WebACLs: [acl('site')], NextMarker: 'site' } : { WebACLs: [] },
    GetWebACL: () => ({
      WebACL: {
        ...acl('site'),
        DefaultAction: { Allow: {} },
        VisibilityConfig: {},
        Rules: [
          { Name: 'common', Priority: 0, Statement: group('AWSManagedRulesCommonRuleSet') },
          { Name: 'other', Priority: 1, Statement: group('Something', 'Fortinet') },
          { Name: 'countries', Priority: 2, Statement: { GeoMatchStatement: { CountryCodes: ['DE'] } } },
        ],
        PreProcessFirewallManagerRuleGroups: [
          {
            Name: 'company',
            Priority: 0,
            FirewallManagerStatement: group('AWSManagedRulesKnownBadInputsRuleSet'),
          },
        ],
      },
    }),
  });

  assert.deepEqual(await accountAt(test, service).read('webAcls'), {
    kind: 'facts',
    accountId: '111122223333',
    items: [
      {
        id: acl('site').ARN,
        name: 'site',
        managedRuleGroups: ['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet'],
      },
    ],
  });
  assert.deepEqual(
    service.received.map((it) => JSON.parse(String(it.body)).Scope),
    ['CLOUDFRONT', 'CLOUDFRONT', 'CLOUDFRONT'],
  );
});

test('web ACLs are known though nobody may look into them', async (test) => {
  const service = await serving(test, { ListWebACLs: () => ({ WebACLs: [acl('site')] }) });
  const read = await accountAt(test, service).read('webAcls');

  assert.equal(read.kind, 'facts');
  assert.deepEqual(read.items, [{ id: acl('site').ARN, name: 'site' }]);
});

test('many web ACLs are not looked into', async (test) => {
  const WebACLs = Array.from({ length: 11 }, (_, it) => acl(`acl${it}`));
  const service = await serving(test, { ListWebACLs: () => ({ WebACLs }) });
  const read = await accountAt(test, service).read('webAcls');

  assert.equal(read.kind === 'facts' && read.items.length, 11);
  assert.deepEqual(service.received.map(operationOf), ['ListWebACLs']);
});

test('quotas in force are those that a rule counts with', async (test) => {
  const service = await serving(test, {
    ListServiceQuotas: ({ NextToken }) =>
      NextToken === undefined
        ? {
            NextToken: 'more',
            Quotas: [
              { QuotaCode: 'L-1', QuotaName: 'Cache behaviors per distribution', Value: 120 },
              { QuotaCode: 'L-2', QuotaName: 'Web distributions per AWS account', Value: 500 },
            ],
          }
        : { Quotas: [{ QuotaCode: 'L-3', QuotaName: 'Origins per distribution', Value: 150 }] },
  });

  assert.deepEqual(await accountAt(test, service).read('quotas'), {
    kind: 'facts',
    accountId: undefined,
    items: [
      { rule: 'behavior-count', value: 120 },
      { rule: 'origin-count', value: 150 },
    ],
  });
  assert.equal(JSON.parse(String(service.received[0]?.body)).ServiceCode, 'cloudfront');
});

for (const kind of ['certificates', 'webAcls', 'quotas'] as const) {
  test(`${kind} that may not be read name the action and whose account it is`, async (test) => {
    const read = await accountAt(test, await serving(test, {})).read(kind);

    assert.equal(read.kind, 'denied');
    assert.match(read.action ?? '', /^x:List/);
    assert.equal(read.principal, 'arn:aws:iam::111122223333:user/ann');
  });

  test(`${kind} of an answer without a list are unreadable, not empty`, async (test) => {
    const service = await startService(test, (response) => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end('{}');
    });
    assert.equal((await accountAt(test, service).read(kind)).kind, 'unreadable');
  });
}

test('each service has an address of its own where the environment says so', async (test) => {
  const service = await serving(test, { ListServiceQuotas: () => ({ Quotas: [] }) });
  env.AWS_ENDPOINT_URL_SERVICE_QUOTAS = service.url;
  const connection = connect({ endpoint: 'http://127.0.0.1:9' });
  test.after(() => {
    delete env.AWS_ENDPOINT_URL_SERVICE_QUOTAS;
    return connection.close();
  });

  assert.deepEqual(await connection.account.read('quotas'), {
    kind: 'facts',
    accountId: undefined,
    items: [],
  });
  assert.deepEqual(await connection.account.read('certificates'), { kind: 'not-served' });
});

test('an address that is not safe is not used', async (test) => {
  env.AWS_ENDPOINT_URL_ACM = 'http://acm.example.com';
  const connection = connect({ endpoint: 'http://127.0.0.1:9' });
  test.after(() => {
    delete env.AWS_ENDPOINT_URL_ACM;
    return connection.close();
  });

  const read = await connection.account.read('certificates');
  assert.equal(read.kind, 'offline');
});

test('accounts of other partitions have no certificates in us-east-1', async (test) => {
  const connection = connect({ region: 'cn-north-1' });
  test.after(() => connection.close());

  assert.deepEqual(await connection.account.read('certificates'), { kind: 'not-served' });
});
