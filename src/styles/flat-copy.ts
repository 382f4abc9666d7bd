/**
 * A stylesheet without cascade layers, for browsers that drop `@layer` whole.
 * Its readers are the browsers between the floor (`browserslist` of
 * package.json) and the first that know layers; none of those knows `:has()`
 * or container queries either, so what depends on them is left out.
 */
import postcss from 'postcss';
import type { AtRule, Plugin, Root, Rule } from 'postcss';
import presetEnv from 'postcss-preset-env';
import selectorParser from 'postcss-selector-parser';

/**
 * @param css a stylesheet as published, minified, its own layers in the order of `layers`.
 * @param layers the `@layer` statement that all stylesheets share.
 * @param floor queries of browserslist.
 */
export async function flatCopy(css: string, layers: string, floor: readonly string[]): Promise<string> {
  const flatten = presetEnv({
    browsers: [...floor],
    preserve: false,
    enableClientSidePolyfills: false,
    // No stylesheet uses light-dark(); the browser's own ring stands in for :focus-visible, the next font for system-ui.
    features: { 'light-dark-function': false, 'focus-visible-pseudo-class': false, 'system-ui-font-family': false },
  });
  return (await postcss([forUnlayered, flatten]).process(layers + css, { from: undefined })).css;
}

/** What no plugin of postcss-preset-env does. */
const forUnlayered: Plugin = {
  postcssPlugin: 'for-unlayered',
  Once(root) {
    root.walkRules(withoutHas);
    root.walkAtRules('container', asMediaQuery);
    root.walkDecls('overflow-wrap', (declaration) => {
      // The older way to say `anywhere`.
      if (declaration.value === 'anywhere') declaration.before({ prop: 'word-break', value: 'break-word' });
    });
    addFlexMargins(root);
  },
};

/** Drops the selectors that ask `:has()`, within `:is()` too: in an old browser one of them makes a whole rule void. */
function withoutHas(rule: Rule): void {
  if (!rule.selector.includes(':has(')) return;
  const kept = selectorParser((list) => {
    list.walkPseudos((pseudo) => {
      if (pseudo.value === ':has') pseudo.parent?.remove();
    });
  }).processSync(rule.selector);
  if (kept === '') rule.remove();
  else rule.selector = kept;
}

/** The widest a figure must be for what every window of this width can give it. */
const FIGURE_REM = 36;
const WINDOW_REM = 64;

/** Layouts that a figure takes by its own width are taken by the window's, where that surely has room for them. */
function asMediaQuery(container: AtRule): void {
  const least = /^\(inline-size ?>= ?([\d.]+)rem\)$/.exec(container.params)?.[1];
  if (least === undefined || Number(least) > FIGURE_REM) {
    container.remove();
    return;
  }
  container.name = 'media';
  container.params = `(min-width: ${WINDOW_REM}rem)`;
}

/**
 * True where `gap` works in flex boxes, which no condition can ask: Safari 14.1
 * and Firefox know `inset` since then or before, Chrome 84 came with `revert`
 * (and Safari, which had that earlier, has no `overflow-anchor`).
 */
const FLEX_GAP = '(inset: 0) or ((color: revert) and (overflow-anchor: none))';

/** Gives the children of flex boxes margins in the place of gaps, for the browsers that have gaps in grids only. */
function addFlexMargins(root: Root): void {
  const boxes = new Map<string, ReadonlyMap<string, string>>();
  root.walkRules((rule) => {
    if (inMedia(rule)) return;
    for (const selector of rule.selectors)
      boxes.set(selector, new Map([...(boxes.get(selector) ?? []), ...valuesOf(rule)]));
  });
  root.walkDecls(/^(?:column-|row-)?gap$/, ({ parent, prop, value }) => {
    const rule = parent as Rule;
    const [row = '0', column = row] = postcss.list.space(value);
    const margins = rule.selectors.flatMap((selector) => {
      const box = new Map([...(boxes.get(selector) ?? []), ...valuesOf(rule)]);
      if (box.get('display')?.endsWith('flex') !== true) return [];
      const stacked = box.get('flex-direction')?.startsWith('column') === true;
      const wraps = box.get('flex-wrap') === 'wrap';
      const own = postcss.rule({ selector: `${selector} > :not(:last-child)` });
      if (prop !== 'row-gap') own.append({ prop: 'margin-right', value: stacked ? '0' : column });
      if (prop !== 'column-gap') own.append({ prop: 'margin-bottom', value: stacked || wraps ? row : '0' });
      return own;
    });
    if (margins.length === 0) return;
    rule.after(postcss.atRule({ name: 'supports', params: `not (${FLEX_GAP})`, nodes: margins }));
  });
}

function valuesOf(rule: Rule): Map<string, string> {
  const values = new Map<string, string>();
  rule.each((node) => {
    if (node.type === 'decl') values.set(node.prop, node.value);
  });
  return values;
}

function inMedia({ parent }: Rule): boolean {
  return parent?.type === 'atrule' && (parent as AtRule).name === 'media';
}
