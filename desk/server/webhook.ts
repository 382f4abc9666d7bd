/**
 * One message in the words of each robot, after their own descriptions: 企业微信 and 钉钉 take `msgtype` and `text`,
 * 飞书 `msg_type` and `content`. 钉钉 signs in the address, 飞书 in the body. All three answer with 200 and a code.
 */
import { createHmac } from 'node:crypto';
import { z } from 'astro/zod';

const url = z.url({ protocol: /^https?$/, error: '地址要以 https:// 或 http:// 开头。' }).max(600);

export const webhook = z.strictObject({
  kind: z.enum(['wecom', 'dingtalk', 'feishu', 'json']),
  url,
  /** The robot's signing secret, where it has one. */
  secret: z.string().max(200).optional(),
});

export type Webhook = z.infer<typeof webhook>;

/** The address that a message goes to. */
export function webhookUrl({ kind, url, secret }: Webhook, now: Date): string {
  if (kind !== 'dingtalk' || secret === undefined) return url;
  const at = now.getTime();
  const sign = createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64');
  const address = new URL(url);
  address.searchParams.set('timestamp', String(at));
  address.searchParams.set('sign', sign);
  return address.href;
}

/** @param waiting how many drafts moved on. */
export function webhookBody(
  { kind, secret }: Webhook,
  { text, waiting }: { readonly text: string; readonly waiting: number },
  now: Date,
): Record<string, unknown> {
  switch (kind) {
    case 'wecom':
    case 'dingtalk':
      return { msgtype: 'text', text: { content: text } };
    case 'feishu':
      return { ...feishuSign(secret, now), msg_type: 'text', content: { text } };
    case 'json':
      return { event: 'waiting', count: waiting, text, at: now.toISOString() };
  }
}

/** 飞书 takes what is usually signed as the key, and signs nothing with it. */
function feishuSign(secret: string | undefined, now: Date): Record<string, string> {
  if (secret === undefined) return {};
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') };
}

const answer = z.object({
  errcode: z.number().optional(),
  errmsg: z.string().optional(),
  code: z.number().optional(),
  msg: z.string().optional(),
});

/** What a robot said against a message that it answered with 200; undefined when it took it. */
export function whyRefused(said: string): string | undefined {
  let json: unknown;
  try {
    json = JSON.parse(said);
  } catch {
    return undefined;
  }
  const { data } = answer.safeParse(json);
  const code = data?.errcode ?? data?.code ?? 0;
  return code === 0 ? undefined : `${code} ${data?.errmsg ?? data?.msg ?? ''}`;
}
