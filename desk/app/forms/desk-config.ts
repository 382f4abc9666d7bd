/**
 * The configuration of Decap, made from the model when the desk is built: one
 * collection for each kind of content, one form field for each field of it.
 */
import { PICTURE_ADDRESS, PICTURE_FOLDER } from '#lib/pictures.ts';
import { kindNames, kindOf } from '#model/kinds.ts';
import { SETTINGS_SLUG } from '#model/editable.ts';
import type { Control } from '#model/field.ts';
import type { Kind } from '#model/kind.ts';
import type { ForgeSettings } from '#model/forge-settings.ts';
import { lockedSettings, SITE_FILE, siteSettings } from '#model/site-settings.ts';
import { choiceKindOf } from './choice-kind.ts';
import { CODE } from '../entry-text.ts';
import { START, WORDS } from '../issue-text.ts';
import { formatOf } from '../formats.ts';
import { forgeBackend, pictureProcessing } from '../backends/forge-config.ts';

/** A field as Decap's configuration describes it. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly widget: string;
  readonly required: boolean;
  readonly hint: string;
  /** Where the model says what it is, see `schemaAt`; empty for what the model does not know. */
  readonly model: string;
  readonly [option: string]: unknown;
}

/**
 * @param model where the model says what the field is, see `schemaAt`.
 * @param required whether the form insists; a group that may be left out insists on nothing inside.
 */
function formField(name: string, control: Control, model: string, required = control.required): FormField {
  const base = { name, label: control.label, required, hint: control.hint, model };
  const inner = (fields: Readonly<Record<string, Control>>, above: string, insist: boolean) =>
    Object.entries(fields).map(([key, one]) => formField(key, one, `${above}.${key}`, insist && one.required));
  const from = choiceKindOf(control);
  if (from !== undefined) return { ...base, widget: 'relation', from };
  switch (control.widget) {
    case 'number':
      return { ...base, widget: 'count' };
    case 'select':
      return { ...base, widget: 'select', options: control.options };
    case 'object':
      return { ...base, widget: 'object', collapsed: !required, fields: inner(control.fields ?? {}, model, required) };
    case 'list':
      return listField(base, control, inner);
    case 'datetime':
      return { ...base, widget: 'moment' };
    // A date may be known to the year only, so it is a line of text that the check reads.
    case 'date':
      return { ...base, widget: 'string' };
    default:
      return { ...base, widget: control.widget };
  }
}

function listField(
  base: Pick<FormField, 'name' | 'label' | 'required' | 'hint' | 'model'>,
  { item, required }: Control,
  inner: (fields: Readonly<Record<string, Control>>, above: string, insist: boolean) => FormField[],
): FormField {
  if (item === undefined) throw new TypeError(`the list ${base.name} does not say what its items are`);
  const from = choiceKindOf(item);
  if (from !== undefined) return { ...base, widget: 'relation', from, multiple: true };
  const shared = { ...base, widget: 'list', label_singular: item.label, ...(required && { min: 1 }) };
  if (item.widget !== 'object')
    return {
      ...shared,
      collapsed: false,
      summary: '{{fields.item}}',
      field: formField('item', item, `${base.model}.*`),
    };
  const fields = inner(item.fields ?? {}, `${base.model}.*`, true);
  const [first] = fields;
  return { ...shared, collapsed: true, ...(first && { summary: `{{fields.${first.name}}}` }), fields };
}

const code: FormField = {
  name: CODE,
  label: '编码',
  widget: 'code',
  required: true,
  model: '',
  hint: '会成为网址的一部分，只用小写字母、数字和连字符，例如 xinmi。存过以后不能再改。',
};

const words: FormField = {
  name: 'body',
  label: '正文',
  widget: 'blocks',
  required: true,
  model: '',
  hint: '一段一段地写，按回车另起一段；也可以从 Word、WPS、网页粘贴过来。没有动过的段落保存时一个字也不变。',
};

/** No field of the file: what a new issue begins with, and what the import left open. */
const start: FormField = {
  name: START,
  label: '先看这里',
  widget: 'issue-start',
  required: false,
  model: '',
  hint: '新的一期从这里开始；导入时没有定下来的地方，核对过以前也列在这里。',
};

function bodyField(kind: Kind): FormField[] {
  if (formatOf(kind.name) !== 'entry-text') return [];
  const hint = `${words.hint}按钮可以插入小标题、引语和图表。`;
  return [{ ...words, hint, vocabulary: true }];
}

/** An article is one thing: its words stand below its title, and its code, which the form makes, comes last. */
function withWords(field: FormField): FormField {
  if (field.name !== 'articles') return field;
  const fields = field['fields'] as readonly FormField[];
  const named = (names: readonly string[]) => names.flatMap((name) => fields.find((one) => one.name === name) ?? []);
  const above = named(['column', 'titleLines', 'subtitle', 'credit', 'byline']);
  const codes = named(['slug']).map((one) => ({ ...one, widget: 'article-code', hint: ARTICLE_CODE }));
  const rest = fields.filter((one) => one.name !== 'slug' && !above.includes(one));
  return { ...field, widget: 'articles', fields: [...above, { ...words, name: WORDS }, ...rest, ...codes] };
}

const ARTICLE_CODE = '这一篇网址的末一段，按标题的拼音自动写好；第一次发布以前可以改，发布后不再改。';

function collectionOf(kind: Kind, prefix: string): Record<string, unknown> {
  const { name: collection, label, extension, fields, title, page } = kind;
  const plain = Object.entries(fields).map(([name, field]) => formField(name, field.control, `${collection}.${name}`));
  const form = page === 'issue' ? plain.map(withWords) : plain;
  return {
    name: collection,
    label,
    label_singular: label,
    folder: `${prefix}${collection}`,
    create: true,
    // A published page is taken down with 撤稿, which leaves a notice; see the line at the foot.
    delete: false,
    extension: extension.slice(1),
    format: formatOf(collection),
    slug: `{{fields.${CODE}}}`,
    // Decap makes no entry whose identifier is empty; the code is the one field that every form insists on.
    identifier_field: CODE,
    summary: `{{${title}}}（{{filename}}）`,
    sortable_fields: [title, 'year', 'issue'].filter((name) => name in fields),
    fields: [...(page === 'issue' ? [start] : []), code, ...form, ...bodyField(kind)],
    editor: { preview: page === 'issue' || page === 'entry' },
  };
}

/** The settings: one entry, the locked ones shown and not asked; who may publish what is not for the desk to show. */
function settingsCollection(prefix: string): Record<string, unknown> {
  const { name: collection, label, fields } = siteSettings;
  const locked: readonly string[] = lockedSettings;
  const form = Object.entries(fields)
    .filter(([name]) => name !== 'desk')
    .map(([name, { control }]) => {
      const field = formField(name, control, `${collection}.${name}`);
      if (!locked.includes(name)) return field;
      return { ...field, widget: 'locked', hint: `${field.hint}在编务台里不能改，请管理员改 ${SITE_FILE}。` };
    });
  return {
    name: collection,
    label,
    label_singular: label,
    description: '网站的名称、口号、页脚等。改了要和稿件一样经过推、审、定，发布后全站一起更新。',
    format: 'entry-yaml',
    delete: false,
    editor: { preview: true },
    files: [{ name: SETTINGS_SLUG, label, label_singular: label, file: `${prefix}${SITE_FILE}`, fields: form }],
  };
}

/**
 * What `CMS.init` takes.
 * @param forge the office's forge; without one the desk's own server keeps the entries.
 * @param prefix the office's folder in the forge's repository, with its last `/`; the desk's own server knows it itself.
 */
export function deskConfig(forge?: ForgeSettings, prefix = ''): Record<string, unknown> {
  return {
    load_config_file: false,
    locale: 'zh_Hans',
    backend: forge ? forgeBackend(forge) : { name: 'desk', proxy_url: '/desk/api/decap', branch: 'main' },
    ...(forge && { media_processing: pictureProcessing }),
    publish_mode: 'editorial_workflow',
    media_folder: `${prefix}${PICTURE_FOLDER}`,
    public_folder: PICTURE_ADDRESS,
    // Names of pictures may be Chinese; the code of an entry has its own check.
    slug: { encoding: 'unicode', clean_accents: false, sanitize_replacement: '-' },
    show_preview_links: false,
    collections: [...kindNames.map((name) => collectionOf(kindOf(name), prefix)), settingsCollection(prefix)],
  };
}
