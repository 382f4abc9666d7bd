/** The drawings of the invented office, as an office puts its own beside its words. */
import type { Files } from './invented.ts';

const drawings = {
  shuijing: [
    '水井',
    '<path d="M5 21h14l-1.5-8h-11zM7 13V5M17 13V5" />\n  <path class="icon-accent" d="M4 6 12 2l8 4" />',
  ],
  shu: ['大树', '<path d="M12 21v-9M4 21h16" />\n  <circle class="icon-accent" cx="12" cy="8" r="5.5" />'],
  lu: ['路', '<path d="M8 3 4 21M16 3l4 18" />\n  <path class="icon-accent" d="M12 4v16" stroke-dasharray="3 2.5" />'],
  deng: ['灯', '<path d="M9 18h6M10 21h4" />\n  <circle class="icon-accent" cx="12" cy="9.5" r="6" />'],
} as const;

const names = Object.keys(drawings);

/** One of them for the thing at this place of a list. */
export function iconAt(index: number): string | undefined {
  return names[index % names.length];
}

export function inventIcons(): Files {
  return Object.fromEntries(
    Object.entries(drawings).map(([name, [title, shapes]]) => [
      `icons/${name}.svg`,
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5">\n  <title>${title}</title>\n  ${shapes}\n</svg>\n`,
    ]),
  );
}
