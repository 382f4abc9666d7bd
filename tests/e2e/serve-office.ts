/** Serves the invented office, built first where it has changed, for the browser tests: `node tests/e2e/serve-office.ts 4399`. */
import { serve } from '../../scripts/serve.ts';
import { dist } from '../build/built-site.ts';
import { buildProductOffice } from '../build/product-office.ts';

await buildProductOffice();
await serve(dist, '/', Number(process.argv[2]));
