import type { ReactElement } from 'react';
import type { Drawing } from '#model/icon.ts';
import type { MdxComponentProps } from '#model/mdx-components.ts';
import { Icon } from '../icon.tsx';
import { checked } from './checked.tsx';

/** What a card says of a brand, looked up by the page that shows it. */
export interface BrandOnCard {
  readonly name: string;
  /** Address of the brand's page, base path included. */
  readonly href: string;
  readonly icon?: Drawing | undefined;
  readonly placeName: string;
  readonly does: string;
  readonly ledBy?: string | undefined;
  readonly serves?: string | undefined;
}

/** The calling card of a brand; its name leads to the brand's page. */
export function BrandCard({ brand }: { readonly brand: BrandOnCard }) {
  const rows = [
    ['做什么', brand.does],
    ['谁来做', brand.ledBy],
    ['服务谁', brand.serves],
  ] as const;
  return (
    <article className="component brand-card">
      {brand.icon !== undefined && <Icon drawing={brand.icon} />}
      <p className="brand-card-place">{brand.placeName}</p>
      <p className="brand-card-name">
        <a href={brand.href}>{brand.name}</a>
      </p>
      <dl>
        {rows.map(
          ([label, text]) =>
            text !== undefined && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
    </article>
  );
}

/**
 * The `<BrandCard brand="…" />` an author writes, knowing the brands of this site.
 * @param brands stored brand id → what its card says.
 * @throws, when rendered with an id that is not among them, a Chinese sentence naming it.
 */
export function bindBrandCard(
  brands: Readonly<Record<string, BrandOnCard>>,
): (props: MdxComponentProps<'BrandCard'>) => ReactElement {
  return checked('BrandCard', ({ brand: id }) => {
    const brand = Object.hasOwn(brands, id) ? brands[id] : undefined;
    if (brand === undefined) throw new Error(`组件 <BrandCard> 写错了：brand：没有编码为“${id}”的品牌。`);
    return <BrandCard brand={brand} />;
  });
}
