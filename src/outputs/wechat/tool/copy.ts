/** The page of the tool: choose a post, look at it as a phone shows it, copy it. */

interface Post {
  readonly article: string;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  readonly images: readonly { readonly number: number; readonly alt: string; readonly url: string }[];
}

const part = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;

const query = new URLSearchParams(location.search);

async function open(): Promise<void> {
  const issue = query.get('issue') ?? '';
  const response = await fetch(`posts/${encodeURIComponent(issue)}.json`).catch(() => undefined);
  if (!response?.ok) {
    return trouble(
      issue === ''
        ? '请从一期简报的页面点“复制到公众号”进来。'
        : `没有找到简报“${issue}”，或者它还有没改好的地方。请运行 npm run check 看看。`,
    );
  }
  const posts = (await response.json()) as Post[];
  const chooser = part<HTMLSelectElement>('post');
  chooser.replaceChildren(...posts.map(({ article, title }) => new Option(title, article)));
  chooser.value = query.get('article') ?? '';
  if (chooser.selectedIndex < 0) chooser.selectedIndex = 0;
  const show = (): void => {
    const post = posts[chooser.selectedIndex];
    if (post) display(post);
  };
  chooser.addEventListener('change', show);
  show();
  part('work').hidden = false;
}

function display(post: Post): void {
  part('title').textContent = post.title;
  part('summary').textContent = post.summary;
  // The server made this HTML of checked words; it has no script and no handler.
  part('preview').innerHTML = post.html;
  part('pictures').hidden = post.images.length === 0;
  part('images').replaceChildren(
    ...post.images.map(({ number, alt, url }) => {
      const link = Object.assign(document.createElement('a'), {
        href: url,
        download: '',
        textContent: `图${number}：${alt}`,
      });
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
  part('done').textContent = '';
  part('copy').onclick = () => void copied('正文', copyHtml(post.html, part('preview')));
  part('copy-title').onclick = () => void copied('标题', copyText(post.title, part('title')));
  part('copy-summary').onclick = () => void copied('摘要', copyText(post.summary, part('summary')));
}

async function copied(what: string, copying: Promise<boolean>): Promise<void> {
  part('done').textContent = (await copying)
    ? `${what}已经复制，到公众号后台粘贴就行。`
    : `浏览器不让程序复制。${what}已经选中，请按 Ctrl+C（苹果电脑按 ⌘C）复制。`;
}

async function copyHtml(html: string, shown: HTMLElement): Promise<boolean> {
  try {
    const type = (name: string, text: string) => ({ [name]: new Blob([text], { type: name }) });
    await navigator.clipboard.write([
      new ClipboardItem({ ...type('text/html', html), ...type('text/plain', shown.innerText) }),
    ]);
    return true;
  } catch {
    return copySelected(shown, html);
  }
}

async function copyText(text: string, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(shown);
  }
}

/** The older way: select what is shown and have the browser copy it, with our own HTML in its place. */
function copySelected(shown: HTMLElement, html?: string): boolean {
  const selection = getSelection();
  selection?.removeAllRanges();
  const range = document.createRange();
  range.selectNodeContents(shown);
  selection?.addRange(range);
  const give = (event: ClipboardEvent): void => {
    if (html === undefined || !event.clipboardData) return;
    event.clipboardData.setData('text/html', html);
    event.clipboardData.setData('text/plain', shown.innerText);
    event.preventDefault();
  };
  document.addEventListener('copy', give, { once: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', give);
  }
}

function trouble(message: string): void {
  part('trouble').textContent = message;
  part('trouble').hidden = false;
}

void open();
