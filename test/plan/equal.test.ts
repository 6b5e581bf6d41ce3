import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConfig } from '../../server/src/core/model/document.ts';
import { strictlyEqual } from '../../server/src/core/plan/index.ts';

test('white space between elements, and how a value is written, do not count', () => {
  check('<A><B>1</B><C></C></A>', '<?xml version="1.0"?>\n<A>\n  <B>1</B>\r\n\t<C/>\n</A>\n', true);
  check('<A>x &amp; y</A>', '<A><![CDATA[x & y]]></A>', true);
  check('<A x="1" y="2"/>', "<A y='2' x='1'></A>", true);
});

test('names, order, values, comments and white space in a value count', () => {
  check('<A/>', '<B/>', false);
  check('<A><B/><C/></A>', '<A><C/><B/></A>', false);
  check('<A>1</A>', '<A>1 </A>', false);
  check('<A> </A>', '<A/>', false);
  check('<A>\u00a0<B/></A>', '<A><B/></A>', false);
  check('<A/>', '<A><!-- note --></A>', false);
  check('<A x="1"/>', '<A/>', false);
  check('<A><B>&lt;/></B></A>', '<A><B/></A>', false);
});

test('an empty value that CloudFront would fill in counts as well', () =>
  check('<DistributionConfig><WebACLId/></DistributionConfig>', '<DistributionConfig/>', false));

test('a text that is not well-formed equals only itself', () => {
  check('<A><B></A>', '<A><B></A>', true);
  check('<A><B></A>', '<A><B/></A>', false);
  check('', ' ', false);
});

test('any depth can be compared', () => {
  const deep = '<A>'.repeat(20_000) + '</A>'.repeat(20_000);
  check(deep, deep.replace('</A>', ' </A>'), false);
  check(deep, deep.replace('</A></A>', '</A>\n</A>'), true);
});

function check(a: string, b: string, expected: boolean): void {
  assert.equal(strictlyEqual(parseConfig(a), parseConfig(b)), expected);
  assert.equal(strictlyEqual(parseConfig(b), parseConfig(a)), expected);
}
