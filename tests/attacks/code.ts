/** Text that would run: in the browser of a reader, in a colleague's preview, or while the site is built. */
import { expect } from 'vitest';
import { savingErrors } from '#desk/server/saving-errors.ts';
import { markdownDiagnostics } from '#lib/markup-diagnostics.ts';
import { renderMarkdown } from '#lib/markdown.ts';
import type { Chapter, Row } from './row.ts';

const OFFICE = { today: '2026-11-29', ownNumbers: [], ownEmails: [], organisations: [] };
const saved = (file: string, body: string) =>
  savingErrors(file, `---\nyear: 2024\n---\n\n${body}\n`, OFFICE).length === 0;

const MDX: Readonly<Record<string, string>> = {
  'import 语句': 'import fs from "node:fs"\n\n甲',
  'export 语句': 'export const x = 1\n\n甲',
  默认导出: 'export default () => null',
  行内程序: '甲{process.env.PATH}乙',
  整段程序: '{console.log(1)}',
  展开属性: '<Fact {...globalThis} />',
  属性里的调用: '<Fact source={process.exit()} />',
  属性里的模板: '<Fact source={`${process.exit()}`} />',
  属性里的逗号表达式: '<Fact source={("a", process.exit())} />',
  属性里的取值函数: '<Fact source={{get a() { return 1 }}} />',
  脚本标签: '<script>alert(1)</script>',
  图片的出错事件: '<img src="x" onerror="alert(1)" />',
  内嵌框架: '<iframe srcdoc="x" />',
  矢量图的载入事件: '<svg onload="x"/>',
  表单: '<form action="https://example.com">甲</form>',
  列表里的import: '甲\n\nimport x from "y"',
  文字之后的export: '甲\n\nexport const a = 1',
  组件里的程序: '<Fact source="a">{process.exit()}</Fact>',
};

const MARKDOWN: Readonly<Record<string, string>> = {
  脚本标签: '<script>alert(1)</script>',
  图片的出错事件: '<img src="x" onerror="alert(1)">',
  内嵌框架: '<iframe src="https://example.com/"></iframe>',
  样式标签: '<style>body{display:none}</style>',
  改写基址: '<base href="https://example.com/">',
  元信息跳转: '<meta http-equiv="refresh" content="0;url=https://example.com/">',
  脚本链接: '[甲](javascript:alert(1))',
  实体写的脚本链接: '[甲](&#106;avascript:alert(1))',
  大小写混写的脚本链接: '[甲](JaVaScRiPt:alert(1))',
  数据链接: '[甲](data:text/html,x)',
  引用式脚本链接: '[甲][a]\n\n[a]: javascript:alert(1)',
  自动脚本链接: '<javascript:alert(1)>',
  脚注里的脚本链接: '甲[^1]\n\n[^1]: [乙](javascript:alert(1))',
  表格里的脚本链接: '|甲|\n|-|\n|[乙](javascript:alert(1))|',
  数据图片: '![甲](data:image/svg+xml,x)',
  VB脚本链接: '[甲](vbscript:msgbox(1))',
};

/** Saved as a draft, but never published, or published as mere words. */
const HARMLESS: Readonly<Record<string, string>> = {
  不安全的文件链接: '[甲](file:///etc/passwd)',
  制表符断开的脚本链接: '[甲](java&#9;script:alert(1))',
};

export const code: Chapter = {
  title: '会运行的文字',
  rows: [
    ...Object.entries(MDX).map(([what, body]): Row => ({
      what: `MDX 正文里有${what}`,
      origin: 'ASVS 1.3.2、1.3.5',
      run: () => expect(saved('cases/a.mdx', body)).toBe(false),
    })),
    ...Object.entries(MARKDOWN).map(([what, body]): Row => ({
      what: `Markdown 正文里有${what}`,
      origin: 'ASVS 1.2.2、1.3.1',
      run: () => expect(saved('briefings/a.md', body)).toBe(false),
    })),
    ...Object.entries(HARMLESS).map(([what, body]): Row => ({
      what: `${what}不能发布`,
      origin: 'ASVS 1.2.2',
      run: () => expect(markdownDiagnostics(body).length).toBeGreaterThan(0),
    })),
    {
      what: '实体写的标签只当文字显示',
      origin: 'ASVS 3.2.2',
      run: () => expect(renderMarkdown('&lt;script&gt;alert(1)&lt;/script&gt;').html).not.toContain('<script'),
    },
    {
      what: '代码块里的标签只当文字显示',
      origin: 'ASVS 3.2.2',
      run: () => expect(renderMarkdown('```html\n<script>alert(1)</script>\n```').html).not.toContain('<script'),
    },
  ],
};
