/** Builds the second office and serves it under its sub-path, for the browser tests: `node tests/e2e/serve-second-office.ts 4398`. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite } from '#publication/build-site.ts';
import { serve } from '../../scripts/serve.ts';
import { secondOffice } from '../build/second-office.ts';

const office = await secondOffice();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    rmSync(office, { recursive: true, force: true });
    process.exit(0);
  });
}
if (!(await buildSite(office))) throw new Error('the second office does not build');
await serve(join(office, 'dist'), '/jia/', Number(process.argv[2]));
