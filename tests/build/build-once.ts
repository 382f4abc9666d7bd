/** The build tests look at one build of the invented office. */
import { buildProductOffice } from './product-office.ts';

export default buildProductOffice;
