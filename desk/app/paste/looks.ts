/** What an element's tag and style say of the words in it. */
import { attribute, has, styleOf } from './html-tree.ts';
import type { Element } from './html-tree.ts';

/** What is handed down to the words inside. */
export interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  /** Something else than white lies behind the words, so white ones are seen. */
  readonly shaded: boolean;
  readonly link?: string;
}

export const PLAIN: Look = { bold: false, italic: false, shaded: false };

/** Below it nobody reads words on paper, in points. */
const FAINT = 1.5;

export function lookOf(element: Element, outer: Look): Look {
  const style = styleOf(element);
  return {
    ...outer,
    bold: isBold(element.tagName, style.get('font-weight'), outer.bold),
    italic: isItalic(element.tagName, style.get('font-style'), outer.italic),
    shaded: outer.shaded || isShaded(element, style),
  };
}

function isBold(tag: string, weight: string | undefined, outer: boolean): boolean {
  if (weight !== undefined) return /^bold/.test(weight) || Number.parseInt(weight, 10) >= 600;
  return tag === 'b' || tag === 'strong' || outer;
}

function isItalic(tag: string, style: string | undefined, outer: boolean): boolean {
  if (style !== undefined) return /^(?:italic|oblique)/.test(style);
  return tag === 'i' || tag === 'em' || outer;
}

function isShaded(element: Element, style: ReadonlyMap<string, string>): boolean {
  const behind = `${style.get('background') ?? ''} ${style.get('background-color') ?? ''} ${attribute(element, 'bgcolor')}`;
  return /#[0-9a-f]{3}|rgb|[a-z]{3,}/i.test(
    behind.replace(
      /transparent|none|inherit|initial|white|#f{3}(?:f{3})?\b|rgba?\(\s*(?:255,\s*){2}255\)|rgba\([^)]*,\s*0\)/gi,
      '',
    ),
  );
}

/** Whether a reader of the original does not see what stands in the element. */
export function isHidden(element: Element, outer: Look): boolean {
  if (has(element, 'hidden')) return true;
  const style = styleOf(element);
  if (/none/.test(style.get('display') ?? '') || /hidden|collapse/.test(style.get('visibility') ?? '')) return true;
  if (/all/.test(style.get('mso-hide') ?? '') || isFaint(style.get('font-size') ?? style.get('font'))) return true;
  const white = /^(?:white|#f{3}|#f{6}|rgb\(\s*255,\s*255,\s*255\s*\))$/.test(style.get('color') ?? '');
  return white && !outer.shaded && !isShaded(element, style);
}

function isFaint(size: string | undefined): boolean {
  const [, number, unit] = /(?:^|\s)([\d.]+)(pt|px)/.exec(size ?? '') ?? [];
  return number !== undefined && Number(number) * (unit === 'px' ? 0.75 : 1) < FAINT;
}

export function isDeleted(element: Element): boolean {
  return (
    /^(?:del|s|strike)$/.test(element.tagName) || /line-through/.test(styleOf(element).get('text-decoration') ?? '')
  );
}

/** Whether the style says more than a page of this site would show. */
export function isStyled(element: Element): boolean {
  return [...styleOf(element).keys()].some((name) => /^(?:font|color|text-indent|line-height|margin|mso-)/.test(name));
}
