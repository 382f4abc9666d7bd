/** Where it is told outside the desk that something waits: robots of groups, any address, mail. Off until turned on. */
import { useEffect, useState } from 'react';
import type { MailForm, NoticeForm, WebhookForm } from '../../api/notices.ts';
import { sentenceOf } from '../api-client.ts';
import { readNotices, saveNotices, tryNotices } from './accounts-client.ts';

const kindWords: Readonly<Record<WebhookForm['kind'], string>> = {
  wecom: '企业微信群机器人',
  dingtalk: '钉钉群机器人',
  feishu: '飞书群机器人',
  json: '别的系统（JSON）',
};
const kinds = Object.keys(kindWords) as WebhookForm['kind'][];
const NO_MAIL: MailForm = { host: '', port: 465, secure: true, from: '' };

export function NoticesPart() {
  const [form, setForm] = useState<NoticeForm>();
  const [said, setSaid] = useState('');
  useEffect(() => {
    readNotices().then(setForm, (error: unknown) => setSaid(sentenceOf(error)));
  }, []);
  const send = (doIt: (given: NoticeForm) => Promise<string>) => {
    if (form) void doIt(form).then(setSaid, (error: unknown) => setSaid(sentenceOf(error)));
  };
  return (
    <section aria-labelledby="notices-title">
      <h2 id="notices-title">通知</h2>
      <p className="approvals-small">
        有稿子转到下一步时，告诉外面的群或邮箱。通知里只有篇数和编务台的地址，没有稿子的一个字。
      </p>
      {form && (
        <form
          className="approvals-form"
          onSubmit={(event) => {
            event.preventDefault();
            send(saveNotices);
          }}
        >
          <label className="approvals-check">
            <input
              type="checkbox"
              checked={form.on}
              onChange={({ target }) => setForm({ ...form, on: target.checked })}
            />
            打开通知
          </label>
          <Webhooks webhooks={form.webhooks} onChange={(webhooks) => setForm({ ...form, webhooks })} />
          <Mail
            mail={form.mail}
            onChange={(mail) => setForm({ on: form.on, webhooks: form.webhooks, ...(mail && { mail }) })}
          />
          <p role="status" className="desk-trouble">
            {said}
          </p>
          <p className="approvals-buttons">
            <button className="approvals-strong">保存通知的设置</button>
            <button type="button" onClick={() => send(tryNotices)}>
              试发一条
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

interface WebhooksProps {
  readonly webhooks: readonly WebhookForm[];
  readonly onChange: (webhooks: readonly WebhookForm[]) => void;
}

function Webhooks({ webhooks, onChange }: WebhooksProps) {
  const change = (at: number, one: WebhookForm) => onChange(webhooks.map((old, place) => (place === at ? one : old)));
  return (
    <>
      {webhooks.map((one, at) => (
        <fieldset key={at}>
          <legend>{kindWords[one.kind]}</legend>
          <label>
            种类
            <select
              value={one.kind}
              onChange={({ target }) => change(at, { ...one, kind: target.value as WebhookForm['kind'] })}
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {kindWords[kind]}
                </option>
              ))}
            </select>
          </label>
          <label>
            地址
            <input
              type="url"
              required
              value={one.url}
              onChange={({ target }) => change(at, { ...one, url: target.value })}
            />
          </label>
          <label>
            加签的密钥（钉钉、飞书，没有就不写）
            <input
              type="password"
              autoComplete="off"
              value={one.secret ?? ''}
              onChange={({ target }) => change(at, withSecret(one, target.value))}
            />
          </label>
          <button type="button" onClick={() => onChange(webhooks.filter((_, place) => place !== at))}>
            去掉
          </button>
        </fieldset>
      ))}
      <button type="button" onClick={() => onChange([...webhooks, { kind: 'wecom', url: '' }])}>
        加一个群
      </button>
    </>
  );
}

const withSecret = ({ kind, url }: WebhookForm, secret: string): WebhookForm => ({
  kind,
  url,
  ...(secret !== '' && { secret }),
});

interface MailProps {
  readonly mail: MailForm | undefined;
  readonly onChange: (mail: MailForm | undefined) => void;
}

function Mail({ mail, onChange }: MailProps) {
  if (!mail) {
    return (
      <button type="button" onClick={() => onChange(NO_MAIL)}>
        发邮件
      </button>
    );
  }
  const box = (label: string, name: 'host' | 'from' | 'user' | 'password', type: string, required: boolean) => (
    <label>
      {label}
      <input
        type={type}
        required={required}
        autoComplete="off"
        value={mail[name] ?? ''}
        onChange={({ target }) => onChange(changed(mail, name, target.value))}
      />
    </label>
  );
  return (
    <fieldset>
      <legend>邮件</legend>
      {box('发信服务器', 'host', 'text', true)}
      <label>
        端口
        <input
          type="number"
          min={1}
          max={65_535}
          value={mail.port}
          onChange={({ target }) => onChange({ ...mail, port: Number(target.value) })}
        />
      </label>
      <label className="approvals-check">
        <input
          type="checkbox"
          checked={mail.secure}
          onChange={({ target }) => onChange({ ...mail, secure: target.checked })}
        />
        从头加密（465端口）
      </label>
      {box('发件邮箱', 'from', 'email', true)}
      {box('用户名（可以不写）', 'user', 'text', false)}
      {box('密码（可以不写）', 'password', 'password', false)}
      <button type="button" onClick={() => onChange(undefined)}>
        不发邮件
      </button>
    </fieldset>
  );
}

function changed(mail: MailForm, name: 'host' | 'from' | 'user' | 'password', value: string): MailForm {
  const others = Object.entries(mail).filter(([key]) => key !== name);
  const needed = name === 'host' || name === 'from';
  return Object.fromEntries(needed || value !== '' ? [...others, [name, value]] : others) as unknown as MailForm;
}
