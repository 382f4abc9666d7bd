/**
 * Whether this process makes pages with a program that was built before: the collections then come from the build's
 * own reading, for what Astro stored in the program is of an earlier one.
 */
const VARIABLE = 'SITE_RENEWAL';

/** The environment by which a build tells a process that it starts. */
export const renewalEnvironment = { [VARIABLE]: 'yes' } as const;

export function isRenewal(): boolean {
  return process.env[VARIABLE] === renewalEnvironment[VARIABLE];
}
