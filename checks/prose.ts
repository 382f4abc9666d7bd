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

function maskBody(body: string): string {
  return body
    .replace(/<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}/g, blank)
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, blank)
    .replace(/`[^`\n]+`/g, blank)
    .replace(/<\/?[A-Za-z](?:[^<>"'{}]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*>/g, maskTag)
    .replace(/\]\([^)\s]*\)/g, blank)
    .replace(/(?:https?:\/\/|www\.)[\w./?=&%#~:+-]+|[\w.+-]+@[\w.-]+\.\w+/g, blank)
    .replace(/^[ \t]*(?:#{1,6}|[-*+]|>|\d+\.)[ \t]+/gm, (marker) => (/\d/.test(marker) ? marker : blank(marker)))
    .replace(/^\|?[ \t:|-]+\|[ \t:|-]*$/gm, blank)
    .replace(/\|[ \t]*|[ \t]*\|/g, blank)
    .replace(/\*\*|\[\^[^\]]+\]:?[ \t]*|[ \t]+$/gm, blank);
}

/** Of a component's tag only the quoted Chinese words are for readers. */
function maskTag(tag: string): string {
  return tag.replace(/"[^"]*"|'[^']*'|[^"']+/g, (piece) =>
    /^["'].*\p{Script=Han}/su.test(piece) ? HIDDEN + piece.slice(1, -1) + HIDDEN : blank(piece),
  );
}
