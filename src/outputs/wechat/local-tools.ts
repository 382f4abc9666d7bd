/**
 * 「复制到公众号」 for whoever runs the site on their own machine. It answers
 * below `admin/wechat/` and puts a link to itself on the pages of briefings as
 * they are served; nothing of it is written into the site, so none of it can be
 * deployed. It fits Node's http server and Express alike.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { loadSettings } from '#archive/settings-file.ts';
import { siteUrls } from '#lib/urls.ts';
import { splitArticles } from '#archive/briefing-body.ts';
import { parseEntryFile } from '#entry-file/parse.ts';
import { briefing } from '#model/kinds/briefing.ts';
import { SLUG } from '#model/field.ts';
import { wechatPosts } from './wechat-post.ts';
import type { WechatPost } from './wechat-post.ts';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Styles of the preview stand in its attributes; everything else comes from this server. */
const POLICY =
  "default-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; object-src 'none'; base-uri 'none'";

/**
 * @param office the office's folder, for the words as they are now.
 * @param folder the built site.
 * @param base the path it is served under, with both slashes.
 * @param trial what a trial says of its words.
 */
export function localTools(office: string, folder: string, base: string, trial?: string): Middleware {
  return (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (request.method !== 'GET' || !pathname.startsWith(base)) return next();
    const path = pathname.slice(base.length);
    const answer = toolFile(path, office, folder, trial) ?? briefingPage(path, folder, base);
    if (!answer) return next();
    response.writeHead(200, {
      'Content-Type': `${answer.type}; charset=utf-8`,
      'Cache-Control': 'no-store',
      ...(answer.policy && { 'Content-Security-Policy': POLICY }),
    });
    response.end(answer.body);
  };
}

interface Answer {
  readonly type: string;
  readonly body: string;
  readonly policy?: boolean;
}

const tool = (name: string): string => readFileSync(new URL(`tool/${name}`, import.meta.url), 'utf8');

function toolFile(path: string, office: string, folder: string, trial: string | undefined): Answer | undefined {
  switch (path) {
    case 'admin/wechat/':
      return { type: 'text/html', body: tool('index.html'), policy: true };
    case 'admin/wechat/tool.css':
      return { type: 'text/css', body: tool('tool.css') };
    case 'admin/wechat/copy.js':
      return { type: 'text/javascript', body: stripTypeScriptTypes(tool('copy.ts')) };
  }
  const id = /^admin\/wechat\/posts\/([^/]+)\.json$/.exec(path)?.[1];
  // What has no page is not public, or not yet.
  const shown = id !== undefined && SLUG.test(id) && existsSync(join(folder, 'briefings', id, 'index.html'));
  const posts = shown ? postsOf(id, office, trial) : undefined;
  return posts && { type: 'application/json', body: JSON.stringify(posts) };
}

/** The posts of a briefing as its file says now, or undefined when there is none or it cannot be read. */
function postsOf(id: string, office: string, trial?: string): WechatPost[] | undefined {
  if (!SLUG.test(id)) return undefined;
  const [file] = globSync(`briefings/**/${id}.md`, { cwd: office });
  if (file === undefined) return undefined;
  const { data, body } = parseEntryFile(readFileSync(join(office, file), 'utf8'), '.md');
  const checked = briefing.schema.safeParse(data);
  if (!checked.success) return undefined;
  const bodies = new Map(splitArticles(body).articles.map(({ slug, markdown }) => [slug, markdown]));
  return wechatPosts(id, checked.data, bodies, siteUrls(loadSettings(office)).absolute, trial);
}

/** The built page of a briefing or of its article, with the way to the tool at its head. */
function briefingPage(path: string, folder: string, base: string): Answer | undefined {
  const [, issue, article = ''] = /^briefings\/([a-z0-9-]+)\/(?:([a-z0-9-]+)\/)?(?:index\.html)?$/.exec(path) ?? [];
  if (issue === undefined || issue === 'year') return undefined;
  let html: string;
  try {
    html = readFileSync(join(folder, 'briefings', issue, article, 'index.html'), 'utf8');
  } catch {
    return undefined;
  }
  return { type: 'text/html', body: withToolLink(html, `${base}admin/wechat/?issue=${issue}&amp;article=${article}`) };
}

/** @param address for an attribute, escaped. */
function withToolLink(html: string, address: string): string {
  const link = `<p class="tags"><a href="${address}">复制到公众号</a><span>（只在本机预览时有，不会发布）</span></p>`;
  return html.replace(/<main\b[^>]*>/, (main) => main + link);
}
