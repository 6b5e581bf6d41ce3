import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from '../../scripts/schema/markdown.ts';

function check(html: string, expected: string): void {
  assert.equal(markdown(html), expected);
}

test('paragraphs are parted by an empty line', () => {
  check('<p>One.</p> <p>Two.</p>', 'One.\n\nTwo.');
});

test('code, bold, italic and links keep their meaning', () => {
  check('<p>Set <code>Id</code>, <b>now</b>, in the <i>Guide</i>.</p>', 'Set `Id`, **now**, in the *Guide*.');
  check(
    '<p>See <a href="https://example.com/#a"> the page</a>.</p>',
    'See [the page](https://example.com/#a).',
  );
});

test('lists keep their kind and their nesting', () => {
  check(
    '<p>Either:</p> <ul> <li> <p>One, with</p> <ul> <li> <p>a part</p> </li> </ul> </li> <li> <p>two.</p> </li> </ul> <p>Done.</p>',
    'Either:\n\n- One, with\n\n   - a part\n- two.\n\nDone.',
  );
  check('<ol> <li> <p>one</p> <p>more</p> </li> <li> <p>two</p> </li> </ol>', '1. one\n\n   more\n2. two');
});

test('notes say that they are notes', () => {
  check('<note> <p>Mind this.</p> </note> <p>Then.</p>', '**Note:** Mind this.\n\nThen.');
  check('<p>A.</p> <important> <p>B.</p> </important>', 'A.\n\n**Important:** B.');
});

test('characters that Markdown would read as markup are escaped outside code', () => {
  check('<p>for *.jpg and <code>*.png</code>, my_file</p>', 'for \\*.jpg and `*.png`, my\\_file');
  check('<p><code>&lt;id&gt;</code></p>', '`<id>`');
});

test('an unknown tag is refused', () => {
  assert.throws(() => markdown('<table></table>'), { message: 'a tag of unknown meaning: <table>' });
});
