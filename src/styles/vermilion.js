/** Tells stylesheets the one red, see `src/lib/vermilion.ts`. */
import plugin from 'tailwindcss/plugin';
import { VERMILION } from '../lib/vermilion.ts';

export default plugin(({ addBase }) => addBase({ ':root': { '--vermilion': VERMILION } }));
