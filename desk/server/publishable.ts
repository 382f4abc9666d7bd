/** Whether a tree may be published: what the build would refuse is refused here, with a sentence that says whose fault it is. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Inspection } from './inspection.ts';
import { refuseText } from './refusal.ts';

export interface Publication {
  /** What would be published. */
  readonly tree: string;
  /** What is published. */
  readonly main: string;
  /** The files in which the two differ for a reason. */
  readonly touched: readonly string[];
  /** Whether the site does without entries that have something wrong. */
  readonly skipBroken: boolean;
}

/**
 * Refuses a tree that the build would refuse. What was broken before may stay so where the site does without it;
 * nothing may break anything more.
 * @param did what is not done, such as 没有发布.
 * @param because the sentence for errors that came with this tree.
 */
export async function refuseUnpublishable(
  inspection: Inspection,
  { tree, main, touched, skipBroken }: Publication,
  did: string,
  because: string,
): Promise<void> {
  const errors = await inspection.errors(tree);
  if (errors.length === 0) return;
  const before = (await inspection.broken(main)).filter((file) => !touched.includes(file));
  const left = await inspection.errors(tree, before);
  const own = left.filter(({ file }) => !before.includes(file));
  if (left.length > 0) throw refuseText(`${did}，${because}`, own.length > 0 ? own : left);
  if (!skipBroken) throw refuseText(`${did}。${nameBroken(errors)}`, errors);
}

function nameBroken(errors: readonly Diagnostic[]): string {
  const files = [...new Set(errors.map(({ file }) => file))].map((file) => `「${file}」`).join('、');
  return `这篇稿子没有错，是已经发布的${files}有错，网站现在不能更新。请先改好它；等不及的，请管理员启动时加上 --skip-broken，先不放它上网。`;
}
