/** The settings of notices as the page of 管理 shows them. */

export interface WebhookForm {
  readonly kind: 'wecom' | 'dingtalk' | 'feishu' | 'json';
  readonly url: string;
  readonly secret?: string;
}

export interface MailForm {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly from: string;
}

export interface NoticeForm {
  readonly on: boolean;
  readonly webhooks: readonly WebhookForm[];
  readonly mail?: MailForm;
}
