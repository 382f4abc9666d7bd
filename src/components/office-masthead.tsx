import type { SiteSettings } from '#model/site-settings.ts';

type Words = Partial<Pick<SiteSettings, 'slogan' | 'issuer'>>;

/** The line below the head of the front page; the name stands in the head itself. */
export function OfficeMasthead({ slogan, issuer }: Words) {
  if (slogan === undefined && issuer === undefined) return null;
  return (
    <p className="masthead font-kai text-accent flex flex-wrap items-baseline justify-between pt-3">
      <span className="slogan text-lead">{slogan}</span>
      <span className="text-fine">{issuer}</span>
    </p>
  );
}
