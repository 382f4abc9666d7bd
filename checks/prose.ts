/**
 * Hides what no reader sees, so that the checks of language work on one plain
 * string whose offsets are those of the file.
 */
const HIDDEN = '\u0000';

/** Frontmatter fields that hold codes or addresses rather than words. */
const CODES =
  /^(?:slug|place|parent|source|case|icon|publishedAt|publishAt|at|date|topics|mechanisms|deputies|brand|level|image|file|src|url)$/;

function blank(text: string): string {
  return text.replace(/[^\n]/g, HIDDEN);
}

/** `text` with syntax replaced by U+0000, offset for offset. The first `bodyStart` characters are YAML. */
export function maskSyntax(text: string, bodyStart: number): string {
  return maskYaml(text.slice(0, bodyStart)) + maskBody(text.slice(bodyStart));
}

function maskYaml(yaml: string): string {
  let code: number | undefined;
  return yaml
    .split('\n')
    .map((line) => {
      const [, indent = '', dash = '', key, rest = ''] =
        /^(\s*)((?:- +)*)(?:([A-Za-z][\w-]*):(?=\s|$))?(.*)$/.exec(line) ?? [];
      if (/^(?:---|#)/.test(line.trim())) return blank(line);
      const depth = indent.length + dash.length;
      if (key === undefined) return code !== undefined ? blank(line) : blank(indent + dash) + maskScalar(rest);
      code = CODES.test(key) ? depth : undefined;
      return code !== undefined ? blank(line) : blank(`${indent}${dash}${key}:`) + maskScalar(rest);
    })
    .join('\n');
}

function maskScalar(value: string): string {
  return value
    .replace(/^(\s*)(["'])(.*)\2(\s*)$/, (_, before: string, __, inner: string, after: string) =>
      [blank(before), HIDDEN, inner, HIDDEN, blank(after)].join(''),
    )
    .replace(/^\s*(?:[>|][+-]?\s*)?/, blank)
    .replace(/https?:\/\/[^\s，。；）」》]+/g, blank);
}

// Every pattern below begins where it may begin only once in a run, or is bounded: the work grows with the text.
function maskBody(body: string): string {
  const plain = blankTags(blankBetween(blankBetween(body, '<!--', '-->'), '{/*', '*/}').replace(FENCED, blank));
  return plain
    .replace(/`[^`\n]+`/g, blank)
    .replace(/\]\((?:(?!\]\()[^)\s]){0,2000}\)/g, blank)
    .replace(/(?:https?:\/\/|www\.)[\w./?=&%#~:+-]+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,253}\.\w{1,63}/g, blank)
    .replace(/^[ \t]*(?:#{1,6}|[-*+]|>|\d+\.)[ \t]+/gm, (marker) => (/\d/.test(marker) ? marker : blank(marker)))
    .replace(/^[ \t:|-]+$/gm, (line) => (line.includes('|') ? blank(line) : line))
    .replace(/\|[ \t]*|(?<![ \t])[ \t]+\|/g, blank)
    .replace(/\*\*|\[\^[^\]\n]{1,200}\]:?[ \t]*|(?<![ \t])[ \t]+$/gm, blank);
}

const FENCED = /^(```|~~~)[\s\S]*?^\1/gm;

/** Blanks what stands between two marks, marks included; a first mark without a second stays. */
function blankBetween(text: string, open: string, close: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let from = text.indexOf(open); from !== -1; from = text.indexOf(open, done)) {
    const end = text.indexOf(close, from + open.length);
    if (end === -1) break;
    parts.push(text.slice(done, from), blank(text.slice(from, end + close.length)));
    done = end + close.length;
  }
  return parts.join('') + text.slice(done);
}

/** As long as a component with its data may be. */
const LONGEST_TAG = 4000;

function blankTags(body: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let from = body.indexOf('<'); from !== -1; from = body.indexOf('<', Math.max(done, from + 1))) {
    const end = tagEnd(body, from);
    if (end === undefined) continue;
    parts.push(body.slice(done, from), maskTag(body.slice(from, end)));
    done = end;
  }
  return parts.join('') + body.slice(done);
}

/** Just behind the `>` of the tag that begins at an offset; undefined when none begins there. */
function tagEnd(body: string, from: number): number | undefined {
  if (!/^<\/?[A-Za-z]/.test(body.slice(from, from + 3))) return undefined;
  let quote = '';
  let depth = 0;
  for (let at = from + 1; at < from + LONGEST_TAG && at < body.length; at += 1) {
    const sign = body.charAt(at);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (depth > 0) depth += Number(sign === '{') - Number(sign === '}');
    else if (sign === '{') depth = 1;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at + 1;
    else if (sign === '<' || sign === '}') return undefined;
  }
  return undefined;
}

/** Of a component's tag only the quoted Chinese words are for readers. */
function maskTag(tag: string): string {
  return tag.replace(/"[^"]*"|'[^']*'|[^"']+/g, (piece) =>
    /^["'].*\p{Script=Han}/su.test(piece) ? HIDDEN + piece.slice(1, -1) + HIDDEN : blank(piece),
  );
}
