/** `renda init DIR`: an office's folder, ready for `npm install` and `npm start`. Nothing that exists is written over. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { columnOf } from '#lib/columns.ts';
import { kindNames } from '#model/kinds.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { command } from '#program/command.ts';
import { answersOf } from './init-questions.ts';
import type { Answers, Asked } from './init-questions.ts';
import { exampleFiles, placeFiles } from './office-files.ts';
import { programSource, programVersion, VERSION_FILE } from '#program/program-source.ts';
import { STATE_FOLDER } from '#program/program.mjs';

const HELP = `用法：renda init 文件夹 [--name 网站名称] [--site 网址] [--base 路径] [--place 某省/某市/某县]
没有写的会问；--yes 不问，用现成的写法。`;

/** Whoever sits at the terminal; nobody where the input is a file or another program. */
function atTerminal(): (Asked & { close(): void }) | undefined {
  if (!stdin.isTTY || !stdout.isTTY) return undefined;
  const terminal = createInterface({ input: stdin, output: stdout });
  return { ask: (question) => terminal.question(question), say: console.log, close: () => terminal.close() };
}

function init(folder: string, { name, site, base, place }: Answers): void {
  if (existsSync(join(folder, SITE_FILE))) throw new Error(`${folder} 里已经有 ${SITE_FILE}，没有改动任何文件。`);
  const settings = `${SETTINGS_NOTE}${stringify({ name, site, base })}`;
  const files: Record<string, string> = {
    ...exampleFiles(),
    ...placeFiles(place),
    'pictures/.gitkeep': '',
    'icons/.gitkeep': '',
    // What npm warns of is the program's business, not the office's.
    '.npmrc': 'loglevel=error\naudit=false\nfund=false\n',
    '.gitignore': `node_modules/\ndist/\n${STATE_FOLDER}/\n`,
    '.gitattributes': '* text=auto eol=lf\n*.jpg binary\n*.png binary\n*.webp binary\n',
    [VERSION_FILE]: `${programVersion()}\n`,
    'README.md': readMe(name),
    [SITE_FILE]: settings,
  };
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (!existsSync(join(folder, path))) writeFileSync(join(folder, path), text);
  }
  writePackage(folder);
  const there = relative(process.cwd(), folder);
  console.log(
    `建好了：${folder}\n接着运行：\n${there === '' ? '' : `  cd "${there}"\n`}  npm install\n  npm start\n网站打开以后，在编务台里写第一期简报。每类内容怎么写，见各文件夹里的 _示例 文件。`,
  );
}

const SETTINGS_NOTE = `# 网站设置。只有名称（name）、网址（site）和路径（base）必须写，其余没有就不写；号码、电话不要编造。
# 每一项怎么写，见程序的 docs/content-guide.md 的“网站设置”。
`;

/** Adds to a package.json that is there already, as \`npm install\` of the program leaves one. */
function writePackage(folder: string): void {
  const file = join(folder, 'package.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
  const commands = ['start', 'build', 'check', 'import', 'accounts', 'upgrade'];
  const scripts = { ...Object.fromEntries(commands.map((one) => [one, `renda ${one}`])), test: 'renda verify' };
  const dependencies = before['dependencies'] as Record<string, string> | undefined;
  const after = {
    ...before,
    ...{ private: true, scripts },
    dependencies: { renda: programSource(folder), ...dependencies },
  };
  writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`);
}

function readMe(name: string): string {
  return `# ${name}

这个文件夹是本单位的全部文字和设置；程序是另外装的，升级程序不会动这里的文字。

| 命令 | 做什么 |
| --- | --- |
| \`npm install\` | 装上程序（第一次，和改了版本以后） |
| \`npm start\` | 打开网站（http://127.0.0.1:4321/）和编务台（http://127.0.0.1:4321/admin/）；端口被占用时 \`npm start -- --port 4400\` |
| \`npm test\` | 检查内容，生成网站，再检查链接、搜索、无障碍等 |
| \`npm run build\` | 把网站生成到 \`dist\` 文件夹，交给任何网页服务器 |
| \`npm run accounts\` | 建立编务台的账号 |
| \`npm run import -- 文件……\` | 把 Word、PDF 的旧简报变成草稿 |

## 文件夹里有什么

- \`site.yaml\`：网站的名称、网址、主办单位、备案号等。
- ${kindNames.map((kind) => `\`${kind}\`（${columnOf(kind).label}）`).join('、')}：一类内容一个文件夹，写法见里面的 \`_示例\` 文件。名字以“_”开头的文件不会上网。
- \`pictures\`：图片。
- \`marks\`：图记，列表和页首的小图，一张图一个 .svg 文件。
- \`${STATE_FOLDER}\`：编务台的稿件、账号和生成的网站，不要改；其中 \`${STATE_FOLDER}/desk\` 要备份。

没有内容的栏目不会出现在网站上。

## 升级程序

把 \`package.json\` 里 \`renda\` 的版本改成新的，运行 \`npm install\`，再运行 \`npm run upgrade\`：它会说有什么变化，要改的文件也会列出来。
`;
}

await command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ name: { type: 'string' }, site: { type: 'string' }, base: { type: 'string' }, place: { type: 'string' } },
      ...{ yes: { type: 'boolean' }, help: { type: 'boolean' } },
    },
  });
  const [folder] = positionals;
  if (folder === undefined || values.help === true) {
    console.log(HELP);
    return values.help === true;
  }
  const asked = values.yes === true ? undefined : atTerminal();
  try {
    init(resolve(folder), await answersOf(values, asked));
  } finally {
    asked?.close();
  }
  return true;
});
