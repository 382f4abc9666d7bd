/** The code of an article: made of its title, changed by hand until readers have its address. */
import { publishedArticles } from './published-articles.ts';
import { BoxControl } from './line-controls.tsx';

export class ArticleCodeControl extends BoxControl {
  #published: ReadonlySet<string> = new Set();

  override componentDidMount(): void {
    const { entry } = this.props;
    if (entry.get('newRecord') === true) return;
    void publishedArticles(String(entry.get('slug'))).then((codes) => {
      this.#published = codes;
      this.forceUpdate();
    });
  }

  override render() {
    if (this.#published.has(this.written)) return <output className="desk-code">{this.written}</output>;
    return <input type="text" autoCapitalize="off" spellCheck={false} {...this.common()} />;
  }
}
