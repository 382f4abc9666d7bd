/**
 * Whether a build is one for trying the program with invented words. The start
 * of a trial says so to its builds and nobody else does: as a setting of an
 * office it could be left on, or left off, by mistake.
 */
const VARIABLE = 'SITE_IS_TRIAL';

/** The environment by which a trial tells its builds what they are. */
export const trialEnvironment = { [VARIABLE]: 'yes' } as const;

export function isTrialBuild(): boolean {
  return process.env[VARIABLE] === trialEnvironment[VARIABLE];
}
