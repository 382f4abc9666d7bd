/** What axe finds on an open page, in light and in dark surroundings, in axe's own Chinese words. */
import axe from 'axe-core';
import chinese from 'axe-core/locales/zh_CN.json' with { type: 'json' };
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page as Tab } from 'playwright-core';
import { PROGRAM_FAULT } from '../finding.ts';
import type { Finding } from '../finding.ts';

const OPTIONS: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations'],
};

interface Violation {
  readonly id: string;
  readonly help: string;
  /** The elements, as HTML. */
  readonly elements: readonly string[];
}

export async function barriers(tab: Tab): Promise<Omit<Finding, 'place'>[]> {
  const found: Omit<Finding, 'place'>[] = [];
  // A string given to the page by the debugger is not held back by the page's content security policy.
  await tab.evaluate(axe.source);
  for (const [colorScheme, label] of [
    ['light', '浅色'],
    ['dark', '深色'],
  ] as const) {
    await tab.emulateMedia({ colorScheme });
    const violations = await tab.evaluate(runAxe, { options: OPTIONS, locale: chinese });
    for (const { id, help, elements } of violations) {
      const message = `${label}时有障碍：${help}（${id}），有${elements.length}处，如“${elements[0] ?? ''}”。`;
      found.push({ message, remedy: `图表、图片和表格是正文里写的，请改正文；别的就是程序的毛病。${PROGRAM_FAULT}` });
    }
  }
  return found;
}

/** Runs in the page. */
async function runAxe(given: { readonly options: RunOptions; readonly locale: unknown }): Promise<Violation[]> {
  const { axe: inPage } = globalThis as unknown as {
    axe: {
      configure(settings: { readonly locale: unknown }): void;
      run(context: Document, options: RunOptions): Promise<AxeResults>;
    };
  };
  inPage.configure({ locale: given.locale });
  const { violations } = await inPage.run(document, given.options);
  return violations.map(({ id, help, nodes }) => ({ id, help, elements: nodes.map(({ html }) => html.slice(0, 120)) }));
}
