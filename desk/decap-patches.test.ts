import { expect, it } from 'vitest';
import { patches } from './decap-patches.ts';

it('gives each patch of Decap its upstream issue, or how to see the fault where none is known', () => {
  for (const { upstream, reason } of patches) {
    expect(upstream).toMatch(/^(?:https:\/\/github\.com\/[\w-]+\/[\w-]+\/issues\/\d+$|No issue known\. .{20})/);
    expect(reason).toMatch(/\.$/);
  }
});

it('names no file by a digest of its content', () => {
  for (const { file } of patches) expect(file).not.toMatch(/-[\da-f]{6,}\./);
});
