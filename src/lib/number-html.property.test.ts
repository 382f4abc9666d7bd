/** The quick numbering gives the very bytes, blocks and texts of the plugin that numbers MDX. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderMarkdown, renderVisited } from './markdown.ts';

const words = fc.stringMatching(/^[甲乙丙丁戊，。“”a-z0-9&"'>#*_~`[\]()|:!\\.-]{0,24}$/);
const inline = fc.oneof(
  words,
  words.map((text) => `**${text}**甲`),
  fc
    .tuple(
      words,
      fc.constantFrom('/cases/well/', '/a/?b=1&c=2#p3', 'https://example.test/?a=1&b=2', '#p1', '//x.test/'),
    )
    .map(([text, to]) => `[${text}](${to})`),
  fc.constantFrom('甲&lt;乙', '5 < 7', 'a\\\nb', '`a > b`', '注[^1]', '![图](../pictures/a.png)', '甲\n乙'),
);
const line = fc.array(inline, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
const table = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom('-', ':-', '-:', ':-:'), words)
  .map(([columns, aligned, cell]) =>
    ['甲', aligned, cell.replaceAll('|', '') || '乙'].map((one) => `|${` ${one} |`.repeat(columns)}`).join('\n'),
  );
const block = fc.oneof(
  line,
  line.map((text) => `## ${text.replaceAll('\n', '')}`),
  line.map((text) => `# ${text.replaceAll('\n', '')}`),
  line.map((text) => `> ${text}\n>\n> - ${text.replaceAll('\n', '')}`),
  line.map((text) => `- ${text}\n\n  ${text}\n- [x] 乙`),
  line.map((text) => `3. ${text}\n4. 乙`),
  line.map((text) => `\`\`\`\n${text.replaceAll('`', '')}\n\`\`\``),
  fc.constantFrom('---', '[^1]: 注释的话，见[一](/b/)。'),
  table,
);

it('numbers as the plugin does, to the byte', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
      const markdown = blocks.join('\n\n');
      const href = (path: string) => `/rd${path}`;
      const quick = renderMarkdown(markdown, href);
      const visited = renderVisited(markdown, href);
      expect(quick.html).toBe(visited.html);
      expect(quick.blocks.map(({ id, tag, text }) => ({ id, tag, text }))).toEqual(visited.blocks);
    }),
    { numRuns: 2000 },
  );
});
