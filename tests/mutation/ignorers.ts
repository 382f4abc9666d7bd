/**
 * What StrykerJS is not to change. Sentences for people: their wording is read
 * by editors, not held by tests. And, when a sample is asked for, everything
 * outside of it: functions are drawn whole, the same ones for the same seed.
 */
import { createHash } from 'node:crypto';

/** Of Babel's paths what is looked at here. */
interface NodePath {
  readonly node: {
    readonly type: string;
    readonly start?: number | null;
    readonly end?: number | null;
    readonly value?: unknown;
    readonly quasis?: readonly { readonly value: { readonly raw: string } }[];
  };
  readonly parent?: { readonly type: string };
}

const share = Number(process.env['MUTATE_SAMPLE'] ?? 100) / 100;
const seed = process.env['MUTATE_SEED'] ?? '1';

/** A number from 0 to 1 that is the same at every run. */
const drawn = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE() / 0xffffffff;

const isUnit = ({ node, parent }: NodePath): boolean =>
  node.type !== 'ClassDeclaration' &&
  node.type !== 'ImportDeclaration' &&
  !(node.type === 'ExportNamedDeclaration') &&
  (parent?.type === 'Program' || parent?.type === 'ExportNamedDeclaration' || parent?.type === 'ClassBody');

const outsideSample = {
  shouldIgnore(path: NodePath): string | undefined {
    if (!isUnit(path)) return undefined;
    return drawn(`${seed} ${path.node.start} ${path.node.end}`) < share ? undefined : 'not drawn';
  },
};

const sentence = {
  shouldIgnore({ node }: NodePath): string | undefined {
    const text =
      node.type === 'StringLiteral'
        ? String(node.value)
        : node.type === 'TemplateLiteral'
          ? (node.quasis ?? []).map(({ value }) => value.raw).join('')
          : '';
    return text.includes('。') ? 'a sentence' : undefined;
  },
};

export const strykerPlugins = [
  { kind: 'Ignore', name: 'outside-sample', value: outsideSample },
  { kind: 'Ignore', name: 'sentence', value: sentence },
];
