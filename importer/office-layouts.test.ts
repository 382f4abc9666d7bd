/** Layouts drawn after printed examples: one half the reader was developed with, the other was kept aside. */
import { describe, expect, it } from 'vitest';
import type { Drawing } from '../tests/fixtures/office-layouts/drawing.ts';
import { developmentLayouts } from '../tests/fixtures/office-layouts/development.ts';
import { heldOutLayouts } from '../tests/fixtures/office-layouts/held-out.ts';
import { score } from '../tests/fixtures/office-layouts/score.ts';
import { importFile } from './import-file.ts';

async function read({ bytes }: Drawing) {
  const result = await importFile(bytes);
  if (result.status !== 'ok') throw new Error(result.message);
  return result;
}

describe.each([...developmentLayouts, ...heldOutLayouts].map((drawing) => [drawing.name, drawing] as const))(
  'a briefing with %s',
  (_name, drawing) => {
    it('comes back as it was drawn', async () => {
      const { briefing } = await read(drawing);
      expect(score(drawing.truth, briefing).wrong).toEqual([]);
    });

    it('has no question of lost characters', async () => {
      const { diagnostics } = await read(drawing);
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    });
  },
);
