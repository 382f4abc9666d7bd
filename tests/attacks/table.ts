/** The table, chapter by chapter. */
import { code } from './code.ts';
import { freezing } from './freezing.ts';
import { paths } from './paths.ts';
import { faults } from './faults.ts';
import { personal } from './personal.ts';
import { requests } from './requests.ts';
import { sessions } from './sessions.ts';
import { steps } from './steps.ts';
import type { Chapter } from './row.ts';

export const chapters: readonly Chapter[] = [requests, sessions, steps, paths, code, personal, freezing, faults];
