import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  type CodeAction,
  CodeActionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { answerNotification, baselineNotification } from '#protocol';
import { type LanguageServer, startLanguageServer } from './language-server.ts';

let server: LanguageServer;
before(async () => {
  server = await startLanguageServer();
});
after(() => server.stop());

let documents = 0;
const freshUri = () => `file:///workspace/${++documents}.distribution.xml`;

const config = (comment: string) => `<?xml version="1.0"?>
<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
  <CallerReference>2019-04-11</CallerReference>
  <Aliases><Quantity>1</Quantity><Items><CNAME>media.example.com</CNAME></Items></Aliases>
  <Origins><Quantity>1</Quantity><Items><Origin><Id>media</Id><DomainName>media.s3.amazonaws.com</DomainName><S3OriginConfig><OriginAccessIdentity></OriginAccessIdentity></S3OriginConfig></Origin></Items></Origins>
  <DefaultCacheBehavior><TargetOriginId>media</TargetOriginId><ViewerProtocolPolicy>https-only</ViewerProtocolPolicy><CachePolicyId>658327ea-f89d-4fab-a63d-7e88639e58f6</CachePolicyId></DefaultCacheBehavior>
  <Comment>${comment}</Comment>
  <Enabled>true</Enabled>
  <ViewerCertificate><ACMCertificateArn>arn:aws:acm:us-east-1:111122223333:certificate/01966e9c-8860-4f6f-981c-83968e8acf1d</ACMCertificateArn><SSLSupportMethod>sni-only</SSLSupportMethod><MinimumProtocolVersion>TLSv1.2_2021</MinimumProtocolVersion></ViewerCertificate>
</DistributionConfig>
`;

const codes = (diagnostics: readonly { code?: unknown }[]) => diagnostics.map((it) => it.code);

test('a mistake is reported with its version, code, rule and place, and vanishes when it is mended', async () => {
  const uri = freshUri();
  await server.open(uri, config('x').replace('<Quantity>1<', '<Quantity>2<'));
  const first = await server.diagnostics(uri, 1);
  assert.equal(first.version, 1);
  assert.deepEqual(first.diagnostics, [
    {
      range: { start: { line: 3, character: 21 }, end: { line: 3, character: 22 } },
      severity: 1,
      source: 'cloudfront',
      code: 'InconsistentQuantities',
      codeDescription: {
        href: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html#API_UpdateDistribution_Errors',
      },
      message: 'Quantity says 2, but Items holds 1.',
      data: { rule: 'quantity-mismatch' },
    },
  ]);

  await server.change(uri, 2, config('x'));
  assert.deepEqual((await server.diagnostics(uri, 2)).diagnostics, []);
});

test('changes that arrive together are checked once, in the last version', async () => {
  const uri = freshUri();
  await server.open(uri, config('x'));
  await server.diagnostics(uri, 1);
  await Promise.all([2, 3, 4, 5].map((version) => server.change(uri, version, config(`${version}`))));
  await server.diagnostics(uri, 5);
  assert.ok(server.published.filter((it) => it.uri === uri).length < 5);
});

test('other XML gets no diagnostics, not even empty ones, and no features', async () => {
  const uri = 'file:///workspace/pom.xml';
  await server.open(uri, '<project><Quantity>3</Quantity></project>', 'xml');
  const probe = freshUri();
  await server.open(probe, config('x'));
  await server.diagnostics(probe, 1);
  assert.deepEqual(
    server.published.filter((it) => it.uri === uri),
    [],
  );
  assert.deepEqual(
    await server.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } }),
    [],
  );
});

test('XML of no known language is ours when its root is a config', async () => {
  const uri = 'file:///workspace/cdn.xml';
  await server.open(uri, config('x').replace('<Quantity>1<', '<Quantity>2<'), 'xml');
  assert.deepEqual(codes((await server.diagnostics(uri, 1)).diagnostics), ['InconsistentQuantities']);
});

test('a baseline makes CallerReference immutable and lists restorable', async () => {
  const uri = freshUri();
  await server.connection.sendNotification(baselineNotification, {
    uri,
    baseline: {
      xml: config('x').replace('2019-04-11', '2018-02-03'),
      distributionId: 'E1EXAMPLE',
      kind: 'distribution',
      etag: 'E1',
    },
  });
  await server.open(
    uri,
    config('x').replace('2019-04-11', '2020-01-01').replace('<CNAME>media.example.com</CNAME>', ''),
  );
  const { diagnostics } = await server.diagnostics(uri, 1);
  assert.ok(codes(diagnostics).includes('IllegalUpdate'));

  const quantity = diagnostics.find((it) => it.code === 'InconsistentQuantities');
  assert.ok(quantity);
  const actions = await server.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: quantity.range,
    context: { diagnostics: [quantity], only: ['quickfix'] },
  });
  assert.deepEqual(
    actions?.slice(0, 2).map((it) => it.title),
    ['Restore media.example.com', 'Set Quantity to 0'],
  );
});

test('fix-all holds what cannot change anything at CloudFront, and nothing else', async () => {
  const uri = freshUri();
  const text = config('x')
    .replace('<Enabled>true</Enabled>\n', '<Enabled>True</Enabled>\n  <ETag>E1</ETag>\n')
    .replace('<Quantity>1<', '<Quantity>2<');
  await server.open(uri, text);
  await server.diagnostics(uri, 1);
  const actions = await server.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } },
    context: { diagnostics: [], only: ['source.fixAll'] },
  });
  const edits = actions?.flatMap((it) => ('edit' in it ? (it.edit?.changes?.[uri] ?? []) : [])) ?? [];
  assert.deepEqual(edits.map((it: TextEdit) => it.newText).sort(), ['', '1']);
});

test('hover, outline and folding answer', async () => {
  const uri = freshUri();
  await server.open(uri, config('x'));
  const position = { line: 2, character: 5 };
  const hover = await server.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  assert.match(JSON.stringify(hover?.contents), /CallerReference/);
  const [root] =
    (await server.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })) ?? [];
  assert.equal(root?.name, 'DistributionConfig');
  const folding = await server.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } });
  assert.deepEqual(folding?.map((it) => [it.startLine, it.endLine])[0], [1, 8]);
});

test('an answer of CloudFront stands at its element, moves with edits and goes when the element changes', async () => {
  const uri = freshUri();
  const error = { code: 'InvalidArgument', message: 'The parameter Comment is too big', requestId: 'r-1' };
  await server.open(uri, config('long'));
  await server.connection.sendNotification(answerNotification, { uri, xml: config('long'), error });
  await server.change(uri, 2, config('long').replace('<Comment>', '\n\n  <Comment>'));
  const { diagnostics } = await server.diagnostics(uri, 2);
  assert.deepEqual(
    diagnostics.map((it) => [it.message, it.range.start.line]),
    [['The parameter Comment is too big', 8]],
  );

  await server.change(uri, 3, config('short'));
  assert.deepEqual((await server.diagnostics(uri, 3)).diagnostics, []);
});

test('edits by range are followed, wherever characters outside the basic plane stand', async () => {
  const uri = freshUri();
  await server.open(uri, config('😀 <!-- 😀 --> x'));
  const at = (line: number, start: number, end: number, text: string) => ({
    range: { start: { line, character: start }, end: { line, character: end } },
    text,
  });
  const line = config('😀 <!-- 😀 --> x').split('\n')[6] ?? '';
  await server.connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [
      at(6, line.indexOf('x<'), line.indexOf('x<') + 1, '<Foo/>'),
      at(3, 21, 22, '2'),
      at(0, 0, 0, '\n'),
    ],
  });
  const { diagnostics } = await server.diagnostics(uri, 2);
  const places = diagnostics.map((it) => [it.data?.rule, it.range.start.line, it.range.start.character]);
  assert.ok(
    places.some((it) => it.join() === 'quantity-mismatch,4,21'),
    JSON.stringify(places),
  );
  assert.ok(
    diagnostics.some(
      (it) => it.range.start.line === 7 && it.range.start.character === line.indexOf('x<') + 1,
    ),
    JSON.stringify(places),
  );
});

test('a document that is closed keeps no diagnostics, and one that is opened again gets its own', async () => {
  const uri = freshUri();
  const close = () =>
    server.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  await server.open(uri, config('x').replace('<Quantity>1<', '<Quantity>2<'));
  await server.change(uri, 7, config('x').replace('<Quantity>1<', '<Quantity>3<'));
  await server.diagnostics(uri, 7);
  const published = server.published.length;
  await close();
  assert.deepEqual((await server.next((it) => it.uri === uri, published)).diagnostics, []);

  await server.open(uri, config('x').replace('<Quantity>1<', '<Quantity>4<'));
  const again = await server.next((it) => it.uri === uri && it.version === 1, published);
  assert.match(JSON.stringify(again.diagnostics), /Quantity says 4/);
});

test('a document whose language is switched is spoken about as before', async () => {
  const uri = freshUri();
  const mistaken = config('x').replace('<Quantity>1<', '<Quantity>2<');
  await server.open(uri, mistaken, 'xml');
  const first = await server.diagnostics(uri, 1);
  const published = server.published.length;
  await server.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  await server.open(uri, mistaken, 'cloudfront-config');
  const switched = await server.next((it) => it.uri === uri && it.version === 1, published);
  assert.deepEqual(switched.diagnostics, first.diagnostics);
});

test('each document has its own baseline, whether it comes before or after the document', async () => {
  const [before, after, without] = [freshUri(), freshUri(), freshUri()];
  const baseline = (uri: string, reference: string) =>
    server.connection.sendNotification(baselineNotification, {
      uri,
      baseline: {
        xml: config('x').replace('2019-04-11', reference),
        distributionId: `E${reference}`,
        kind: 'distribution',
        etag: 'E1',
      },
    });
  await baseline(before, 'first');
  for (const uri of [before, after, without]) await server.open(uri, config('x'));
  await server.diagnostics(after, 1);
  await baseline(after, 'second');

  const about = (uri: string, words: string) =>
    server.next((it) => it.uri === uri && JSON.stringify(it.diagnostics).includes(words), 0);
  await about(before, 'It was \\"first\\"');
  await about(after, 'It was \\"second\\"');
  assert.ok(
    !server.published.some((it) => it.uri === without && codes(it.diagnostics).includes('IllegalUpdate')),
  );

  const published = server.published.length;
  await server.connection.sendNotification(baselineNotification, { uri: after, baseline: null });
  const { diagnostics } = await server.next((it) => it.uri === after, published);
  assert.ok(!codes(diagnostics).includes('IllegalUpdate'));
});

const everywhere = { start: { line: 0, character: 0 }, end: { line: 99_999, character: 0 } };
const actionsIn = async (uri: string, only?: readonly string[]) => {
  const actions = await server.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: everywhere,
    context: { diagnostics: [], ...(only !== undefined && { only: [...only] }) },
  });
  return (actions ?? []).filter((it): it is CodeAction => 'kind' in it);
};

test('a client gets the kinds of action it asks for', async () => {
  const uri = freshUri();
  await server.open(uri, config('x').replace('<Enabled>', '<ETag>E1</ETag><Enabled>'));
  const kindsOf = async (...only: readonly string[]) => [
    ...new Set((await actionsIn(uri, only)).map((it) => it.kind)),
  ];
  const fixAllKind = 'source.fixAll.cloudfrontConfig';
  assert.deepEqual(await kindsOf('quickfix'), ['quickfix']);
  for (const only of ['source', 'source.fixAll', fixAllKind])
    assert.deepEqual(await kindsOf(only), [fixAllKind]);
  assert.deepEqual(await kindsOf(''), ['quickfix', fixAllKind]);
  assert.deepEqual(await kindsOf('refactor'), []);
  assert.deepEqual(await kindsOf('source.fixAll.eslint'), []);
});

test('what fix-all leaves has nothing left for fix-all', async () => {
  const uri = freshUri();
  let text = config('x')
    .replace('<Enabled>', '<ETag>E1</ETag><Enabled>')
    .replace('</Enabled>', '</Enabled><Status>Deployed<ARN>x</ARN></Status>')
    .replace('<Aliases>', '<Aliases><Items></Items>')
    .replace('<Quantity>1<', '<Quantity> 2<');
  await server.open(uri, text);
  let version = 1;
  for (let edits = await fixAllEdits(uri); edits.length > 0; edits = await fixAllEdits(uri)) {
    assert.ok(version < 5, text);
    text = TextDocument.applyEdits(TextDocument.create(uri, 'xml', version, text), [...edits]);
    await server.change(uri, ++version, text);
  }
  assert.ok(version > 1);
  assert.doesNotMatch(text, /ETag|Status/);
});

async function fixAllEdits(uri: string): Promise<readonly TextEdit[]> {
  const actions = await actionsIn(uri, ['source.fixAll']);
  return actions.flatMap((it) => it.edit?.changes?.[uri] ?? []);
}

test('200,000 open tags are answered like anything else', async () => {
  const uri = freshUri();
  await server.open(uri, `<DistributionConfig>${'<a>'.repeat(200_000)}`);
  assert.equal((await server.diagnostics(uri, 1)).diagnostics.length, 1000);
  assert.ok((await actionsIn(uri)).length > 0);
  const textDocument = { uri };
  for (const request of [DocumentSymbolRequest.method, FoldingRangeRequest.method])
    assert.ok(Array.isArray(await server.connection.sendRequest(request, { textDocument })));
});
