/**
 * `npm run bench:desk -- --corpus FILE [--docs N] [--rounds R] [--office FOLDER] [--only NAME]`: how long an editor
 * waits at the desk of an office with N issues, and what the desk weighs, beside what was aimed at. One run, one
 * machine, which should be idle. `--office` keeps the laid office for the next run.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { deskPages } from '#desk/desk-pages.ts';
import { findChromium } from '../tests/e2e/find-chromium.ts';
import { readCorpus } from './corpus.ts';
import { isMissed, takeAll } from './desk/figures.ts';
import type { Figure, Measurement, Run } from './desk/figures.ts';
import { layOffice } from './desk/lay-office.ts';
import type { LaidIssue } from './desk/lay-office.ts';
import { measureDecision, measureForm, measureList, measureSearch, saveMany } from './desk/measure-desk.ts';
import { measureStart } from './desk/measure-start.ts';
import { MeasuredDesk } from './desk/measured-desk.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const WORDS = '消防';
const SAVES = 200;

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    docs: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    office: { type: 'string' },
    only: { type: 'string' },
  },
});

interface Measured {
  readonly desk: MeasuredDesk;
  readonly browser: Browser;
  readonly issues: readonly LaidIssue[];
  /** An office with the same words, whose desk was never opened. */
  readonly fresh: string;
}

function starting({ fresh }: Measured): Measurement {
  return {
    name: 'first start',
    measure: async (signal) => {
      const { signedIn, listed } = await measureStart(fresh, signal);
      return [
        { what: 'first start until somebody can sign in', measured: signedIn, aim: 5000, unit: 'ms' },
        { what: 'first start until a list answers', measured: listed, aim: 5000, unit: 'ms' },
      ];
    },
  };
}

function listing({ desk, browser }: Measured): Measurement {
  return {
    name: 'list',
    measure: async () => {
      const { open, heap } = await measureList(browser, await desk.port(), Number(values.rounds));
      return [
        { what: 'list open, from the address to its lines', measured: open, aim: 1000, unit: 'ms' },
        { what: 'memory of the tab with a list', measured: heap / 1e6, aim: 60, unit: 'MB' },
      ];
    },
  };
}

function searching({ desk, browser, issues }: Measured): Measurement {
  return {
    name: 'search',
    measure: async () => {
      const { found, there, ms } = await measureSearch(browser, await desk.port(), WORDS, issues);
      const percent = (100 * found) / there;
      return [
        { what: `found with ${WORDS}`, measured: percent, aim: 100, unit: '%', note: `${found} of ${there}` },
        { what: 'search, from the last letter to the lines', measured: ms, aim: 300, unit: 'ms' },
      ];
    },
  };
}

function writing({ desk, browser }: Measured): Measurement {
  return {
    name: 'form',
    measure: async () => {
      const { open, key } = await measureForm(browser, await desk.port());
      return [
        { what: 'open a case with 22 citations', measured: open, aim: 1500, unit: 'ms' },
        { what: 'a key in it', measured: key, aim: 100, unit: 'ms' },
      ];
    },
  };
}

function deciding({ desk, issues }: Measured): Measurement {
  return {
    name: 'decision',
    measure: async () => {
      const measured = await measureDecision(await desk.port(), issues.slice(0, 7));
      return [{ what: '定 answers', measured, aim: 500, unit: 'ms', note: 'the median of seven' }];
    },
  };
}

function saving({ desk, issues }: Measured): Measurement {
  return {
    name: 'memory',
    measure: async () => {
      await saveMany(await desk.port(), issues.slice(10, 10 + SAVES));
      const all = await desk.memory();
      const sum = all.reduce((bytes, one) => bytes + one.bytes, 0);
      const note = all.map(({ name, bytes }) => `${name} ${(bytes / 1e6).toFixed(0)}`).join(', ');
      const what = `memory after ${SAVES} saves, the server`;
      return [
        { what, measured: (all[0]?.bytes ?? NaN) / 1e6, aim: 400, unit: 'MB' },
        { what: `${what} and the processes beside it`, measured: sum / 1e6, aim: 400, unit: 'MB', note },
      ];
    },
  };
}

function sumUp({ figures, failed }: Run): void {
  const missed = figures.filter(isMissed).map(({ what }: Figure) => what);
  console.log(missed.length === 0 ? 'No aim was missed.' : `Missed: ${missed.join('; ')}.`);
  if (failed.length > 0) console.log(`Not measured: ${failed.join('; ')}.`);
  console.log('The clicks from a Word file to a published issue are counted by a test (tests/e2e).');
}

if (values.corpus === undefined) {
  console.error('Say which documents: npm run bench:desk -- --corpus FILE [--docs N] [--rounds R]');
  process.exit(2);
}
const machine = `${cpus().length} cores of ${cpus()[0]?.model ?? '?'}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`;
// Outside the project, whose git the office would be taken for a part of.
const workshop = mkdtempSync(join(tmpdir(), 'bench-desk-'));
const laid = values.office ?? join(workshop, 'laid');
const [office, fresh] = [join(workshop, 'office'), join(workshop, 'fresh')];
const issues = layOffice(laid, readCorpus(values.corpus, Number(values.docs)));
for (const copy of [office, fresh]) cpSync(laid, copy, { recursive: true });
console.log(`${issues.length} issues; ${machine}`);
const pages = join(await deskPages(join(project, '.tmp/desk-pages')), 'admin');
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
const desk = new MeasuredDesk(office, pages);
try {
  const all = [starting, listing, searching, writing, deciding, saving].map((one) =>
    one({ desk, browser, issues, fresh }),
  );
  sumUp(await takeAll(all.filter(({ name }) => values.only === undefined || name === values.only)));
} finally {
  await browser.close();
  await desk.close();
  rmSync(workshop, { recursive: true, force: true });
}
