/**
 * What a paragraph is, by the name of its style: Word's own styles (in English
 * files and Chinese ones) and names that say a part of a briefing.
 */
import type { ParagraphRole } from '../source-document.ts';

const ROLES: readonly (readonly [RegExp, ParagraphRole])[] = [
  [/^(?:heading|标题)\s*[1-9]$/, 'heading'],
  [/^(?:title|标题)$/, 'title'],
  [/^(?:subtitle|副标题)$/, 'subtitle'],
  [/^(?:toc\s*heading|toc\s*标题|目录标题)$/, 'contents-heading'],
  [/^(?:toc|目录)\s*[1-9]$/, 'contents'],
  [/^(?:body\s*text(?:\s*(?:first\s*)?indent)?|text\s*body|正文文本(?:(?:首行)?缩进)?|正文首行缩进)\s*\d?$/, 'body'],
  [/^(?:list\s*continue|列表接续)\s*\d?$/, 'list-continue'],
  [/^(?:caption|题注|图注|图题)$/, 'caption'],
  [/^(?:(?:intense\s*)?quote|(?:明显)?引用)$/, 'quote'],
  [/报头（无名称）$/, 'series-blank'],
  [/报头$/, 'series'],
  [/期号$/, 'issue'],
  [/编印(?:单位|日期)?$/, 'issuer'],
  [/编者按/, 'editor-note'],
  [/供稿/, 'credit'],
  [/栏目$/, 'column'],
  [/署名$/, 'byline'],
  [/报尾|版记|印数|印发/, 'imprint'],
];

/** The role that a style's name (or, without one, its id) says; undefined for every other style. */
export function roleOfStyle(name: string): ParagraphRole | undefined {
  const plain = name.trim().toLowerCase();
  return ROLES.find(([pattern]) => pattern.test(plain))?.[1];
}

/** Whether a character style is Word's own for stressed words. */
export function isStress(name: string): boolean {
  return /^(?:emphasis|强调)$/i.test(name.trim());
}

/** The level that a heading style's name says, from 1. */
export function headingLevel(name: string): number | undefined {
  const level = /^(?:heading|标题)\s*(\d)$/.exec(name.trim().toLowerCase())?.[1];
  return level === undefined ? undefined : Number(level);
}
