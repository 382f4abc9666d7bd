/** What Markdown this site understands, for everything that parses some. */
import type { Features } from 'satteri';

export const markdownFeatures = {
  // Chinese punctuation is typed as it should be printed; nothing may change it.
  smartPunctuation: false,
  gfm: { footnotes: { label: '注释', backLabel: '返回正文' } },
} satisfies Features;
