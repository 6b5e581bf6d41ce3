import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RootName } from '#schema';
import { schema } from '#schema';
import { maximal, type Part, partsOf, textOf } from './maximal.ts';
import { type Answer, stage } from './requests.ts';

const roots: readonly RootName[] = ['DistributionConfig', 'StreamingDistributionConfig'];

/** Answers to a create of the maximal config, each with some of its parts written otherwise. */
async function answersTo(
  root: RootName,
  changes: readonly (readonly [Part, string])[],
): Promise<readonly Answer[]> {
  const config = whole[root];
  const { create } = stage();
  const kind = root === 'DistributionConfig' ? 'distribution' : 'streaming';
  return Promise.all(changes.map(([part, text]) => create(textOf(config, new Map([[part, text]])), kind)));
}

const whole = {
  DistributionConfig: maximal('DistributionConfig'),
  StreamingDistributionConfig: maximal('StreamingDistributionConfig'),
};

function written(part: Part, text: string): string {
  return `<${part.declaration.name}>${text}</${part.declaration.name}>`;
}

test('the config that these tests break has every element of the schema, and nothing the framework minds', async () => {
  const keys = roots.flatMap((root) => partsOf(whole[root]).map((it) => it.declaration.key));
  assert.deepEqual([...new Set(keys)].toSorted(), schema.all.map((it) => it.key).toSorted());

  const { create } = stage();
  assert.equal((await create(textOf(whole.StreamingDistributionConfig), 'streaming')).status, 201);
  // One origin cannot be of three kinds; everything before that was fine.
  assert.equal((await create(textOf(whole.DistributionConfig))).code, 'InvalidArgument');
});

for (const root of roots) {
  const parts = partsOf(whole[root]);

  test(`${root}: each Quantity that is not the number of items is refused with the list's name`, async () => {
    const quantities = parts.filter((it) => it.declaration.name === 'Quantity');
    assert.ok(quantities.length > 1);
    for (const [index, answer] of (
      await answersTo(
        root,
        quantities.map((it) => [it, '<Quantity>7</Quantity>']),
      )
    ).entries()) {
      const { path, text } = quantities[index] as Part;
      const owner = parts.find((it) => `${it.path}.quantity` === path)?.declaration.name;
      assert.deepEqual([answer.status, answer.code], [400, 'InconsistentQuantities'], path);
      assert.equal(
        answer.message,
        `The specified quantity of ${owner} (7) does not match the actual quantity supplied (${text}).`,
      );
    }
  });

  test(`${root}: each empty Items is refused as the end of a list that was not expected`, async () => {
    const lists = parts.filter((it) => it.declaration.name === 'Items');
    for (const answer of await answersTo(
      root,
      lists.map((it) => [it, '<Items/>']),
    )) {
      assert.deepEqual(
        [answer.code, answer.message],
        ['MalformedInput', 'Unexpected list element termination'],
      );
    }
  });

  test(`${root}: each required member that is absent is named by its path`, async () => {
    const required = parts.filter((it) => it.declaration.required && it.declaration.owner !== '');
    for (const [index, answer] of (
      await answersTo(
        root,
        required.map((it) => [it, '']),
      )
    ).entries()) {
      const { path } = required[index] as Part;
      assert.equal(answer.code, 'MalformedXML', path);
      assert.equal(
        answer.message,
        `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
      );
    }
  });

  test(`${root}: each value outside a closed enum is refused with the values there are`, async () => {
    const closed = parts.filter(({ declaration: { type } }) => type.kind === 'enum' && !type.open);
    for (const [index, answer] of (
      await answersTo(
        root,
        closed.map((it) => [it, written(it, 'nonsense')]),
      )
    ).entries()) {
      const { path, declaration } = closed[index] as Part;
      assert.equal(answer.code, 'MalformedXML', path);
      assert.ok(
        answer.message?.includes(`Value 'nonsense' at '${path}' failed to satisfy constraint`),
        answer.message,
      );
      assert.match(
        answer.message ?? '',
        declaration.owner === 'FunctionAssociation' ? /must satisfy value set: \[/ : /enum value set: \[/,
      );
    }
  });

  test(`${root}: no value of an open enum is refused for being unknown`, async () => {
    const open = parts.filter(({ declaration: { type } }) => type.kind === 'enum' && type.open);
    for (const answer of await answersTo(
      root,
      open.map((it) => [it, written(it, 'Next_2031')]),
    ))
      assert.notEqual(answer.code, 'MalformedXML');
  });

  for (const text of ['True', 'yes', '1', '']) {
    test(`${root}: "${text}" is no boolean anywhere`, async () => {
      const booleans = parts.filter((it) => it.declaration.type.kind === 'boolean');
      for (const answer of await answersTo(
        root,
        booleans.map((it) => [it, written(it, text)]),
      ))
        assert.equal(answer.code, 'MalformedInput');
    });
  }

  for (const text of ['one', '1.0', '1e3', '', '0x10', '99999999999999999999']) {
    test(`${root}: "${text}" is no number anywhere`, async () => {
      const integers = parts.filter((it) => it.declaration.type.kind === 'integer');
      for (const answer of await answersTo(
        root,
        integers.map((it) => [it, written(it, text)]),
      ))
        assert.equal(answer.code, 'MalformedInput');
    });
  }

  test(`${root}: text between elements, an element twice, and a wrong element in a list are refused`, async () => {
    const structures = parts.filter((it) => it.declaration.type.kind === 'structure');
    const lists = parts.filter((it) => it.declaration.type.kind === 'list');
    const members = parts.filter((it) => it.declaration.owner !== '' && !isItem(it));
    const changes: (readonly [Part, string])[] = [
      ...[...structures, ...lists].map((it) => [it, textOf({ ...it, text: 'stray' })] as const),
      ...members.map((it) => [it, textOf(it) + textOf(it)] as const),
      ...lists.map((it) => [it, written(it, '<Thing>x</Thing>')] as const),
      ...lists.map((it) => [it, written(it, 'x')] as const),
    ];
    for (const [index, answer] of (await answersTo(root, changes)).entries())
      assert.equal(answer.code, 'MalformedInput', changes[index]?.[1].slice(0, 200));
  });
}

function isItem({ declaration: { key } }: Part): boolean {
  return schema.lists.some((it) => it.type.kind === 'list' && it.type.item.key === key);
}

async function messageFor(key: string, text: string): Promise<string | undefined> {
  const [found] = partsOf(whole.DistributionConfig).filter((it) => it.declaration.key === key);
  assert.ok(found, key);
  const [answer] = await answersTo('DistributionConfig', [[found, text]]);
  assert.equal(answer?.code, 'MalformedXML');
  return answer?.message;
}

test('a length, a pattern and a number of items outside the model are refused', async () => {
  assert.match(
    (await messageFor(
      'ViewerCertificate.IAMCertificateId',
      `<IAMCertificateId>${'x'.repeat(33)}</IAMCertificateId>`,
    )) ?? '',
    /'distributionConfig\.viewerCertificate\.iAMCertificateId' failed to satisfy constraint: Member must have length less than or equal to 32$/,
  );
  assert.match(
    (await messageFor('ConnectionFunctionAssociation.Id', '<Id></Id>')) ?? '',
    /Value '' at 'distributionConfig\.connectionFunctionAssociation\.id' failed to satisfy constraint: Member must have length greater than or equal to 1$/,
  );
  assert.match(
    (await messageFor(
      'OriginShield.OriginShieldRegion',
      '<OriginShieldRegion>Ireland</OriginShieldRegion>',
    )) ?? '',
    /originShieldRegion' failed to satisfy constraint: Member must satisfy regular expression pattern: \[a-z\]\{2\}-/,
  );
  assert.match(
    (await messageFor(
      'OriginGroup.Members',
      '<Members><Quantity>1</Quantity><Items><OriginGroupMember><OriginId>x</OriginId></OriginGroupMember></Items></Members>',
    )) ?? '',
    /members\.items' failed to satisfy constraint: Member must have length greater than or equal to 2$/,
  );
});

test('several violations stand in one answer', async () => {
  const { create } = stage();
  const { code, message } = await create('<DistributionConfig><Enabled>true</Enabled></DistributionConfig>');
  assert.equal(code, 'MalformedXML');
  assert.equal(
    message,
    '4 validation errors detected: ' +
      ['callerReference', 'origins', 'defaultCacheBehavior', 'comment']
        .map(
          (it) =>
            `Value null at 'distributionConfig.${it}' failed to satisfy constraint: Member must not be null`,
        )
        .join('; '),
  );
});

test('an empty Items is accepted where it is said to be', async () => {
  const { playground, remote, put } = stage({ emptyItems: 'accepted' });
  const [{ id, xml } = { id: '', xml: '' }] = playground.distributions();
  const { status } = await put(
    id,
    xml.replace('<Aliases><Quantity>0</Quantity>', '<Aliases><Quantity>0</Quantity><Items/>'),
  );
  assert.equal(status, 200);
  assert.match(remote(id).xml, /<Aliases><Quantity>0<\/Quantity><\/Aliases>/);
});
