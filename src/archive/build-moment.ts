/**
 * The moment that a build takes for now. Its processes share it, so that nothing
 * becomes public between the reading of the pages and of the files beside them.
 */
const VARIABLE = 'SITE_BUILD_MOMENT';

/** The environment by which a build hands its moment to a process that it starts. */
export function withBuildMoment(now: Date): NodeJS.ProcessEnv {
  return { ...process.env, [VARIABLE]: now.toISOString() };
}

/** The moment of the build that this process belongs to; of no build, the time as it is. */
export function buildMoment(): Date {
  const handed = process.env[VARIABLE];
  if (handed === undefined) return new Date();
  const moment = new Date(handed);
  if (Number.isNaN(moment.getTime())) throw new RangeError(`${VARIABLE} is no time: ${handed}`);
  return moment;
}
