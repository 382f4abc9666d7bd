/** 代码平台: the forge whose own sign-in, branches and reviews carry the desk, in the place of our server. */
import { z } from 'astro/zod';
import { custom, object, optional, select } from './field.ts';

/** Sign-in is refused over plain http, except on the machine itself. */
const ORIGIN = String.raw`(?:https:\/\/[\w.-]+(?::\d+)?|http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?)`;

const addressOf = (name: string, label: string, example: string, path: string) =>
  z
    .string({ error: `「${label}」（${name}）应当是网址，例如 ${example}。` })
    .regex(
      new RegExp(`^${ORIGIN}${path}$`),
      `「${label}」（${name}）应当以 https:// 开头，末尾不加“/”，例如 ${example}。`,
    );

const REPOSITORY = '「仓库」（repository）应当写成“组织/仓库”，例如 renda/site。';
const BRANCH = '「分支」（branch）只能用字母、数字和 . _ / -，例如 main。';
const APP = '「应用编号」（appId）照代码平台给的写，一般是一串字母和数字。';

const fields = {
  kind: select(
    { label: '平台', hint: '本单位用的是哪一种代码平台。' },
    { forgejo: 'Forgejo', gitlab: 'GitLab', github: 'GitHub' },
  ),
  address: custom(
    { label: '平台地址', hint: '代码平台的网址，例如 https://git.example.gov.cn。' },
    'string',
    addressOf('address', '平台地址', 'https://git.example.gov.cn', String.raw`(?:\/[\w.-]+)*`),
  ),
  repository: custom(
    { label: '仓库', hint: '放本站内容和程序的仓库，写成“组织/仓库”，例如 renda/site。' },
    'string',
    z.string({ error: REPOSITORY }).regex(/^[\w.-]+(?:\/[\w.-]+)+$/, REPOSITORY),
  ),
  branch: optional(
    custom(
      { label: '分支', hint: '发布用的分支，要设成受保护的；不写就是 main。' },
      'string',
      z.string({ error: BRANCH }).regex(/^\w[\w./-]*$/, BRANCH),
    ),
  ),
  appId: optional(
    custom(
      { label: '应用编号', hint: 'Forgejo、GitLab 必填：在代码平台登记“OAuth2 应用”后得到的客户端编号。' },
      'string',
      z.string({ error: APP }).regex(/^[\w.-]+$/, APP),
    ),
  ),
  signIn: optional(
    custom(
      { label: '登录中转', hint: 'GitHub 必填：本单位架设的 OAuth 登录中转的网址，只写到域名为止。' },
      'string',
      addressOf('signIn', '登录中转', 'https://oauth.example.gov.cn', ''),
    ),
  ),
};

const plain = object(
  { label: '代码平台', hint: '用本单位的代码平台做编务台的后台才写，不写就用自带的编务台（npm start）。' },
  fields,
);

export type ForgeSettings = z.infer<typeof plain.schema>;

/** What one kind of forge needs and another has no use for. */
export const forgeSettings = {
  ...plain,
  schema: plain.schema.superRefine((forge, context) => {
    const say = (path: keyof ForgeSettings, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const { kind, address, repository, appId, signIn } = forge;
    const called = { forgejo: 'Forgejo', gitlab: 'GitLab', github: 'GitHub' }[kind];
    if (kind === 'github') {
      if (signIn === undefined)
        say('signIn', '用 GitHub 要写「登录中转」（signIn）：GitHub 不让网页直接登录，要另设一个 OAuth 登录中转。');
      if (appId !== undefined) say('appId', '用 GitHub 不写「应用编号」（appId）：编号写在登录中转里。请删去这一项。');
    } else {
      if (appId === undefined)
        say(
          'appId',
          `用 ${called} 要写「应用编号」（appId）：先在 ${called} 登记一个 OAuth2 应用，回调地址是编务台的网址。`,
        );
      if (signIn !== undefined)
        say('signIn', `用 ${called} 不写「登录中转」（signIn），它自己就能登录。请删去这一项。`);
    }
    if (kind !== 'gitlab' && repository.split('/').length > 2)
      say('repository', `${called} 的仓库只有两级。${REPOSITORY}`);
    if (kind === 'github' && /\/\/[^/]+\//.test(address))
      say('address', '用 GitHub，「平台地址」（address）只写到域名为止，例如 https://github.com。');
  }),
};
