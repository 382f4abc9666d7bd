/** The settings of notices, for 管理 alone; what is secret in them is taken and never given out again. */
import express, { Router } from 'express';
import type { Request } from 'express';
import { caller } from './asking.ts';
import type { Desk } from './desk.ts';
import { noticeSettings } from './notices.ts';
import type { NoticeSettings } from './notices.ts';
import { Refusal } from './refusal.ts';
import { mayManage } from './steps.ts';

/** What stands for a secret that is kept. */
const KEPT = '••••••';

export function noticesApi(desk: Desk): Router {
  const router = Router();
  const small = express.json({ limit: '32kb' });
  router.get('/notices', (request, response) => {
    mayManage(caller(desk, request).person, '设置通知');
    response.json(withoutSecrets(desk.notices.settings()));
  });
  router.post('/notices', small, (request, response) => {
    mayManage(caller(desk, request).person, '设置通知');
    desk.notices.save(given(desk, request));
    response.json({ message: '通知的设置已经保存。' });
  });
  router.post('/notices/try', small, async (request, response) => {
    mayManage(caller(desk, request).person, '设置通知');
    await desk.notices.tryOut(given(desk, request)).catch((error: unknown) => {
      throw new Refusal(422, `没有送到：${error instanceof Error ? error.message : String(error)}`);
    });
    response.json({ message: '试发的通知已经送到。' });
  });
  return router;
}

function given(desk: Desk, request: Request): NoticeSettings {
  const checked = noticeSettings.safeParse(request.body);
  if (!checked.success) throw new Refusal(422, checked.error.issues.map(({ message }) => message).join('\n'));
  return withSecrets(checked.data, desk.notices.settings());
}

function withoutSecrets({ webhooks, mail, ...settings }: NoticeSettings): NoticeSettings {
  return {
    ...settings,
    webhooks: webhooks.map((one) => ({ ...one, ...(one.secret !== undefined && { secret: KEPT }) })),
    ...(mail && { mail: { ...mail, ...(mail.password !== undefined && { password: KEPT }) } }),
  };
}

/** A kept secret stays with the address that it was given for, and goes to no other. */
function withSecrets({ webhooks, mail, ...settings }: NoticeSettings, before: NoticeSettings): NoticeSettings {
  const secretOf = (url: string) => before.webhooks.find((one) => one.url === url)?.secret;
  const same = mail !== undefined && before.mail?.host === mail.host && before.mail.port === mail.port;
  const kept = same ? before.mail?.password : undefined;
  return {
    ...settings,
    webhooks: webhooks.map(({ secret, ...one }) => {
      const own = secret === KEPT ? secretOf(one.url) : secret;
      return own === undefined ? one : { ...one, secret: own };
    }),
    ...(mail && { mail: withPassword(mail, mail.password === KEPT ? kept : mail.password) }),
  };
}

function withPassword(
  { password: _typed, ...mail }: NonNullable<NoticeSettings['mail']>,
  password: string | undefined,
): NonNullable<NoticeSettings['mail']> {
  return password === undefined ? mail : { ...mail, password };
}
