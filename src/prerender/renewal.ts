/** The exit code by which `renew-site.ts` says that Astro has to build the program again. */
export const ANOTHER_PROGRAM = 20;
